package gradingkit.server;

import gradingkit.wire.Mismatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file of a site that is away for a while. */
public final class SetAside {

    private SetAside() {}

    /** What is done meanwhile. */
    @FunctionalInterface
    public interface Meanwhile {
        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Takes a file away, if it is there, and puts it back when all is done; what lies in its place by then is gone. After
     * a failure all stays as it is: nobody uses this server again, and its files are kept for the student.
     *
     * @param name of a file of the server's site
     */
    public static void file(ServerUnderTest server, String name, Meanwhile meanwhile) throws IOException {
        Path file = server.site().resolve(name);
        Path aside = server.folder().resolve(name + ".aside");
        move(file, aside);
        meanwhile.run();
        Mismatches.verify();
        Files.deleteIfExists(file);
        move(aside, file);
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(from, to);
        }
    }
}
