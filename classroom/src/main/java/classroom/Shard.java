package classroom;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A part of a class that is the same wherever and whenever it is taken.
 *
 * @param number which part, from 1 on
 * @param of how many parts there are
 */
record Shard(int number, int of) {

    static final Shard ALL = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

    /**
     * Reads a text such as {@code 2/8}.
     *
     * @throws BadInput if it is none
     */
    static Shard parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            Shard shard = new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
            if (shard.number <= shard.of) {
                return shard;
            }
        }
        throw new BadInput(
                "A shard is written as its number and how many there are, such as 2/8, not as " + text + ".");
    }

    /** Whether a student belongs to this part; it depends on the name alone, not on who else is in the class. */
    boolean contains(String student) {
        CRC32 hash = new CRC32();
        hash.update(student.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % of == number - 1;
    }
}
