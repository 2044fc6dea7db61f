package classroom.similarity;

import classroom.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@link JplagProgram} within limits. */
final class Jvm {
    private static final int READING_SECONDS = 20; // for one submission
    private static final int COMPARING_MINUTES = 10;

    private final Desk desk;

    Jvm(Desk desk) {
        this.desk = desk;
    }

    /** Tells the desk which submissions JPlag cannot read, and why. A JVM that one of them brings down is replaced. */
    void read() throws IOException {
        List<String> left = new ArrayList<>(desk.readable());
        while (!left.isEmpty()) {
            List<String> said = readSome(left);
            String last = note(said);
            if (said.contains(JplagProgram.DONE)) {
                break;
            }
            if (!left.contains(last)) {
                throw new BadInput("JPlag could not be started: " + String.join(" ", said));
            }
            left = new ArrayList<>(left.subList(left.indexOf(last) + 1, left.size()));
        }
        removeUnreadable();
    }

    private List<String> readSome(List<String> ids) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("read", desk.submissions().toString(), "" + READING_SECONDS));
        arguments.addAll(ids);
        run(arguments, (long) READING_SECONDS * (ids.size() + 1));
        return Files.readAllLines(screen());
    }

    /** Returns the submission that was read last; whoever has no verdict brought the JVM down. */
    private String note(List<String> said) {
        String last = "";
        boolean pending = false;
        for (String line : said) {
            String[] words = line.split(" ", 3);
            if (words[0].equals(JplagProgram.READING)) {
                last = words[1];
                pending = true;
            } else if (words.length > 1 && words[1].equals(last)) {
                pending = false;
                if (words[0].equals(JplagProgram.UNREADABLE)) {
                    desk.markUnreadable(last, words[2]);
                }
            }
        }
        if (pending) {
            desk.markUnreadable(last, "JPlag did not survive it.");
        }
        return last;
    }

    private void removeUnreadable() throws IOException {
        for (String id : desk.unreadable().keySet()) {
            Path folder = desk.submissions().resolve(id);
            if (Files.exists(folder)) {
                Files.move(folder, desk.folder().resolve(id));
            }
        }
    }

    /** All pairs that have something in common which the base code does not explain. */
    List<Pair> compare(Path baseCode) throws IOException {
        boolean ended = run(
                List.of("compare", desk.folder().toString(), baseCode.toString()),
                TimeUnit.MINUTES.toSeconds(COMPARING_MINUTES));
        Path pairs = desk.folder().resolve(JplagProgram.PAIRS);
        if (!Files.exists(pairs)) {
            String said = ended ? "ended with: " + lastLine() : "was not done after " + COMPARING_MINUTES + " minutes.";
            throw new BadInput("JPlag could not compare the submissions; it " + said);
        }
        return JsonMapper.builder().build().readValue(pairs.toFile(), new TypeReference<List<Pair>>() {});
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(screen());
        return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
    }

    private Path screen() {
        return desk.folder().resolve("screen");
    }

    /** Returns whether it ended by itself in time. */
    private boolean run(List<String> arguments, long seconds) throws IOException {
        Process jvm = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(screen().toFile())
                .start();
        try {
            return jvm.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("JPlag was not waited for", e);
        } finally {
            jvm.destroyForcibly();
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(megabytes()),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Djava.io.tmpdir=" + desk.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                JplagProgram.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** A gigabyte, and two kilobytes more for each pair: from a thousand students on that is what counts. */
    private long megabytes() {
        long students = desk.readable().size();
        return 1024 + students * students / 2 * 2 / 1024;
    }
}
