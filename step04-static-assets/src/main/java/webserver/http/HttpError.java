package webserver.http;

/** A request that cannot be answered as the client wishes; ends up as a page with the status that says why. */
public final class HttpError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Header[] headers;

    /**
     * @param status a status code of RFC 9110, 15
     * @param reason one plain sentence for the person at the client
     * @param headers fields that the status asks for, such as Allow with 405
     */
    public HttpError(int status, String reason, Header... headers) {
        super(reason);
        this.status = status;
        this.headers = headers;
    }

    /** The response that tells the client. */
    public Response page() {
        String title = status + " " + Response.reasonOf(status);
        return Response.html(status, Html.page(title, "<p>" + Html.escape(getMessage()) + "</p>"), headers);
    }
}
