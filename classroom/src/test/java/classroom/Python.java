package classroom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Python of this computer, or the system's own beside it: the one that has the libraries of Debian. */
final class Python {

    private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");

    private Python() {}

    /** An interpreter that has what a program imports; without one, the test that asks for it is skipped. */
    static String thatRuns(Path program) throws IOException {
        String library = Files.readString(program).contains("import flask") ? "flask" : "json";
        Optional<String> found = INTERPRETERS.stream()
                .filter(interpreter -> canImport(interpreter, library))
                .findFirst();
        assumeTrue(found.isPresent(), "no Python with " + library + " on this computer: " + program + " is not tried");
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
