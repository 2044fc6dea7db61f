package classroom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import gradingkit.server.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system's Chromium, for the tests of the lessons' pages. It wants all its calls from the thread that opened it. */
public record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    /** Starts it; without one on this computer the test that asks for it is skipped. */
    public static Chromium open() {
        Optional<Path> program = SearchPath.first("chromium", "chromium-browser", "google-chrome");
        assumeTrue(program.isPresent(), "there is no Chromium (on Debian: apt install chromium)");
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program.get())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** A window with an empty cache. */
    public Window window(int width, ColorScheme scheme) {
        return new Window(browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, 800).setColorScheme(scheme)));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
