package gradingkit.check;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A task of a lesson; it has a heading of its own in the lesson's README.md and HINTS.md. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Task {

    /** Its number; 0 is a warm-up. */
    int number();

    /** What is to be done, in the imperative. */
    String title();

    /** The checks without which none of this task can be reached. */
    String[] needs() default {};

    /** Whether it is "going further": its points come on top and it never fails the build. */
    boolean bonus() default false;
}
