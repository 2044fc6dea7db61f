package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.server.Deletion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a hostile submission would like to reach, made easy to reach, so that nothing but the sandbox keeps it away. */
final class Canaries implements AutoCloseable {

    private static final String SONG = "The canary sings.";

    private final Path folder;
    private final Path file;
    private final Process process;
    private final ServerSocket listener;
    private final AtomicInteger visits = new AtomicInteger();

    Canaries() throws IOException {
        folder = Files.createTempDirectory("canary-");
        file = Files.writeString(folder.resolve("song.txt"), SONG);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        process = new ProcessBuilder(sleep()).start();
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::listen, "canary");
        thread.setDaemon(true);
        thread.start();
    }

    // As the user that a submission of root's runs as.
    private static List<String> sleep() {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
        }
        words.addAll(List.of("sleep", "3600"));
        return words;
    }

    private void listen() {
        try {
            while (true) {
                listener.accept().close();
                visits.incrementAndGet();
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    Path file() {
        return file;
    }

    Map<String, String> places() {
        return Map.of(
                "canary.file", file.toString(),
                "canary.pid", Long.toString(process.pid()),
                "canary.port", Integer.toString(listener.getLocalPort()));
    }

    void assertUnharmed() throws IOException {
        assertThat(process.isAlive()).as("the canary's process lives").isTrue();
        assertThat(file).as("the canary's file").hasContent(SONG);
        assertThat(folder).as("the canary's folder").isDirectoryContaining(path -> path.equals(file));
        assertThat(visits).as("visits to the canary's port").hasValue(0);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        listener.close();
        Deletion.of(folder);
    }
}
