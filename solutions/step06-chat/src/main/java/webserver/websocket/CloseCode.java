package webserver.websocket;

/** Why a WebSocket ends (RFC 6455, 7.4). */
public final class CloseCode {

    public static final int NORMAL = 1000;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int NOT_ACCEPTED = 1003;
    public static final int NOT_UTF_8 = 1007;
    public static final int NOT_ALLOWED = 1008;
    public static final int TOO_LARGE = 1009;
    public static final int SERVER_ERROR = 1011;
    public static final int TRY_LATER = 1013;

    private CloseCode() {}

    // TASK 6.7 Know the codes
    /** Whether a code may stand in a close frame; some only stand for what has happened without one. */
    static boolean mayBeSent(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }
}
