package gradingkit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The lesson that a suite grades: stands on the class that all test classes of the suite extend. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lesson {

    /** The step, from 1 on. */
    int number();

    /** What the lesson is called. */
    String title();

    /** What a server of the lesson writes into its working folder: names of files and folders right within it. */
    String[] written() default {};

    /**
     * What is said in the place of a command about a request with a cookie, if the cookie is worth nothing on another
     * server: a sentence that begins with "The suite".
     */
    String withCookie() default "";

    /** The tasks in their order. */
    Task[] tasks();
}
