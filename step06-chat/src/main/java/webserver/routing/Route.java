package webserver.routing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that answers requests: it takes a {@code Request} and, as Strings, what stands in the path for each
 * {@code {name}}; it returns a {@code Response}.
 */
@Retention(RetentionPolicy.RUNTIME) // or the program cannot see it while it runs
@Target(ElementType.METHOD)
public @interface Route {

    /** The method of the requests, such as GET. */
    String method();

    /** Their path, such as {@code /api/books/{id}}; a segment in braces stands for any segment. */
    String path();
}
