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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system's Chromium, open while the tests of a class run; without one on this computer they are skipped. It wants
 * all its calls from the thread that opened it.
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = SearchPath.first("chromium", "chromium-browser", "google-chrome");
        assumeTrue(program.isPresent(), "there is no Chromium (on Debian: apt install chromium)");
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program.get())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-sync")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A window with an empty cache. */
    public Window window(int width, ColorScheme scheme) {
        return new Window(browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, 800).setColorScheme(scheme)));
    }
}
