package gradingkit.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A wire after the 101 of a WebSocket (RFC 6455): sends frames of any kind, and reads the server's strictly. */
public final class WebSocketWire {

    /** The opcodes of RFC 6455, 5.2. */
    public static final int CONTINUATION = 0;

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /** What {@link #readClose} returns for a close frame without a code. */
    public static final int NO_CODE = 1005;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private final Wire wire;

    /** @param wire on which the server has answered 101 */
    public WebSocketWire(Wire wire) {
        this.wire = wire;
    }

    /**
     * A frame of the server.
     *
     * @param last whether it ends a message
     * @param opcode one of the constants
     * @param payload what is in it
     */
    public record Frame(boolean last, int opcode, byte[] payload) {

        /** The payload as text. */
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** Sends a whole message. */
    public WebSocketWire sendText(String text) {
        return send(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame, masked, as a client has to. */
    public WebSocketWire send(boolean last, int opcode, byte[] payload) {
        return sendRaw((last ? LAST : 0) | opcode, MASKED, payload.length, masked(payload));
    }

    /** Sends a close frame with a code, and no reason. */
    public WebSocketWire sendClose(int code) {
        return send(true, CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Sends a text frame that breaks the rule: a client's frame without a mask. */
    public WebSocketWire sendUnmasked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        wire.send(concat(head(LAST | TEXT, 0, payload.length), payload));
        return this;
    }

    /** Sends a masked frame with any first byte: the last frame of a message or not, reserved bits, opcode. */
    public WebSocketWire sendWithFirstByte(int firstByte, byte[] payload) {
        return sendRaw(firstByte, MASKED, payload.length, masked(payload));
    }

    /** Sends the beginning of a text frame that announces so many bytes, and none of them. */
    public WebSocketWire announce(long length) {
        return sendRaw(LAST | TEXT, MASKED, length, new byte[0]);
    }

    private WebSocketWire sendRaw(int firstByte, int maskBit, long length, byte[] content) {
        wire.send(concat(head(firstByte, maskBit, length), MASK, content));
        return this;
    }

    private static byte[] head(int firstByte, int maskBit, long length) {
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) firstByte);
        if (length < 126) {
            head.put((byte) (maskBit | length));
        } else if (length <= 0xffff) {
            head.put((byte) (maskBit | 126)).putShort((short) length);
        } else {
            head.put((byte) (maskBit | 127)).putLong(length);
        }
        return Arrays.copyOf(head.array(), head.position());
    }

    private static byte[] masked(byte[] payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % MASK.length];
        }
        return masked;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Reads the next text, in however many frames; answers pings on the way and passes over pongs. */
    public String readText() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Frame frame = readData(); ; frame = readData()) {
            if (frame.opcode() == CLOSE) {
                throw failure(
                        "the server closed the WebSocket with code " + code(frame) + ", where a text was expected");
            }
            text.writeBytes(frame.payload());
            if (frame.last()) {
                return text.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** Reads up to the server's close frame, past whatever comes before it, and returns its code. */
    public int readClose() {
        Frame frame = readData();
        while (frame.opcode() != CLOSE) {
            frame = readData();
        }
        return code(frame);
    }

    private static int code(Frame close) {
        return close.payload().length < 2
                ? NO_CODE
                : ByteBuffer.wrap(close.payload()).getShort() & 0xffff;
    }

    private Frame readData() {
        Frame frame = readFrame();
        while (frame.opcode() == PING || frame.opcode() == PONG) {
            if (frame.opcode() == PING) {
                send(true, PONG, frame.payload());
            }
            frame = readFrame();
        }
        return frame;
    }

    /** Reads the next frame, whatever it is. */
    public Frame readFrame() {
        int start = wire.position();
        byte[] head = wire.read(2, "a frame");
        require((head[0] & 0x70) == 0, start, "the server's frame has a reserved bit, which nobody has asked for");
        require((head[1] & MASKED) == 0, start + 1, "the server's frame has a mask: only clients mask (RFC 6455, 5.1)");
        int opcode = head[0] & 0x0f;
        require(opcode <= BINARY || opcode >= CLOSE && opcode <= PONG, start, "there is no opcode " + opcode);
        int shortLength = head[1] & 0x7f;
        long length = length(shortLength);
        require(length >= 0 && length <= MOST_BYTES, start + 1, "the server's frame announces " + length + " bytes");
        require(
                isShortest(shortLength, length),
                start + 1,
                "the length " + length + " fits into fewer bytes, and has to stand there (RFC 6455, 5.2)");
        return new Frame((head[0] & LAST) != 0, opcode, wire.read((int) length, "the rest of a frame"));
    }

    private static boolean isShortest(int shortLength, long length) {
        return switch (shortLength) {
            case 126 -> length > 125;
            case 127 -> length > 0xffff;
            default -> true;
        };
    }

    private long length(int length) {
        return switch (length) {
            case 126 -> ByteBuffer.wrap(wire.read(2, "the length of a frame")).getShort() & 0xffff;
            case 127 -> ByteBuffer.wrap(wire.read(8, "the length of a frame")).getLong();
            default -> length;
        };
    }

    private void require(boolean right, int offset, String sentence) {
        if (!right) {
            throw new WireFailure(
                    "byte " + Words.number(offset) + ": " + sentence, wire.transcript(), offset, 1, false);
        }
    }

    private WireFailure failure(String sentence) {
        return new WireFailure(sentence, wire.transcript());
    }
}
