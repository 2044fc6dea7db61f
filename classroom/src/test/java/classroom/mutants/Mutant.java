package classroom.mutants;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A solution with one small change in it.
 *
 * @param file the path of the changed file below {@code src/main/java}
 * @param line where the change begins
 * @param member the method, field or class that it lies in
 * @param task the number of the task that this is written for, such as 3.2
 * @param before the changed lines as they are in the solution
 * @param after the same lines with the change
 * @param number 1, or more if the member has this change more than once
 * @param source the whole file with the change
 */
record Mutant(
        String file, int line, String member, String task, String before, String after, int number, String source) {

    /** Where it is and what it changes, in one line: this stays the same while other lines of the file change. */
    String id() {
        return file + ", " + member + ": " + words(before) + " -> " + words(after) + (number > 1 ? " #" + number : "");
    }

    private static String words(String lines) {
        return lines.strip().replaceAll("\\s+", " ");
    }

    /** Where it is, and what it changes, in lines for people. */
    String shown() {
        String place = file + ":" + line + ", " + member + (number > 1 ? " #" + number : "");
        return Stream.of(List.of(place), marked("- ", before), marked("+ ", after))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> marked(String mark, String lines) {
        return lines.lines().map(line -> mark + line).toList();
    }
}
