package gradingkit.wire;

/**
 * A header field of a reply.
 *
 * @param name as the server wrote it
 * @param value without the white space around it, one character a byte (ISO-8859-1)
 * @param offset where the value begins, counted in all bytes received on the connection
 */
public record Field(String name, String value, int offset) {

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
