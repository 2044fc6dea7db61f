package gradingkit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.check.KeptFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs behind {@code mvn wire} and {@code mvn run -Dfiles=…}, as Maven starts them. */
@Timeout(60)
class ProgramsTest {

    private static final String HOST = "127.0.0.1";

    @TempDir
    private Path lesson;

    private final List<Process> programs = new ArrayList<>();

    /** A lesson with a site, the classes of a server, and the files of a check. */
    @BeforeEach
    void makeLesson() throws IOException {
        Path name = Path.of("gradingkit", "relay", "SmallServer.class");
        Path classes = lesson.resolve("target/classes");
        Files.createDirectories(classes.resolve(name).getParent());
        try (var source = SmallServer.class.getResourceAsStream("SmallServer.class")) {
            Files.copy(source, classes.resolve(name));
        }
        writeWord(lesson, "hello");
        writeWord(KeptFiles.of(lesson.resolve("target/grade"), "9.1.2"), "kept");
    }

    private static void writeWord(Path folder, String word) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("site")).resolve("word.txt"), word);
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process program : programs) {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void theRelayStandsBetween() throws Exception {
        int port = freePort();
        BufferedReader screen = start(Relay.class, "", port).inputReader(StandardCharsets.UTF_8);

        assertThat(readUpTo("The relay listens", screen)).contains("server: Listening on http://127.0.0.1:");
        assertThat(ask(port)).endsWith("hello");
        assertThat(readUpTo("server closes its side", screen))
                .containsSubsequence(
                        "1 → GET / HTTP/1.1␍␊", "1 ← HTTP/1.1 200 OK␍␊", "end of the answer: 5 bytes of body");
    }

    @Test
    void theRelayServesTheFilesOfACheck() throws Exception {
        int port = freePort();
        readUpTo("The relay listens", start(Relay.class, "9.1.2", port).inputReader(StandardCharsets.UTF_8));

        assertThat(ask(port)).endsWith("kept");
    }

    @Test
    void theServerEndsWithTheRelay() throws Exception {
        Process relay = start(Relay.class, "", freePort());
        readUpTo("The relay listens", relay.inputReader(StandardCharsets.UTF_8));
        ProcessHandle server = relay.children().findFirst().orElseThrow();
        relay.destroy();

        server.onExit().get(20, TimeUnit.SECONDS);
        assertThat(relay.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            Process relay = start(Relay.class, "", taken.getLocalPort());

            assertThat(all(relay))
                    .startsWith("The relay cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("-Dport=" + (taken.getLocalPort() + 1))
                    .hasLineCount(1);
            assertThat(relay.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatDoesNotStartIsSaid() throws Exception {
        Files.delete(lesson.resolve("site/word.txt"));
        Files.delete(lesson.resolve("site"));
        Process relay = start(Relay.class, "", freePort());

        assertThat(all(relay))
                .contains("server: There is no folder site here.")
                .contains("The server did not start: it ended with exit code 3");
        assertThat(relay.waitFor()).isEqualTo(1);
    }

    @Test
    void eachRunHasTheFilesAnew() throws Exception {
        for (int run = 0; run < 2; run++) {
            int port = freePort();
            Process program = start(RunOnFiles.class, "9.1.2", port);
            assertThat(readUpTo("Listening on", program.inputReader(StandardCharsets.UTF_8)))
                    .contains("target/grade/served/9.1.2");

            assertThat(ask(port)).endsWith("kept");
            program.destroy();
            program.waitFor();
        }
    }

    @Test
    void filesThatWereNotKeptAreSaid() throws Exception {
        for (String check : List.of("9.1.3", "../..", "all")) {
            Process program = start(RunOnFiles.class, check, freePort());

            assertThat(all(program))
                    .startsWith("There are no files of a check " + check)
                    .hasLineCount(1);
            assertThat(program.waitFor()).isEqualTo(1);
        }
    }

    private Process start(Class<?> program, String files, int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-Dworkbook.lesson=" + lesson,
                        "-Dworkbook.target=" + lesson.resolve("target"),
                        "-Dworkbook.main=" + SmallServer.class.getName(),
                        "-Dworkbook.files=" + files,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        String.valueOf(port),
                        HOST)
                .redirectErrorStream(true)
                .start();
        programs.add(process);
        return process;
    }

    private static String all(Process program) throws IOException {
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String readUpTo(String words, BufferedReader screen) throws IOException {
        StringBuilder read = new StringBuilder();
        String line = screen.readLine();
        while (line != null && !line.contains(words)) {
            read.append(line).append('\n');
            line = screen.readLine();
        }
        return read + (line == null ? "" : line);
    }

    private static String ask(int port) throws IOException {
        try (Socket socket = new Socket(HOST, port)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
