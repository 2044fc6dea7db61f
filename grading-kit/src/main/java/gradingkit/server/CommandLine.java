package gradingkit.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words that start a launch with arguments: the port first, the host second. */
final class CommandLine {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final String DEFAULT_HOST = "127.0.0.1";
    // Else the digits of %d, or what toLowerCase makes of an I, would be worth points on one computer, and not on
    // another.
    private static final List<String> LOCALE = List.of("-Duser.language=en", "-Duser.country=");

    private CommandLine() {}

    /**
     * @param folder the working folder
     * @throws NotCheckable if the launch has no place for one of the arguments, or starts nothing
     */
    static List<String> of(Launch launch, Path folder, List<String> arguments) {
        if (launch instanceof Launch.Classes classes) {
            return java(classes, arguments);
        }
        if (launch instanceof Launch.Command command) {
            return command(command, folder, arguments);
        }
        if (launch instanceof Launch.Wrapped wrapped) {
            return wrapped(wrapped, folder, arguments);
        }
        throw new NotCheckable("this needs a server that the suite starts itself, but the server already runs");
    }

    /** The words of a line, split and quoted as in a shell. */
    static List<String> words(String line) {
        return Words.of(line, WINDOWS);
    }

    private static List<String> wrapped(Launch.Wrapped wrapped, Path folder, List<String> arguments) {
        List<String> words = new ArrayList<>();
        wrapped.wrapper().forEach(word -> words.add(word.replace("{folder}", folder.toString())));
        words.addAll(of(wrapped.program(), folder, arguments));
        return words;
    }

    private static List<String> java(Launch.Classes classes, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(classes.javaHome()
                .resolve("bin")
                .resolve("java")
                .toAbsolutePath()
                .toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
        words.add("-XX:-UsePerfData"); // else a killed JVM leaves its file in hsperfdata behind
        words.addAll(LOCALE);
        if (classes.listed()) {
            words.add(ClassList.OPTION);
        }
        if (classes.debugPort() != null) {
            words.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=" + classes.debugPort());
        }
        words.addAll(List.of("-cp", absolute(classes.classPath()), classes.mainClass()));
        words.addAll(arguments);
        return words;
    }

    private static String absolute(List<Path> classPath) {
        return classPath.stream()
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> command(Launch.Command command, Path folder, List<String> arguments) {
        requirePlaces(command.line(), arguments);
        List<String> words = new ArrayList<>();
        for (String word : words(command.line())) {
            if (!needsMissing(word, arguments)) {
                String file = words.isEmpty() && !hasFolder(word) ? word : locate(word, folder, command.folders());
                words.add(fill(file, arguments));
            }
        }
        if (words.isEmpty()) {
            throw new SetUpError("the command that should start the server is empty");
        }
        return words;
    }

    private static void requirePlaces(String line, List<String> arguments) {
        boolean port = arguments.isEmpty() || line.contains("{port}");
        boolean host = arguments.size() < 2
                || line.contains("{host}")
                || arguments.get(1).equals(DEFAULT_HOST);
        if (!port || !host || arguments.size() > 2) {
            throw new NotCheckable("the command has no place for the arguments " + arguments + ": " + line);
        }
    }

    private static boolean needsMissing(String word, List<String> arguments) {
        return word.contains("{port}") && arguments.isEmpty() || word.contains("{host}") && arguments.size() < 2;
    }

    private static String fill(String word, List<String> arguments) {
        String filled = arguments.isEmpty() ? word : word.replace("{port}", arguments.get(0));
        return arguments.size() < 2 ? filled : filled.replace("{host}", arguments.get(1));
    }

    private static boolean hasFolder(String word) {
        return word.indexOf('/') >= 0 || word.indexOf(File.separatorChar) >= 0;
    }

    private static String locate(String word, Path folder, List<Path> folders) {
        try {
            Path file = Path.of(word);
            if (word.isBlank() || file.isAbsolute() || Files.exists(folder.resolve(file))) {
                return word;
            }
            return folders.stream()
                    .map(candidate -> candidate.toAbsolutePath().resolve(file))
                    .filter(Files::exists)
                    .findFirst()
                    .map(Path::toString)
                    .orElse(word);
        } catch (InvalidPathException e) {
            return word; // no file name, so an argument of another kind
        }
    }
}
