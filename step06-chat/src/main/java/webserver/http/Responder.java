package webserver.http;

/** Answers requests: what a server calls. Several threads may call it at the same time. */
@FunctionalInterface
public interface Responder {

    /**
     * The response to a request.
     *
     * @throws HttpError if the request cannot be answered as the client wishes
     */
    Response answer(Request request);

    /** What the client gets whose request was refused before anybody could answer it, such as for its body. */
    default Response refuse(Request request, HttpError error) {
        return error.problem();
    }
}
