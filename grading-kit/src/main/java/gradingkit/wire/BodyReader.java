package gradingkit.wire;

import java.math.BigInteger;
import java.util.List;

/** Decides how a reply's body is framed (RFC 9112, 6.3) and reads it. */
final class BodyReader {

    private final Incoming in;
    private final int replyStart;
    private final Slips slips;

    BodyReader(Incoming in, int replyStart, Slips slips) {
        this.in = in;
        this.replyStart = replyStart;
        this.slips = slips;
    }

    Body read(Head head, String method) {
        List<Field> codings = head.fields("Transfer-Encoding");
        List<Field> lengths = head.fields("Content-Length");
        if (!codings.isEmpty()) {
            TransferCoding.check(head, codings);
        }
        BigInteger length = lengths.isEmpty() ? null : ContentLength.parse(lengths);
        if (hasNoBody(head, method)) {
            return Body.none(head.end());
        }
        if (!codings.isEmpty()) {
            return new ChunkReader(in, replyStart, slips).read(head.end());
        }
        return length == null ? untilClose(head.end()) : ofLength(length, lengths.get(0), head.end());
    }

    private static boolean hasNoBody(Head head, String method) {
        int status = head.statusLine().status();
        if (status == 204) {
            checkNothingAnnounced(head);
        }
        boolean tunnel = method.equals("CONNECT") && status / 100 == 2;
        return method.equals("HEAD") || status / 100 == 1 || status == 204 || status == 304 || tunnel;
    }

    // RFC 9110, 8.6 and 9112, 6.1. Content-Length: 0 says nothing wrong and is common.
    private static void checkNothingAnnounced(Head head) {
        head.field("Content-Length")
                .filter(field -> !field.value().matches("0+"))
                .ifPresent(field -> {
                    throw Flaw.at(
                            field.offset(),
                            field.value().length(),
                            "a reply with status 204 never has a body, but" + " Content-Length announces "
                                    + field.value() + " bytes: use status 200, or send no body");
                });
        head.field("Transfer-Encoding").ifPresent(field -> {
            throw Flaw.at(
                    field.offset(),
                    field.value().length(),
                    "a reply with status 204 never has a body, but"
                            + " Transfer-Encoding announces one: use status 200, or send no body");
        });
    }

    private Body ofLength(BigInteger announced, Field field, int start) {
        if (announced.compareTo(BigInteger.valueOf(ReplyParser.MOST_BYTES)) > 0) {
            throw Flaw.at(
                    field.offset(),
                    field.value().length(),
                    "Content-Length announces "
                            + String.format("%,d", announced) + " bytes, and at most "
                            + Words.bytes(ReplyParser.MOST_BYTES) + " are read here");
        }
        int length = announced.intValueExact();
        if (!in.holds(start + length)) {
            throw Interruption.inBodyOfLength(in, start, length);
        }
        return Body.of(Framing.CONTENT_LENGTH, in, start, start + length);
    }

    private Body untilClose(int start) {
        while (in.more()) {
            Interruption.checkLength(in.length(), replyStart);
        }
        if (in.ending() != Ending.CLOSED) {
            throw Interruption.inBodyUntilClose(in);
        }
        return Body.of(Framing.CLOSE, in, start, in.length());
    }
}
