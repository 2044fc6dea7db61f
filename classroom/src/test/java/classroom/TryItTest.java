package classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradingkit.check.KeptFiles;
import gradingkit.server.FolderCopy;
import gradingkit.server.Launch;
import gradingkit.server.Program;
import gradingkit.server.SearchPath;
import gradingkit.time.Budget;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What the block of a failed check says under "try it" shows the mistake, on a server that was started as it says under
 * "run it": tried with the seeded bugs. A check that needs a session, or an earlier request, prints no such line.
 */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief|programs")
class TryItTest {

    private static final int PART_OF_A_SAMPLE = 4;
    private static final Duration START = Duration.ofSeconds(20);
    // A server that waits for more is given up by a person, too.
    private static final int PATIENCE_SECONDS = 6;

    private static final Map<LessonFolder, Reports> SUITES = new ConcurrentHashMap<>();

    @TempDir
    private static Path temporary;

    static Stream<SuitesTest.Case> bugs() {
        return SuitesTest.drawnBugs(PART_OF_A_SAMPLE);
    }

    @BeforeAll
    static void needsCurlAndNc() {
        for (String program : List.of("curl", "nc", "sh", "od")) {
            assumeTrue(
                    SearchPath.first(program).isPresent(),
                    "there is no " + program + " (on Debian: apt install curl netcat-openbsd)");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void lineShowsTheMistake(SuitesTest.Case bugged) throws Exception {
        Bug bug = Bug.read(bugged.entry());
        Path folder = Files.createDirectories(temporary.resolve(bugged.lesson().name() + "-" + bugged.name()));
        String classPath = compile(bugged, bug, folder);
        List<JsonNode> failed = suite(bugged.lesson()).failed(bug.fails(), classPath, folder.resolve("grade"));
        assertThat(failed).as(bug.mistake()).isNotEmpty();
        for (JsonNode check : failed) {
            if (!text(check, "tryIt").isEmpty()) {
                new Attempt(bugged.lesson(), classPath, folder, check).assertShowsTheMistake();
            }
        }
    }

    private static String compile(SuitesTest.Case bugged, Bug bug, Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        bug.in(bugged.solution(), folder.resolve("source")).compileTo(classes);
        String libraries = bugged.lesson().libraries();
        return libraries.isEmpty() ? classes.toString() : classes + File.pathSeparator + libraries;
    }

    private static Reports suite(LessonFolder lesson) {
        return SUITES.computeIfAbsent(lesson, key -> {
            try {
                return new Reports(lesson, Files.createDirectories(temporary.resolve("suite" + lesson.number())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(JsonNode check, String member) {
        return check.path("finding").path(member).asString();
    }

    private static List<String> lines(JsonNode check, String member) {
        return check.path("finding")
                .path(member)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** One block, followed to the letter. */
    private record Attempt(LessonFolder lesson, String classPath, Path folder, JsonNode check) {

        void assertShowsTheMistake() throws Exception {
            int port = freePort();
            try (Program server = Program.start(launch(), workingFolder(), Budget.STANDARD, "" + port, "127.0.0.1")) {
                server.output().await(output -> output.out().contains("Listening on"), START);
                String shown = output(text(check, "tryIt"), port);
                Evidence evidence = new Evidence(
                        text(check, "tryIt"),
                        lines(check, "answered"),
                        lines(check, "printed"),
                        Stream.concat(Stream.of(text(check, "problem")), lines(check, "expectations").stream())
                                .toList());
                assertThat(evidence.missingIn(shown, server.output().all()))
                        .as(
                                "%s: %s%n%s%nshows%n%s",
                                check.path("id").asString(), text(check, "problem"), text(check, "tryIt"), shown)
                        .isEmpty();
            }
        }

        private Launch launch() {
            List<Path> path =
                    Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
            return new Launch.Classes(Path.of(System.getProperty("java.home")), path, "webserver.Main", null);
        }

        // As RunOnFiles does, or a copy of the lesson's own site, so that no log is written beside it.
        private Path workingFolder() throws IOException {
            String id = check.path("id").asString();
            Path grade = folder.resolve("grade");
            if (!text(check, "run").isEmpty()) {
                assertThat(text(check, "run")).endsWith("run -Dfiles=" + id);
                FolderCopy.of(KeptFiles.of(grade, id), KeptFiles.served(grade, id));
                return KeptFiles.served(grade, id);
            }
            Path plain = Files.createDirectories(folder.resolve("plain" + id));
            if (Files.isDirectory(lesson.folder().resolve("site"))) {
                FolderCopy.of(lesson.folder().resolve("site"), plain.resolve("site"));
            }
            return plain;
        }

        private String output(String command, int port) throws Exception {
            Path out = folder.resolve("output");
            String here = command.replace("127.0.0.1:8000/", "127.0.0.1:" + port + "/")
                    .replace("nc 127.0.0.1 8000", "nc 127.0.0.1 " + port)
                    .replace("tail -n 2 " + lesson.name() + "/access.log", "tail -n 2 " + workingLog());
            Process shell = new ProcessBuilder("sh", "-c", here)
                    .directory(lesson.folder().toAbsolutePath().getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                shell.descendants().forEach(ProcessHandle::destroy); // what comes behind a semicolon still comes
                shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            return Files.readString(out, StandardCharsets.ISO_8859_1);
        }

        private Path workingLog() {
            return folder.resolve("plain" + check.path("id").asString()).resolve("access.log");
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            }
        }
    }
}
