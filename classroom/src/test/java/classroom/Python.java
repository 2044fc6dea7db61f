package classroom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradingkit.server.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The first Python of the search path that can run a program; Debian's libraries belong to its own one. */
final class Python {

    private Python() {}

    /** An interpreter that has what a program imports; without one, the test that asks for it is skipped. */
    static String thatRuns(Path program) throws IOException {
        boolean flask = Files.readString(program).contains("import flask");
        Optional<String> found = SearchPath.all("python3")
                .map(Path::toString)
                .filter(interpreter -> canImport(interpreter, flask ? "flask" : "json"))
                .findFirst();
        assumeTrue(
                found.isPresent(),
                flask
                        ? "there is no Flask (on Debian: apt install python3-flask)"
                        : "there is no Python (on Debian: apt install python3)");
        return found.orElseThrow();
    }

    private static boolean canImport(String interpreter, String library) {
        try {
            Process process = new ProcessBuilder(interpreter, "-c", "import " + library)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
