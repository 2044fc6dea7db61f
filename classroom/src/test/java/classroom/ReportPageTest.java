package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import gradingkit.report.CheckId;
import gradingkit.report.CheckInfo;
import gradingkit.report.CheckResult;
import gradingkit.report.Finding;
import gradingkit.report.ReportCard;
import gradingkit.report.Reports;
import gradingkit.report.TaskCard;
import gradingkit.report.TryIt;
import gradingkit.wire.Transcript;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A student's report.html in the system's Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class ReportPageTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        CheckResult passed = CheckResult.passed(check("3.1.1", "A page gets status 200", 60), Duration.ofMillis(3));
        CheckResult failed = CheckResult.failed(
                check("3.2.1", "A missing page gets status 404", 40), finding(), Duration.ofMillis(4));
        ReportCard card = new ReportCard(
                3,
                "HTML files",
                "step03-html-files",
                "",
                4711,
                "",
                "",
                List.of(
                        new TaskCard(1, "Serve files", false, List.of(passed)),
                        new TaskCard(2, "Say no", false, List.of(failed))));
        Reports.write(card, folder, false);
    }

    @Test
    void showsScoreAndFailureWithoutAnError() {
        try (Window window = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(report());
            assertThat(page.title()).startsWith("Step 3: 60 of 100 points");
            assertThat(page.locator(".failed .sentence").innerText()).isEqualTo("A missing page gets status 404");
            assertThat(page.locator("dd").allInnerTexts().toString())
                    .contains("status 404, as there is no such page; found 200", "HTTP/1.1 200 OK␍␊");
            assertThat(window.problems()).isEmpty();
            assertThat(window.answers().keySet()).as("what it asks for").containsExactly(report());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void fitsOnAPhone(ColorScheme scheme) {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, scheme)) {
            window.page().navigate(report());
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            assertThat(window.problems()).isEmpty();
        }
    }

    private static CheckInfo check(String id, String says, int points) {
        return new CheckInfo(CheckId.parse(id), says, points, "RFC 9110, 15.5.5", Set.of(), false, "", "");
    }

    private static Finding finding() {
        Transcript transcript = new Transcript(
                bytes("GET /no-such.html HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n"),
                bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(100)),
                new InetSocketAddress("127.0.0.1", 8000),
                true);
        return new Finding(
                "",
                List.of("status 404, as there is no such page; found 200"),
                new TryIt("", "curl -v http://127.0.0.1:8000/no-such.html", ""),
                transcript,
                "HTTP/1.1 ".length(),
                "200".length(),
                "",
                "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String report() {
        return folder.resolve("report.html").toUri().toString();
    }
}
