package gradingkit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the verdict on a server that no other check has talked to. Starting one takes time, so the check begins with
 * the one that all share: what passes there has passed. If it fails, it is made again with a fresh one, which counts.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fresh {}
