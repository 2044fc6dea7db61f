package classroom;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mistake that students make, as edits to the reference solution.
 *
 * @param mistake what is wrong, in a sentence
 * @param fails the checks that must fail by it, and no others
 * @param edits what it changes
 */
record Bug(String mistake, Set<String> fails, List<Edit> edits) {

    private static final Pattern HEAD = Pattern.compile("\\A(?<mistake>.+)\\Rfails (?<fails>[\\d. ]+)\\R");
    private static final Pattern EDIT = Pattern.compile(
            "^(?<file>\\S+\\.java)\\R<{7}\\R(?<old>.*?)^={7}\\R(?<new>.*?)^>{7}$", Pattern.MULTILINE | Pattern.DOTALL);

    /** In this file, the old text, which occurs once, becomes the new one. */
    record Edit(String file, String oldText, String newText) {

        void applyTo(Sources sources) throws IOException {
            Path path = sources.file(file);
            Matcher place = inAnyLayout(oldText).matcher(Files.readString(path));
            if (place.results().count() != 1) {
                throw new AssertionError("the old text must occur once in " + file + ":\n" + oldText);
            }
            Files.writeString(path, place.replaceFirst(Matcher.quoteReplacement(newText.strip())));
        }

        // The formatter may break the solution's lines elsewhere tomorrow.
        private static Pattern inAnyLayout(String text) {
            return Pattern.compile(
                    Stream.of(text.strip().split("\\s+")).map(Pattern::quote).collect(joining("\\s+")));
        }
    }

    /** Reads a .bug file. */
    static Bug read(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            throw new AssertionError(file + " must begin with a sentence and a line such as: fails 3.1.2");
        }
        List<Edit> edits = new ArrayList<>();
        Matcher edit = EDIT.matcher(text);
        while (edit.find()) {
            edits.add(new Edit(edit.group("file"), edit.group("old"), edit.group("new")));
        }
        Set<String> fails = new TreeSet<>(List.of(head.group("fails").trim().split(" +")));
        return new Bug(head.group("mistake"), fails, edits);
    }

    /** Makes the mistake in a copy of the solution. */
    Sources in(Sources solution, Path copy) throws IOException {
        solution.copyTo(copy);
        Sources sources = new Sources(copy);
        for (Edit edit : edits) {
            edit.applyTo(sources);
        }
        return sources;
    }
}
