package webserver.websocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import webserver.http.PatientInput;

/** The server's end of a WebSocket: whole texts in, whole texts out. One thread receives, any number of them send. */
public final class WebSocket {

    private static final int MAX_MESSAGE_BYTES = 64 * 1024;
    private static final int SILENT_MILLIS = 10_000;
    private static final int FRAME_MILLIS = 10_000;
    private static final int SEND_MILLIS = 10_000;

    private final PatientInput patience;
    private final InputStream in;
    private final OutputStream out;
    private final Lock sending = new ReentrantLock();
    private boolean closeSent;

    /** @param patience gives the bytes of {@code in}, and knows how long to wait for them */
    public WebSocket(PatientInput patience, InputStream in, OutputStream out) {
        this.patience = patience;
        this.in = in;
        this.out = out;
    }

    /** Sends a text; waits for the client to read, but not for ever. */
    public void send(String text) throws IOException {
        send(Frame.of(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The next text; nothing if the client has ended the WebSocket. On the way, answers pings and waits through pongs.
     *
     * @throws WebSocketError if the client does not keep to RFC 6455, or sends no text
     */
    public Optional<String> receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            Frame frame = readFrame(MAX_MESSAGE_BYTES - message.size());
            if (frame.opcode() == Frame.CLOSE) {
                answerClose(frame.payload());
                return Optional.empty();
            } else if (frame.isControl()) {
                answerPing(frame);
            } else {
                checkOrder(frame, begun);
                begun = true;
                message.writeBytes(frame.payload());
                if (frame.last()) {
                    return Optional.of(decode(message.toByteArray()));
                }
            }
        }
    }

    private static void checkOrder(Frame frame, boolean begun) {
        if (frame.opcode() == Frame.BINARY) {
            throw new WebSocketError(CloseCode.NOT_ACCEPTED, "this server takes texts");
        }
        if (begun != (frame.opcode() == Frame.CONTINUATION)) { // RFC 6455, 5.4
            throw new WebSocketError(CloseCode.PROTOCOL_ERROR, "the frames of a message follow each other");
        }
    }

    private Frame readFrame(int maxBytes) throws IOException {
        awaitByte();
        patience.waitAtMost(FRAME_MILLIS);
        return Frame.read(in, maxBytes);
    }

    /** Waits for the next frame; a client that is silent is asked, once, whether it is still there. */
    private void awaitByte() throws IOException {
        if (!hasByteWithin(SILENT_MILLIS)) {
            send(Frame.of(Frame.PING, new byte[0]));
            if (!hasByteWithin(SILENT_MILLIS)) {
                throw new SocketTimeoutException("it does not answer a ping");
            }
        }
    }

    private boolean hasByteWithin(int millis) throws IOException {
        patience.waitAtMost(millis);
        in.mark(1);
        try {
            in.read(); // an end is found again when the frame is read
        } catch (SocketTimeoutException e) {
            return false;
        }
        in.reset();
        return true;
    }

    private void answerPing(Frame frame) throws IOException {
        if (frame.opcode() == Frame.PING) { // RFC 6455, 5.5.3: a pong has what the ping had
            send(Frame.of(Frame.PONG, frame.payload()));
        }
    }

    private static String decode(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WebSocketError(CloseCode.NOT_UTF_8, "a text is UTF-8");
        }
    }

    /** Answers the client's close with the same code (RFC 6455, 5.5.1). */
    private void answerClose(byte[] payload) throws IOException {
        if (payload.length == 0) {
            close(CloseCode.NORMAL);
            return;
        }
        int code = payload.length == 1 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        if (!CloseCode.mayBeSent(code)) {
            throw new WebSocketError(CloseCode.PROTOCOL_ERROR, "this is no code to close with");
        }
        decode(Arrays.copyOfRange(payload, 2, payload.length));
        close(code);
    }

    /** Says why the WebSocket ends, if that was not said before; the last frame that is sent. */
    public void close(int code) throws IOException {
        send(Frame.of(Frame.CLOSE, ByteBuffer.allocate(2).putShort((short) code).array()));
    }

    // A client that does not read stops the thread that sends to it; the others give up after a while.
    private void send(Frame frame) throws IOException {
        lock();
        try {
            if (!closeSent) {
                closeSent = frame.opcode() == Frame.CLOSE;
                frame.writeTo(out);
            }
        } finally {
            sending.unlock();
        }
    }

    private void lock() throws IOException {
        try {
            if (!sending.tryLock(SEND_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new SocketTimeoutException("it does not read what is sent to it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the talk is over");
        }
    }
}
