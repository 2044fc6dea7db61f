package classroom.code;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A source file as lines, whatever its bytes are. */
final class SourceText {

    static final int MOST_LINES = 2_000;
    static final int MOST_CHARACTERS = 400; // of a line

    private SourceText() {}

    /**
     * The first lines of a file, each without its end.
     *
     * @param bytes UTF-8; or UTF-16, if a byte order mark says so
     * @param characters how many characters are wanted at most, over all lines
     * @return lines of at most {@link #MOST_CHARACTERS} characters and a {@code …} where one is cut
     */
    static List<String> lines(byte[] bytes, int characters) {
        Iterator<String> all = text(bytes).lines().limit(MOST_LINES).iterator();
        Stream.Builder<String> lines = Stream.builder();
        int left = characters;
        while (all.hasNext() && left > 0) {
            String line = cut(all.next());
            left -= line.length() + 1;
            lines.add(line);
        }
        return lines.build().toList();
    }

    /** How many lines a file has. */
    static long count(byte[] bytes) {
        return text(bytes).lines().count();
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static String cut(String line) {
        if (line.length() <= MOST_CHARACTERS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return line.substring(0, end) + "…";
    }
}
