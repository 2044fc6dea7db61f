package classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mistake that students make, as edits to the reference solution.
 *
 * @param mistake what is wrong, in a sentence
 * @param fails the checks that must fail by it, and no others
 * @param edits what it changes
 */
record Bug(String mistake, Set<String> fails, List<Edit> edits) {

    private static final Pattern HEAD = Pattern.compile("\\A(?<mistake>.+)\\Rfails (?<fails>[\\d. ]+)\\R");

    /** Reads a .bug file. */
    static Bug read(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            throw new AssertionError(file + " must begin with a sentence and a line such as: fails 3.1.2");
        }
        Set<String> fails = new TreeSet<>(List.of(head.group("fails").trim().split(" +")));
        return new Bug(head.group("mistake"), fails, Edit.allIn(text));
    }

    /** Makes the mistake in a copy of the solution. */
    Sources in(Sources solution, Path copy) throws IOException {
        return Edit.apply(edits, solution, copy);
    }
}
