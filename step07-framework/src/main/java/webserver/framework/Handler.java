package webserver.framework;

/** Answers a request, or does something before or after others answer it. */
@FunctionalInterface
public interface Handler {

    /**
     * @param ctx has the request in it, and takes the response
     * @throws Exception whatever goes wrong; the application says what becomes of it
     */
    void handle(Context ctx) throws Exception;
}
