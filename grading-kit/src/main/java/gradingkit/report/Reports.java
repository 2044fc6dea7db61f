package gradingkit.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a report card in all its forms. */
public final class Reports {

    private static final String JSON = "grade.json";
    private static final String HTML = "report.html";
    private static final String PLAIN = "report.txt";
    private static final String COLOURED = "report.ansi";
    private static final List<String> NAMES = List.of(JSON, HTML, PLAIN, COLOURED);

    private Reports() {}

    /**
     * Takes away the report of an earlier run, so that none is taken for the next one's.
     *
     * @throws IOException if one cannot be deleted
     */
    public static void begin(Path folder) throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /**
     * Writes {@code grade.json}, {@code report.html}, {@code report.txt} and {@code report.ansi}, the same in colours,
     * into a folder, which is made if it is missing, and prints the report if it is to be printed.
     *
     * @throws IOException if a file cannot be written
     */
    public static void write(ReportCard card, Path folder, boolean print) throws IOException {
        Files.createDirectories(folder);
        String plain = text(TerminalReport.lines(card, false));
        write(folder.resolve(JSON), GradeJson.of(card));
        write(folder.resolve(PLAIN), plain);
        write(folder.resolve(COLOURED), text(TerminalReport.lines(card, true)));
        write(folder.resolve(HTML), HtmlReport.of(card));
        if (print) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(plain);
        }
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    // Half a surrogate pair, which has no UTF-8, becomes a question mark and no exception.
    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
