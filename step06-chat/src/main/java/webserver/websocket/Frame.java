package webserver.websocket;

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
        throw new UnsupportedOperationException("Task 6.7: read a frame (README, Task 7)");
    }

    // TASK 6.7 Write a frame
    /** Writes the frame as a server does: without a mask. */
    void writeTo(OutputStream to) throws IOException {
        throw new UnsupportedOperationException("Task 6.7: write a frame (README, Task 7)");
    }
}
