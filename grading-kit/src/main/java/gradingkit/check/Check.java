package gradingkit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A test method that finds out one thing about a server, and is worth points. */
@Test
@ExtendWith(CheckExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Check {

    /** What the server prints. */
    String TERMINAL = "terminal";

    /** Lesson, task and check, such as 3.2.4. */
    String id();

    /** The thing that is found out, as a sentence about the server. */
    String says();

    /** What it is worth. */
    int points();

    /** The rule behind it: an RFC with its section, or the lesson's own word. */
    String why();

    /** The checks without which this one cannot be reached; those of its task are added. */
    String[] needs() default {};

    /** Whether the server is to keep a time in it between several connections, which a busy computer can make too long. */
    boolean keepsTime() default false;

    /**
     * What the suite does in it, as a sentence that begins with "The suite": for checks of which no single command can
     * show a student what went wrong, such as those with many connections at once.
     */
    String did() default "";

    /** A file that the server writes into its folder, or {@link #TERMINAL}, where what went wrong is seen. */
    String look() default "";

    /** Whether the skeleton passes it already. */
    boolean given() default false;
}
