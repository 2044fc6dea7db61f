package classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of lesson 5 in a real browser, served by the reference solution; skipped where there is no Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class Step05PageTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;
    private static final String SEARCH = "**/api/search";

    // The browser first: without one there is nothing to serve.
    @Order(1)
    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Order(2)
    @RegisterExtension
    private static final LessonServer SERVER = new LessonServer(5);

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @CsvSource({
        DESKTOP_WIDTH + ",LIGHT",
        DESKTOP_WIDTH + ",DARK",
        PHONE_WIDTH + ",LIGHT",
        PHONE_WIDTH + ",DARK",
    })
    void showsABookWhileSomebodyTypes(int width, ColorScheme scheme) {
        try (Window window = CHROMIUM.window(width, scheme)) {
            Page page = open(window);
            assertThat(box(page)).isFocused();
            page.keyboard().type("wolf");
            assertThat(titles(page)).hasCount(5);
            page.keyboard().type(" hes"); // in the author's name
            assertThat(titles(page)).hasText(new String[] {"Der Steppenwolf"});
            assertThat(page.locator("mark")).hasText(new String[] {"wolf", "Hes"});
            assertThat(page.locator("#results li")).containsText("1927");
            assertThat(page.locator("[role=status]")).containsText("1 book for “wolf hes”");
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            int red = (int) page.evaluate("+getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]");
            assertThat(red < 128).as("dark").isEqualTo(scheme == ColorScheme.DARK);
            assertThat(window.answers())
                    .containsEntry(SERVER.url(""), "200 text/html")
                    .containsEntry(SERVER.url("style.css"), "200 text/css")
                    .containsEntry(SERVER.url("search.js"), "200 text/javascript")
                    .containsEntry(SERVER.url("shelf.svg"), "200 image/svg+xml")
                    .containsEntry(SERVER.url("api/search"), "200 application/json");
            assertThat(window.answers().keySet()).allMatch(address -> address.startsWith(SERVER.url("")));
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void saysThatNothingWasFound() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.LIGHT)) {
            Page page = open(window);
            box(page).fill("x".repeat(200));
            assertThat(page.locator("[role=status]")).containsText("Nothing found");
            assertThat(titles(page)).hasCount(0);
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            box(page).fill("猫");
            assertThat(titles(page)).hasText(new String[] {"吾輩は猫である"});
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void showsAnErrorOfTheApiInWords() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page page = open(window);
            Locator alert = page.locator("[role=alert]");
            box(page).fill("wolf");
            assertThat(titles(page)).hasCount(5);
            box(page).fill("   ");
            assertThat(alert).containsText("422 Unprocessable Content");
            assertThat(alert).containsText("query: should be a text that is not empty");
            assertThat(titles(page)).hasCount(0);
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            box(page).fill("dune");
            assertThat(titles(page)).hasText(new String[] {"Dune", "Dune Messiah", "Children of Dune"});
            assertThat(alert).isHidden();
        }
    }

    @Test
    void showsWhateverGoesWrong() {
        try (Window window = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = open(window);
            Locator alert = page.locator("[role=alert]");
            String problem = "{\"title\":\"Oh dear\",\"status\":500,\"detail\":\"The shelf has <b>fallen</b>.\"}";
            page.route(SEARCH, route -> answer(route, 500, "application/problem+json", problem));
            box(page).fill("a");
            assertThat(alert).containsText("500 Oh dear");
            assertThat(alert).containsText("The shelf has <b>fallen</b>.");
            page.route(SEARCH, route -> answer(route, 404, "text/html", "<h1>No</h1>"));
            box(page).fill("ab");
            assertThat(alert).containsText("404 Not Found");
            page.route(SEARCH, Route::abort);
            box(page).fill("abc");
            assertThat(alert).containsText("Is the server still running?");
        }
    }

    private static void answer(Route route, int status, String mediaType, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(mediaType)
                .setBody(body));
    }

    @Test
    void dropsAnAnswerThatComesTooLate() {
        try (Window window = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = open(window);
            List<Route> held = new ArrayList<>();
            page.route(SEARCH, route -> {
                if (route.request().postData().contains("wolf")) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            box(page).fill("wolf");
            page.waitForCondition(() -> !held.isEmpty());
            box(page).fill("solaris");
            assertThat(titles(page)).hasText(new String[] {"Solaris"});
            Response late = page.waitForResponse(SEARCH, () -> held.get(0).resume());
            assertThat(late.text()).contains("wolf");
            page.evaluate("new Promise(requestAnimationFrame)"); // by now it would be shown
            assertThat(titles(page)).hasText(new String[] {"Solaris"});
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void canBeUsedWithTheKeyboard() {
        try (Window window = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = open(window);
            page.keyboard().type("dune");
            assertThat(titles(page)).hasCount(3);
            page.keyboard().press("Tab");
            assertThat(titles(page).first()).isFocused();
            assertThat(page.locator(":focus-visible")).hasCSS("outline-style", "solid");
            page.keyboard().press("ArrowDown");
            assertThat(titles(page).nth(1)).isFocused();
            page.keyboard().press("Escape");
            assertThat(box(page)).isFocused();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator("body")).containsText("\"title\":\"Dune\"");
            page.goBack();
            assertThat(titles(page)).hasCount(3); // the address has kept the question
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void offersIdeasThatLeadToBooks() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.LIGHT)) {
            Page page = open(window);
            for (String idea : page.locator("#ideas button").allInnerTexts()) {
                page.locator("#ideas button", new Page.LocatorOptions().setHasText(idea))
                        .click();
                assertThat(page.locator("[role=status]")).containsText("for “" + idea + "”");
                assertThat(titles(page)).not().hasCount(0);
                box(page).fill("");
            }
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void showsThePageFor404InAnyFolder() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.LIGHT)) {
            Response response = window.page().navigate(SERVER.url("no/such/file.html"));
            assertThat(response.status()).isEqualTo(404);
            assertThat(window.page().locator("h1")).hasText("Not on this shelf");
            assertThat(window.answers())
                    .containsEntry(SERVER.url("style.css"), "200 text/css")
                    .containsEntry(SERVER.url("shelf.svg"), "200 image/svg+xml");
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
        }
    }

    private static Page open(Window window) {
        window.page().navigate(SERVER.url(""));
        return window.page();
    }

    private static Locator box(Page page) {
        return page.getByLabel("Title or author");
    }

    private static Locator titles(Page page) {
        return page.locator("#results a");
    }
}
