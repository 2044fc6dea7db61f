package classroom.similarity;

import classroom.AtomicFile;
import classroom.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which submissions of a lesson resemble each other more than the lesson explains, as JPlag sees it.
 *
 * <p>JPlag never meets a name that a student has chosen, and runs in JVMs of its own, with limits on memory and time: a
 * source that is too much for it costs its author the comparison, and the rest of the class nothing.
 */
public final class Similarity {

    private Similarity() {}

    /**
     * Compares every submission with every other and writes {@code similarity.html}, {@code similarity.csv} and JPlag's
     * own report, {@code similarity.zip}, which is missing if fewer than two submissions can be read.
     *
     * @param sourcesByStudent the contents of each student's Java files by their path; all names may be anything
     * @param baseCode the folder with the code that everybody was given
     * @param out the folder for the files, which is made if it is missing
     * @throws BadInput if there are no two submissions, the folder cannot be written, or JPlag does not come to an end
     */
    public static void run(Map<String, SortedMap<String, byte[]>> sourcesByStudent, Path baseCode, Path out) {
        if (sourcesByStudent.values().stream()
                        .filter(sources -> !sources.isEmpty())
                        .count()
                < 2) {
            throw new BadInput(
                    "There are no two submissions with sources of this lesson, so there is nothing to compare.");
        }
        try {
            Path scratch = Files.createTempDirectory("similarity");
            try {
                compare(new Desk(scratch), sourcesByStudent, baseCode, out);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new BadInput("The similarity report cannot be written to %s: %s".formatted(out, e.getMessage()), e);
        }
    }

    private static void compare(
            Desk desk, Map<String, SortedMap<String, byte[]>> sourcesByStudent, Path baseCode, Path out)
            throws IOException {
        new TreeMap<>(sourcesByStudent).forEach(desk::add);
        new Jvm(desk).read();
        List<Pair> pairs = desk.readable().size() < 2
                ? List.of()
                : new Jvm(desk)
                        .compare(baseCode.toAbsolutePath()).stream()
                                .sorted(Comparator.comparingDouble(Pair::similarity)
                                        .reversed())
                                .toList();
        SimilarityReport report = new SimilarityReport(desk, pairs);
        place(report.html().getBytes(StandardCharsets.UTF_8), out.resolve("similarity.html"));
        place(report.csv().getBytes(StandardCharsets.UTF_8), out.resolve("similarity.csv"));
        placeZip(desk, out.resolve("similarity.zip"));
    }

    private static void placeZip(Desk desk, Path target) throws IOException {
        Path zip = desk.folder().resolve(JplagProgram.ZIP);
        if (Files.exists(zip)) {
            JplagZip.name(zip, desk);
            place(Files.readAllBytes(zip), target);
        } else {
            Files.deleteIfExists(target); // that of an earlier run does not belong to this page
        }
    }

    private static void place(byte[] content, Path target) throws IOException {
        AtomicFile.write(target.toAbsolutePath(), content);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
