package gradingkit.relay;

import gradingkit.text.Visible;
import gradingkit.wire.Words;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The frames of one direction of a WebSocket (RFC 6455, 5.2), taken apart as their bytes arrive. */
final class Frames {

    private static final int CLOSE = 8;
    private static final int LONGEST_HEAD = 14;

    private final boolean ofClient;
    private final byte[] head = new byte[LONGEST_HEAD];
    private int headLength;
    private long left = -1;
    private long position;
    private Content content = new Content();

    Frames(boolean ofClient) {
        this.ofClient = ofClient;
    }

    /** Shows the bytes from {@code at} on, up to the end of a frame, of its head, or of the bytes. */
    int take(byte[] bytes, int at, int length, Rows rows) {
        return left < 0 ? head(bytes, at, length, rows) : payload(bytes, at, length, rows);
    }

    private int head(byte[] bytes, int at, int length, Rows rows) {
        int end = at;
        while (end < length && !isComplete()) {
            head[headLength++] = bytes[end++];
        }
        if (!isComplete()) {
            rows.line(hex(bytes, at, end));
            return end;
        }
        rows.line(hex(bytes, at, end) + "  " + words());
        left = payloadLength();
        position = 0;
        content = new Content();
        endIfDone(rows);
        return end;
    }

    private boolean isComplete() {
        return headLength >= 2 && headLength == 2 + extraLength() + (isMasked() ? 4 : 0);
    }

    private int extraLength() {
        return switch (head[1] & 0x7f) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
    }

    private long payloadLength() {
        return switch (extraLength()) {
            case 2 -> ByteBuffer.wrap(head, 2, 2).getShort() & 0xffff;
            case 8 -> ByteBuffer.wrap(head, 2, 8).getLong() & Long.MAX_VALUE;
            default -> head[1] & 0x7f;
        };
    }

    private boolean isMasked() {
        return (head[1] & 0x80) != 0;
    }

    private boolean isLast() {
        return (head[0] & 0x80) != 0;
    }

    private int opcode() {
        return head[0] & 0x0f;
    }

    private String words() {
        String reserved = (head[0] & 0x70) == 0 ? "" : ", with a reserved bit";
        return name() + (isLast() ? ", FIN" : ", no FIN") + reserved + ", " + mask() + ", "
                + Words.bytes(payloadLength());
    }

    private String name() {
        return switch (opcode()) {
            case 0 -> "continuation";
            case 1 -> "text";
            case 2 -> "binary";
            case CLOSE -> "close";
            case 9 -> "ping";
            case 10 -> "pong";
            default -> "unknown opcode " + opcode();
        };
    }

    private String mask() {
        if (isMasked()) {
            String mask = "masked with " + hex(head, headLength - 4, headLength);
            return ofClient ? mask : mask + ", which only clients do";
        }
        return ofClient ? "not masked, which a client has to do" : "not masked";
    }

    private int payload(byte[] bytes, int at, int length, Rows rows) {
        int end = (int) Math.min(length, at + left);
        byte[] plain = unmasked(Arrays.copyOfRange(bytes, at, end));
        left -= plain.length;
        boolean whole = position == plain.length && left == 0;
        if (opcode() == CLOSE && whole && plain.length >= 2) {
            rows.line(closeWords(plain));
        } else if (whole && isReadable(plain) && Rows.fits(plain.length)) {
            rows.line(new String(plain, StandardCharsets.UTF_8));
        } else {
            content.show(plain, 0, plain.length, rows);
        }
        endIfDone(rows);
        return end;
    }

    private byte[] unmasked(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++, position++) {
            bytes[i] ^= isMasked() ? head[headLength - 4 + (int) (position % 4)] : 0;
        }
        return bytes;
    }

    private static String closeWords(byte[] payload) {
        int code = ByteBuffer.wrap(payload).getShort() & 0xffff;
        String reason = new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        return "code " + code + (reason.isEmpty() ? ", no reason" : ", reason " + Visible.of(reason));
    }

    private static boolean isReadable(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return Visible.of(text).equals(text);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void endIfDone(Rows rows) {
        if (left > 0) {
            return;
        }
        content.end(rows);
        rows.mark("end of the frame" + (opcode() < CLOSE && isLast() ? ", and of the message" : ""));
        headLength = 0;
        left = -1;
    }

    /** Shows that no more bytes come. */
    void close(Rows rows) {
        if (headLength > 0) {
            content.end(rows);
            rows.mark("the last frame ends too early"
                    + (left > 0 ? ": " + Words.bytes(left) + " of it are missing" : ""));
        }
    }

    private static String hex(byte[] bytes, int from, int to) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
    }
}
