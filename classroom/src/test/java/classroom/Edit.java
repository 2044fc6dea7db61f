package classroom;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A change of a solution: in this file, the old text, which occurs once, becomes the new one. */
record Edit(String file, String oldText, String newText) {

    private static final Pattern EDIT = Pattern.compile(
            "^(?<file>\\S+\\.java)\\R<{7}\\R(?<old>.*?)^={7}\\R(?<new>.*?)^>{7}$", Pattern.MULTILINE | Pattern.DOTALL);

    /** All that stand in a text, each as a file's name with the old and the new lines below it. */
    static List<Edit> allIn(String text) {
        List<Edit> edits = new ArrayList<>();
        Matcher edit = EDIT.matcher(text);
        while (edit.find()) {
            edits.add(new Edit(edit.group("file"), edit.group("old"), edit.group("new")));
        }
        return edits;
    }

    /** Makes them in a copy of a solution. */
    static Sources apply(List<Edit> edits, Sources solution, Path copy) throws IOException {
        solution.copyTo(copy);
        Sources sources = new Sources(copy);
        for (Edit edit : edits) {
            edit.applyTo(sources);
        }
        return sources;
    }

    private void applyTo(Sources sources) throws IOException {
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
