package gradingkit.wire;

import java.util.List;

/** The field Transfer-Encoding (RFC 9112, 6.1). */
final class TransferCoding {

    private TransferCoding() {}

    /** Insists on what a server may send to a client that asked for nothing special: chunked, and chunked only. */
    static void check(Head head, List<Field> codings) {
        Field first = codings.get(0);
        if (head.field("Content-Length").isPresent()) {
            throw flaw(
                    first,
                    "Transfer-Encoding and Content-Length are both there, but only one may say where the"
                            + " body ends: leave out Content-Length");
        }
        if (head.statusLine().version().equals("HTTP/1.0")) {
            throw flaw(
                    first,
                    "a reply with the version HTTP/1.0 cannot be chunked: only HTTP/1.1 knows" + " Transfer-Encoding");
        }
        if (!head.list("Transfer-Encoding").equals(List.of("chunked"))) {
            throw flaw(
                    first,
                    "expected chunked as the value of Transfer-Encoding, found " + Words.quoted(first.value())
                            + ": no other coding was asked for");
        }
    }

    private static Flaw flaw(Field field, String sentence) {
        return Flaw.at(field.offset(), Math.max(1, field.value().length()), sentence);
    }
}
