package gradingkit.wire;

/** How a reply says where its body ends (RFC 9112, 6.3). */
public enum Framing {
    /** There is no body: the reply to HEAD, and the status codes 1xx, 204 and 304. */
    NONE,
    /** The field Content-Length counts its bytes. */
    CONTENT_LENGTH,
    /** It comes in chunks, each with its size; one of size 0 is the last. */
    CHUNKED,
    /** It ends when the server closes the connection. */
    CLOSE
}
