package webserver.framework;

/**
 * Turns an exception of a handler into a response.
 *
 * @param <E> which exceptions
 */
@FunctionalInterface
public interface ExceptionHandler<E extends Exception> {

    /** Answers the request whose handler has thrown the exception. */
    void handle(E exception, Context ctx);
}
