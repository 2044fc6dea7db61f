package webserver;

/** Why a WebSocket ends (RFC 6455, 7.4). */
final class CloseCode {

    static final int NORMAL = 1000;
    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_ACCEPTED = 1003;
    static final int NOT_UTF_8 = 1007;
    static final int TOO_LARGE = 1009;
    static final int SERVER_ERROR = 1011;

    private CloseCode() {}

    /** Whether a code may stand in a close frame; some only stand for what has happened without one. */
    static boolean mayBeSent(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }
}
