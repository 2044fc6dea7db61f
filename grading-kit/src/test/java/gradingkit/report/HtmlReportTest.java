package gradingkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import gradingkit.server.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** report.html in the system's Chromium; without one this is skipped. */
class HtmlReportTest {

    private static final int PHONE_WIDTH = 360;

    @TempDir
    private static Path temporary;

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        Optional<Path> chromium = SearchPath.first("chromium", "chromium-browser", "google-chrome");
        assumeTrue(chromium.isPresent(), "there is no Chromium (on Debian: apt install chromium)");
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-sync")));
        Samples.grade("wrong-status", temporary);
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void showsScoreAndFailureWithoutAnError() {
        try (Page page = browser.newPage()) {
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage(message -> errors.add(message.text()));
            page.onRequest(request -> errors.add(request.url()));
            page.navigate(report());
            assertThat(page.title()).startsWith("Step 9: 60 of 100 points");
            assertThat(page.locator(".failed .sentence").innerText()).isEqualTo("A missing page gets status 404");
            assertThat(page.locator("dd").allInnerTexts().toString())
                    .contains("status 404, as there is no such page; found 200");
            assertThat(errors)
                    .as("console messages, and requests but for the page itself")
                    .containsExactly(report());
        }
    }

    @Test
    void fitsOnAPhone() {
        try (Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(PHONE_WIDTH, 700))) {
            page.navigate(report());
            Object width = page.evaluate("document.documentElement.scrollWidth");
            assertThat(width).isEqualTo(PHONE_WIDTH);
        }
    }

    private static String report() {
        return temporary.resolve("report.html").toUri().toString();
    }
}
