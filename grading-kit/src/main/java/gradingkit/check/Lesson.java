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

    /** The tasks in their order. */
    Task[] tasks();
}
