package gradingkit.check;

import java.util.Random;

/** The random values of one check: the same seed and the same check give the same values. */
public final class Dice {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Random random;

    Dice(long seed, String checkId) {
        random = new Random(seed * 31 + checkId.hashCode());
    }

    /** A number from 0 to below the bound. */
    public int number(int bound) {
        return random.nextInt(bound);
    }

    /** A number from the first to the last, both included. */
    public int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    /** A word of eight lower-case letters. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append(LETTERS.charAt(number(LETTERS.length())));
        }
        return word.toString();
    }

    /** A name that nobody can have foreseen, such as no-such-4f1c.html. */
    public String name(String start, String end) {
        return start + "-%04x".formatted(number(0x1_0000)) + end;
    }

    /** Bytes of every value, of this length. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
