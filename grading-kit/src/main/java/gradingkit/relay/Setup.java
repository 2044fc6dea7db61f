package gradingkit.relay;

import gradingkit.check.KeptFiles;
import gradingkit.server.Deletion;
import gradingkit.server.FolderCopy;
import gradingkit.server.Launch;
import gradingkit.server.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Maven says of the server that is to run.
 *
 * @param lesson the lesson's folder
 * @param target the folder of its build
 * @param mainClass the class with the server's {@code main}
 * @param files the check of whose files it serves a copy, such as 3.2.1; empty for the lesson's own site
 */
record Setup(Path lesson, Path target, String mainClass, String files) {

    /** Reads the system properties that the root pom.xml sets. */
    static Setup ofThisProgram() {
        return new Setup(
                Path.of(System.getProperty("workbook.lesson", "")).toAbsolutePath(),
                Path.of(System.getProperty("workbook.target", "target")).toAbsolutePath(),
                System.getProperty("workbook.main", "webserver.Main"),
                System.getProperty("workbook.files", ""));
    }

    /**
     * The server's process, not started yet: as {@code mvn run} starts it, or, on the files of a check, as the suite does.
     *
     * @throws NoSuchFileException if the check has left no files; the message is a sentence
     * @throws IOException if they cannot be copied
     */
    ProcessBuilder server(int port, String host) throws IOException {
        String[] arguments = {String.valueOf(port), host};
        Launch.Classes launch =
                new Launch.Classes(Path.of(System.getProperty("java.home")), classPath(), mainClass, null);
        return files.isEmpty() ? plain(launch, arguments) : Program.process(launch, copyOfFiles(), arguments);
    }

    private ProcessBuilder plain(Launch.Classes launch, String[] arguments) {
        List<String> words = new ArrayList<>();
        words.add(launch.javaHome().resolve("bin").resolve("java").toString());
        words.addAll(List.of("-cp", String.join(File.pathSeparator, names(launch.classPath())), mainClass));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).directory(lesson.toFile());
    }

    private static List<String> names(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }

    // A lesson with libraries has their places in a file, by Maven's dependency plugin.
    private List<Path> classPath() throws IOException {
        Path libraries = target.resolve("libraries.txt");
        String named = Files.exists(libraries) ? Files.readString(libraries).strip() : "";
        Stream<Path> others = Stream.of(named.split(File.pathSeparator))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
        return Stream.concat(Stream.of(target.resolve("classes")), others).toList();
    }

    // A new copy each time, so that what the server has written the last time does not matter.
    private Path copyOfFiles() throws IOException {
        Path grade = target.resolve("grade");
        boolean known = files.matches("\\d+\\.\\d+\\.\\d+");
        if (!known || !Files.isDirectory(KeptFiles.of(grade, files))) {
            throw new NoSuchFileException(noFiles());
        }
        Path copy = KeptFiles.served(grade, files);
        Deletion.of(copy);
        FolderCopy.of(KeptFiles.of(grade, files), copy);
        return copy;
    }

    private String noFiles() {
        String step = lesson.getFileName().toString().replaceFirst("-.*", "");
        return "There are no files of a check " + files + ": in the last run it did not fail, or had none of its own."
                + " Grade with mvn -pl " + step + " test, and copy the line \"run it\" from a block of the report.";
    }
}
