package webserver.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Protocol;
import webserver.http.Request;
import webserver.http.Response;

/** The way from HTTP to a WebSocket (RFC 6455, 4.2). */
public final class Handshake {

    private static final Header UPGRADE = new Header("Upgrade", "websocket");
    private static final Header CONNECTION = new Header("Connection", "Upgrade");
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3

    private Handshake() {}

    /**
     * Status 101, with the proof that the key was understood.
     *
     * @param protocol what is spoken from then on
     * @throws HttpError 426 if the client wants no WebSocket, or one of another version; 400 if its key is none
     */
    public static Response answer(Request request, Protocol protocol) {
        if (!asksForWebSocket(request)) {
            throw new HttpError(426, "Here is a WebSocket.", UPGRADE, CONNECTION);
        }
        if (!request.header("Sec-WebSocket-Version").orElse("").equals(VERSION)) { // RFC 6455, 4.4
            Header version = new Header("Sec-WebSocket-Version", VERSION);
            throw new HttpError(426, "This server speaks version 13.", UPGRADE, CONNECTION, version);
        }
        List<String> keys = request.values("Sec-WebSocket-Key");
        if (keys.size() != 1 || !isKey(keys.get(0))) {
            throw new HttpError(400, "A key is 16 bytes in Base64.");
        }
        return Response.switchTo(
                protocol, UPGRADE, CONNECTION, new Header("Sec-WebSocket-Accept", accept(keys.get(0))));
    }

    // RFC 9110, 7.8: HTTP/1.0 knows no Upgrade
    private static boolean asksForWebSocket(Request request) {
        return request.method().equals("GET")
                && !request.version().equals("HTTP/1.0")
                && request.lists("Upgrade", "websocket")
                && request.lists("Connection", "Upgrade");
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What only a server answers that knows WebSockets: nobody is tricked into one by an echo. */
    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
