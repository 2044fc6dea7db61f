package webserver.http;

import java.util.List;

/** A request that cannot be answered as the client wishes; ends up as problem details with the status that says why. */
public final class HttpError extends RuntimeException {

    private static final long serialVersionUID = 1;

    // RFC 9110, 11.6.1: a 401 says how to log in. No scheme means forms; clients ignore those that they do not know.
    private static final Header[] CHALLENGE = {new Header("WWW-Authenticate", "Form realm=\"login\"")};

    private final int status;
    private final transient Header[] headers;
    private final transient List<Problem.FieldError> errors;

    /**
     * @param status a status code of RFC 9110, 15
     * @param reason one plain sentence for the person at the client
     * @param headers fields that the status asks for, such as Allow with 405
     */
    public HttpError(int status, String reason, Header... headers) {
        super(reason);
        this.status = status;
        this.headers = status == 401 && headers.length == 0 ? CHALLENGE : headers;
        this.errors = List.of();
    }

    /** @param errors what is wrong with the fields of a JSON object, whose status is 422 */
    public HttpError(List<Problem.FieldError> errors) {
        super("Some fields are not as they should be.");
        this.status = 422;
        this.headers = new Header[0];
        this.errors = List.copyOf(errors);
    }

    /** The status of the response. */
    public int status() {
        return status;
    }

    /** The header fields that the status asks for. */
    public Header[] headers() {
        return headers.clone();
    }

    /** What a program is told. */
    public Problem details() {
        return new Problem(Response.reasonOf(status), status, getMessage(), errors);
    }

    /** The response that tells a program. */
    public Response problem() {
        return Json.response(status, Problem.MEDIA_TYPE, details(), headers);
    }

    /** The response that tells a person. */
    public Response page() {
        String title = status + " " + Response.reasonOf(status);
        return Response.html(status, Html.page(title, "<p>" + Html.escape(getMessage()) + "</p>"), headers);
    }
}
