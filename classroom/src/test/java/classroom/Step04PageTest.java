package classroom;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of lesson 4 in a real browser, served by the reference solution; skipped where there is no Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class Step04PageTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;

    private static final Map<String, String> FILES = Map.of(
            "", "text/html",
            "style.css", "text/css",
            "script.js", "text/javascript",
            "images/port.svg", "image/svg+xml",
            "images/chart.png", "image/png");

    private static final Pattern LOG_LINE = Pattern.compile("\"GET (?<path>\\S+) HTTP/1.1\" (?<status>\\d+)");

    // The browser first: without one there is nothing to serve.
    @Order(1)
    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Order(2)
    @RegisterExtension
    private static final LessonServer SERVER = new LessonServer(4);

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @CsvSource({
        DESKTOP_WIDTH + ",LIGHT",
        DESKTOP_WIDTH + ",DARK",
        PHONE_WIDTH + ",LIGHT",
        PHONE_WIDTH + ",DARK",
    })
    void showsEveryFileWithoutAnError(int width, ColorScheme scheme) {
        try (Window window = CHROMIUM.window(width, scheme)) {
            Page page = window.page();
            page.navigate(SERVER.url(""));
            Locator rows = page.locator("#cargo tbody tr");
            rows.first().waitFor();
            assertThat(window.answers()).isEqualTo(answers());
            assertThat(rows.count()).as("files that the page tells of").isEqualTo(FILES.size());
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            int red = (int) page.evaluate("+getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]");
            assertThat(red < 128).as("dark").isEqualTo(scheme == ColorScheme.DARK);
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void sendsNothingThatTheBrowserHasAlready() {
        try (Window window = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(SERVER.url("?again"));
            page.waitForCondition(() -> sent(0).keySet().containsAll(paths()));
            int before = log().size();
            page.reload();
            // A browser may use a file for a while without asking; this makes it ask.
            page.evaluate("paths => Promise.all(paths.map(path => fetch(path, { cache: 'no-cache' })))", paths());
            page.waitForCondition(() -> sent(before).keySet().containsAll(paths()));
            assertThat(sent(before)).isEqualTo(paths().stream().collect(toMap(path -> path, path -> Set.of(304))));
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void listsAFolderWithoutAPage() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page page = window.page();
            page.navigate(SERVER.url(""));
            page.locator("nav a[href='docs/']").click();
            page.waitForURL(SERVER.url("docs/"));
            Locator links = page.locator("table a");
            assertThat(links.allInnerTexts()).startsWith("../", "charts/").contains("salt & sugar.txt");
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            for (Object link : (List<?>) links.evaluateAll("links => links.map(link => link.href)")) {
                assertThat(page.navigate(link.toString()).status())
                        .as(link.toString())
                        .isEqualTo(200);
            }
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void showsThePageFor404InAnyFolder() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.LIGHT)) {
            Response response = window.page().navigate(SERVER.url("docs/no/such/file.html"));
            assertThat(response.status()).isEqualTo(404);
            assertThat(window.page().locator("h1").innerText()).isEqualTo("Lost at sea");
            assertThat(window.answers())
                    .containsEntry(SERVER.url("style.css"), "200 text/css")
                    .containsEntry(SERVER.url("images/lost.svg"), "200 image/svg+xml");
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
        }
    }

    @Test
    void canBeUsedWithTheKeyboard() {
        try (Window window = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(SERVER.url(""));
            Locator button = page.locator("#cargo button");
            button.waitFor();
            page.keyboard().press("Tab");
            Locator focused = page.locator(":focus-visible");
            assertThat(focused.innerText()).isEqualTo("Skip to the cargo");
            assertThat(focused.boundingBox().y).as("top of the link").isNotNegative();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.tagName"))
                    .as("what the next Tab goes to")
                    .isEqualTo("BUTTON");
            assertThat(button.evaluate("button => getComputedStyle(button).outlineStyle"))
                    .isEqualTo("solid");
        }
    }

    private static List<String> paths() {
        return FILES.keySet().stream()
                .map(path -> "/" + (path.isEmpty() ? "?again" : path))
                .toList();
    }

    // What the browser's network panel calls a 200 may have been a 304 on the wire: the server's log tells. Its lines
    // are those of this visit: the address has a query, which is the referer of the others.
    private static Map<String, Set<Integer>> sent(int firstLine) {
        return log().stream()
                .skip(firstLine)
                .filter(line -> line.contains("/?again"))
                .map(LOG_LINE::matcher)
                .filter(Matcher::find)
                .filter(line -> paths().contains(line.group("path")))
                .collect(groupingBy(
                        line -> line.group("path"), mapping(line -> Integer.parseInt(line.group("status")), toSet())));
    }

    private static List<String> log() {
        try {
            return Files.readAllLines(SERVER.child().folder().resolve("access.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        FILES.forEach((path, type) -> answers.put(SERVER.url(path), "200 " + type));
        return answers;
    }
}
