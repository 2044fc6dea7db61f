package webserver.framework;

/** The status codes that have a name here (RFC 9110, 15); any other is given as a number. */
public enum HttpStatus {
    OK(200),
    CREATED(201),
    NO_CONTENT(204),
    FOUND(302),
    SEE_OTHER(303),
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    UNPROCESSABLE_CONTENT(422),
    TOO_MANY_REQUESTS(429),
    INTERNAL_SERVER_ERROR(500);

    private final int code;

    HttpStatus(int code) {
        this.code = code;
    }

    /** The number on the status line. */
    public int getCode() {
        return code;
    }
}
