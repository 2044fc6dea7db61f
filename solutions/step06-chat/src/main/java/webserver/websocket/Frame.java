package webserver.websocket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The unit in which a WebSocket sends (RFC 6455, 5.2).
 *
 * @param last whether it ends a message
 * @param opcode what it is: one of the constants here
 * @param payload what is in it, unmasked
 */
record Frame(boolean last, int opcode, byte[] payload) {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xa;

    private static final int LAST = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int MASK_BYTES = 4;
    private static final int MAX_CONTROL_BYTES = 125;

    /** A frame with a whole message in it. */
    static Frame of(int opcode, byte[] payload) {
        return new Frame(true, opcode, payload);
    }

    /** Whether it is about the connection, and may stand between the frames of a message (RFC 6455, 5.5). */
    boolean isControl() {
        return opcode >= CLOSE;
    }

    // TASK 6.7 Read a frame
    /**
     * Reads a frame of a client.
     *
     * @param maxBytes how long its payload may be, if it is part of a message; no memory is taken before that is clear
     * @throws WebSocketError 1002 if it is not as a client's frame has to be, 1009 if it is too long
     */
    static Frame read(InputStream from, int maxBytes) throws IOException {
        DataInputStream in = new DataInputStream(from);
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        Frame frame = new Frame((first & LAST) != 0, first & OPCODE, new byte[0]);
        require((first & RESERVED) == 0, "a reserved bit is set");
        require((second & MASKED) != 0, "a frame of a client has a mask"); // RFC 6455, 5.1
        frame.checkOpcode();
        long length = readLength(in, second & LENGTH);
        require(!frame.isControl() || frame.last && isAtMost(MAX_CONTROL_BYTES, length), "a control frame is short");
        if (!isAtMost(maxBytes, length) && !frame.isControl()) { // RFC 6455, 10.4
            throw new WebSocketError(CloseCode.TOO_LARGE, "a message has " + maxBytes + " bytes at most");
        }
        byte[] mask = in.readNBytes(MASK_BYTES);
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(frame.last, frame.opcode, unmask(payload, mask));
    }

    private static long readLength(DataInputStream in, int length) throws IOException {
        return switch (length) {
            case LENGTH_IN_2_BYTES -> in.readUnsignedShort();
            case LENGTH_IN_8_BYTES -> in.readLong();
            default -> length;
        };
    }

    // RFC 6455, 5.2: the length has no sign, so that its first bit makes it huge, and not negative
    private static boolean isAtMost(int bytes, long length) {
        return Long.compareUnsigned(length, bytes) <= 0;
    }

    private void checkOpcode() {
        require(opcode <= BINARY || opcode >= CLOSE && opcode <= PONG, "there is no opcode " + opcode);
    }

    private static byte[] unmask(byte[] payload, byte[] mask) { // RFC 6455, 5.3
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % MASK_BYTES];
        }
        return payload;
    }

    private static void require(boolean right, String reason) {
        if (!right) {
            throw new WebSocketError(CloseCode.PROTOCOL_ERROR, reason);
        }
    }

    // TASK 6.7 Write a frame
    /** Writes the frame as a server does: without a mask. */
    void writeTo(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeByte((last ? LAST : 0) | opcode);
        if (payload.length <= MAX_CONTROL_BYTES) {
            out.writeByte(payload.length);
        } else if (payload.length <= 0xffff) {
            out.writeByte(LENGTH_IN_2_BYTES);
            out.writeShort(payload.length);
        } else {
            out.writeByte(LENGTH_IN_8_BYTES);
            out.writeLong(payload.length);
        }
        out.write(payload);
        out.flush();
    }
}
