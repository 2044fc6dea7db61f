package gradingkit.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The first bytes of a stream. Not thread-safe. */
final class Capture {
    private final int capacity;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;
    private String text = "";

    /** @param capacity how many bytes are kept */
    Capture(int capacity) {
        this.capacity = capacity;
    }

    /** Keeps what still fits of the first {@code length} bytes; says whether {@link #text} has changed. */
    boolean append(byte[] bytes, int length) {
        int fitting = Math.min(length, capacity - kept.size());
        boolean changed = fitting > 0 || !cut && length > fitting;
        kept.write(bytes, 0, fitting);
        cut |= length > fitting;
        if (changed) {
            text = null;
        }
        return changed;
    }

    /** Whether there was more than fitted. */
    boolean isCut() {
        return cut;
    }

    /** What was kept, read as UTF-8, with a note where it was cut. */
    String text() {
        if (text == null) {
            text = cut ? withoutBrokenEnd() + note() : kept.toString(StandardCharsets.UTF_8);
        }
        return text;
    }

    // A decoder that is told of more to come leaves half a character at the end alone.
    private String withoutBrokenEnd() {
        ByteBuffer bytes = ByteBuffer.wrap(kept.toByteArray());
        CharBuffer chars = CharBuffer.allocate(bytes.capacity());
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(bytes, chars, false);
        return chars.flip().toString();
    }

    private String note() {
        return String.format(Locale.ROOT, "… (cut after %,d bytes)", capacity);
    }
}
