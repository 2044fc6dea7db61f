package gradingkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The words for a body that differs from the expected one. */
final class BodyDifference {

    private static final int SHOWN_BYTES = 20;

    private BodyDifference() {}

    /** What was expected, where the first difference is at this index. */
    static String expected(byte[] expected, int at) {
        String all = "a body of " + Words.bytes(expected.length);
        return at < expected.length ? all + " with " + start(expected, at) + " at body byte " + Words.number(at) : all;
    }

    /** What was found instead. */
    static String found(byte[] expected, byte[] found, int at) {
        if (at == found.length) {
            return found.length == 0 ? "no body" : "only the first " + Words.number(found.length);
        }
        boolean longer = at == expected.length;
        return longer ? Words.bytes(found.length) + ": the same and then " + start(found, at) : start(found, at);
    }

    /** The beginning of the bytes, in quotation marks. */
    static String start(byte[] bytes) {
        return start(bytes, 0);
    }

    /** The index of the first occurrence, or -1. */
    static int indexOf(byte[] bytes, byte[] part) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static String start(byte[] bytes, int from) {
        byte[] shown = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SHOWN_BYTES + 1));
        return Words.quoted(new String(shown, StandardCharsets.ISO_8859_1));
    }
}
