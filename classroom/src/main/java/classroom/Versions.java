package classroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;

/** What {@code classroom/grade --version} says. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String workbook = workbook();
        return new String[] {
            "The web-server workbook" + (workbook.isEmpty() ? "" : " " + workbook) + ", on Java " + Runtime.version()
        };
    }

    /** What git calls the workbook's version, "-dirty" if files were changed since; empty where there is no git. */
    static String workbook() {
        Path root = Path.of(System.getProperty("workbook.root", "..")).toAbsolutePath();
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--tags")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String version = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? version : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
