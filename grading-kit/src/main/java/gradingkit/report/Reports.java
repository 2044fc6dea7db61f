package gradingkit.report;

import gradingkit.check.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a report card in all its forms. */
public final class Reports {

    private Reports() {}

    /**
     * Writes {@code grade.json}, {@code report.html}, {@code report.txt} and {@code report.ansi}, the same in colours,
     * into the folder for reports, and prints the report if the settings say so.
     *
     * @throws IOException if a file cannot be written
     */
    public static void write(ReportCard card, Settings settings) throws IOException {
        Path folder = Files.createDirectories(settings.grade());
        List<String> plain = TerminalReport.lines(card, false);
        Files.writeString(folder.resolve("grade.json"), GradeJson.of(card));
        Files.writeString(folder.resolve("report.html"), HtmlReport.of(card));
        Files.write(folder.resolve("report.ansi"), TerminalReport.lines(card, true));
        Files.write(folder.resolve("report.txt"), plain);
        if (settings.print()) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(String.join("\n", plain));
        }
    }
}
