package gradingkit.report;

import java.util.Comparator;

/**
 * The number of a check, such as 3.2.4.
 *
 * @param lesson the step
 * @param task the task within it
 * @param check the check within the task
 */
public record CheckId(int lesson, int task, int check) implements Comparable<CheckId> {

    /** Behind all others. */
    public static final CheckId LAST = new CheckId(Integer.MAX_VALUE, 0, 0);

    private static final Comparator<CheckId> ORDER = Comparator.comparingInt(CheckId::lesson)
            .thenComparingInt(CheckId::task)
            .thenComparingInt(CheckId::check);

    /**
     * Reads a number such as 3.2.4.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static CheckId parse(String text) {
        String[] parts = text.split("\\.");
        if (parts.length != 3) {
            throw new IllegalArgumentException("\"" + text + "\" is no check's number such as 3.2.4");
        }
        return new CheckId(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(CheckId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return lesson + "." + task + "." + check;
    }
}
