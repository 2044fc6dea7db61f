package classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who talk in the chat of lesson 6, in real browsers; skipped where there is no Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class Step06PageTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;
    private static final String PASSWORD = "correct horse";

    // The browser first: without one there is nothing to serve.
    @Order(1)
    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Order(2)
    @RegisterExtension
    private static final LessonServer SERVER = new LessonServer(6);

    @Test
    void twoPeopleTalkAndOneComesBackFromNowhere() {
        try (Window adas = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT);
                Window graces = CHROMIUM.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page ada = register(adas, "Ada");
            Page grace = register(graces, "Grace");
            assertThat(status(ada)).hasText("Live");
            assertThat(status(grace)).hasText("Live");
            say(ada, "Hello, is anybody here?");
            assertThat(texts(grace, "Ada")).hasText("Hello, is anybody here?");
            say(grace, "<script>document.title = 'mine'</script> <b>I am</b>");
            assertThat(texts(ada, "Grace")).hasText("<script>document.title = 'mine'</script> <b>I am</b>");
            assertThat(ada.locator("#messages b")).hasCount(0);
            assertThat(ada).hasTitle("The common room");
            assertHere(ada, "Ada", "Grace");
            assertHere(grace, "Ada", "Grace");
            assertThat(graces.problems()).isEmpty();

            grace.context().setOffline(true);
            assertThat(status(grace)).containsText("Trying again");
            say(ada, "You don't hear this,\nnor this.");
            say(ada, "And now?");
            assertThat(texts(ada, "Ada")).hasCount(3);
            grace.context().setOffline(false);
            assertThat(status(grace)).hasText("Live");
            say(grace, "I hear you.");
            for (Page page : List.of(ada, grace)) {
                assertThat(texts(page, "Ada", "Grace")).hasText(new String[] {
                    "Hello, is anybody here?",
                    "<script>document.title = 'mine'</script> <b>I am</b>",
                    "You don't hear this,\nnor this.",
                    "And now?",
                    "I hear you."
                });
            }
            assertThat(graces.overhang()).as("pixels beyond the window").isZero();
            assertThat(adas.overhang()).as("pixels beyond the window").isZero();
            assertThat(adas.problems()).isEmpty();
            assertThat(isDark(grace)).isTrue();
            assertThat(isDark(ada)).isFalse();
        }
    }

    @Test
    void talksByWaitingUntilThereIsAWebSocket() {
        try (Window alans = CHROMIUM.window(PHONE_WIDTH, ColorScheme.LIGHT);
                Window marys = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.DARK)) {
            alans.page().routeWebSocket("**/ws*", WebSocketRoute::close);
            Page alan = register(alans, "Alan");
            assertThat(status(alan)).containsText("asking again");
            Page mary = register(marys, "Mary");
            say(mary, "For Alan");
            assertThat(texts(alan, "Mary")).hasText("For Alan");
            assertHere(alan, "Alan", "Mary");
            say(alan, "For Mary");
            assertThat(texts(mary, "Alan")).hasText("For Mary");

            alan.context().setOffline(true);
            assertThat(status(alan)).containsText("Trying again");
            say(mary, "Where are you?");
            assertThat(texts(mary, "Mary")).hasCount(2);
            alan.routeWebSocket("**/ws*", WebSocketRoute::connectToServer);
            alan.context().setOffline(false);
            assertThat(status(alan)).hasText("Live");
            assertThat(texts(alan, "Alan", "Mary")).hasText(new String[] {"For Alan", "For Mary", "Where are you?"});
            assertThat(alans.overhang()).as("pixels beyond the window").isZero();
            assertThat(marys.problems()).isEmpty();
        }
    }

    @Test
    void leavesTheReaderWhereSheReads() {
        try (Window barbaras = CHROMIUM.window(PHONE_WIDTH, ColorScheme.LIGHT);
                Window edsgers = CHROMIUM.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page barbara = register(barbaras, "Barbara");
            Page edsger = register(edsgers, "Edsger");
            say(edsger, "A long one.\n".repeat(50));
            Locator news = barbara.getByText("New messages");
            assertThat(texts(barbara, "Edsger")).hasCount(1);
            assertThat(news).isHidden(); // she was at the end, and still is
            barbara.locator("#log").evaluate("log => log.scrollTop = 0");
            barbara.evaluate("new Promise(requestAnimationFrame)"); // by now the page knows
            say(edsger, "A short one.");
            news.click();
            assertThat(texts(barbara, "Edsger").last()).isInViewport();
            assertThat(news).isHidden();
            assertThat(barbaras.problems()).isEmpty();
            assertThat(edsgers.problems()).isEmpty();
        }
    }

    @Test
    void sendsOnceWhatIsTypedOnceAndLosesNothing() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.LIGHT)) {
            Page page = register(window, "Margaret");
            Locator box = page.getByLabel("Your message");
            List<Route> held = new ArrayList<>();
            page.route("**/api/messages", held::add);
            say(page, "Once");
            page.waitForCondition(() -> !held.isEmpty());
            page.keyboard().press("Enter");
            page.keyboard().type("Next");
            page.unroute("**/api/messages");
            held.forEach(Route::resume);
            assertThat(box).hasValue("Next");
            page.keyboard().press("Enter");
            assertThat(texts(page, "Margaret")).hasText(new String[] {"Once", "Next"});
            assertThat(window.problems()).isEmpty();

            page.route("**/api/messages", Route::abort);
            say(page, "This one gets lost.");
            Locator problem = page.locator("#problem");
            assertThat(problem).hasText("Not sent: there is no connection. Your text is still here.");
            page.unroute("**/api/messages");
            page.route("**/api/messages", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            page.keyboard().press("Enter");
            assertThat(problem).containsText("Not sent: the server answered 500");
            assertThat(box).hasValue("This one gets lost.");
        }
    }

    @Test
    void canBeUsedWithTheKeyboardAndSaysWhatIsWrong() {
        try (Window window = CHROMIUM.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page page = register(window, "Donald");
            Locator send = page.locator("#send");
            assertThat(page.getByLabel("Your message")).isFocused();
            assertThat(send).isDisabled();
            page.keyboard().insertText("x".repeat(2_001));
            assertThat(page.locator("#left")).hasText("1 too many");
            assertThat(send).isDisabled();
            page.keyboard().press("Backspace");
            assertThat(send).isEnabled();
            page.keyboard().press("Enter");
            assertThat(texts(page, "Donald")).hasText("x".repeat(2_000));
            assertThat(page.getByLabel("Your message")).hasValue("");

            page.getByText("Log out").click();
            page.waitForURL(SERVER.url("login"));
            enter(page, "Donald", "wrong password");
            assertThat(page.locator("[role=alert]")).hasText("Wrong name or password.");
            assertThat(page.getByLabel("Name")).hasValue("Donald");
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            enter(page, "Donald", PASSWORD);
            assertThat(page.locator("h1")).hasText("The common room");
            assertThat(texts(page, "Donald")).hasText("x".repeat(2_000));
        }
    }

    private static Page register(Window window, String name) {
        window.page().navigate(SERVER.url("register"));
        assertThat(window.overhang()).as("pixels beyond the window").isZero();
        enter(window.page(), name, PASSWORD);
        window.page().waitForURL(SERVER.url(""));
        return window.page();
    }

    private static void enter(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
    }

    private static void say(Page page, String text) {
        page.getByLabel("Your message").fill(text);
        page.keyboard().press("Enter");
    }

    /** What these people have said; the room is the same for all tests, and others may have been there before. */
    private static Locator texts(Page page, String... authors) {
        String names = Stream.of(authors).map("strong:text-is('%s')"::formatted).collect(joining(", "));
        return page.locator(".message:has(" + names + ") .said");
    }

    private static void assertHere(Page page, String... names) {
        for (String name : names) {
            assertThat(page.locator("#users").getByText(name, new Locator.GetByTextOptions().setExact(true)))
                    .hasCount(1);
        }
    }

    private static Locator status(Page page) {
        return page.locator("#status");
    }

    private static boolean isDark(Page page) {
        return (int) page.evaluate("+getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]") < 128;
    }
}
