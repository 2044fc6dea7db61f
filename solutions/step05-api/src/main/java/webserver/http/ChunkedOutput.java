package webserver.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends what is written to it as chunks (RFC 9112, 7.1), so that a body can be sent before its length is known. */
final class ChunkedOutput extends OutputStream {

    private final OutputStream out;

    ChunkedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /** Sends the bytes as one chunk; nothing at all if there are none, as an empty chunk would end the body. */
    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        if (length > 0) {
            writeAscii(Integer.toHexString(length) + "\r\n");
            out.write(bytes, start, length);
            writeAscii("\r\n");
        }
    }

    /** Tells the client that the body is complete. Not in close(), which is also called when it is not. */
    void finish() throws IOException {
        writeAscii("0\r\n\r\n");
    }

    private void writeAscii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
