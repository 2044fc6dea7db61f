package classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import gradingkit.server.ServerUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** People who talk in the chat of lesson 6, in real browsers; skipped where there is no Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class Step06PageTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;
    private static final String PASSWORD = "correct horse";

    @TempDir
    private static Path temporary;

    private static Chromium chromium;
    private static ServerUnderTest server;

    @BeforeAll
    static void open() throws Exception {
        chromium = Chromium.open();
        server = LessonServer.start(6, temporary);
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void twoPeopleTalkAndOneComesBackFromNowhere() {
        try (Window adas = chromium.window(DESKTOP_WIDTH, ColorScheme.LIGHT);
                Window graces = chromium.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page ada = register(adas, "Ada");
            Page grace = register(graces, "Grace");
            assertThat(status(grace)).hasText("Live");

            say(ada, "Hello, is anybody here?");
            assertThat(texts(grace)).hasText(new String[] {"Hello, is anybody here?"});
            say(grace, "<script>document.title = 'mine'</script> <b>I am</b>");
            assertThat(texts(ada).nth(1)).hasText("<script>document.title = 'mine'</script> <b>I am</b>");
            assertThat(ada.locator("#messages b")).hasCount(0);
            assertThat(ada).hasTitle("The common room");
            assertThat(ada.locator("#users li")).hasText(new String[] {"Ada", "Grace"});

            grace.context().setOffline(true);
            assertThat(status(grace)).containsText("Trying again");
            say(ada, "You don't hear this,\nnor this.");
            say(ada, "And now?");
            grace.context().setOffline(false);
            assertThat(texts(grace)).hasCount(4);
            assertThat(texts(grace).nth(2)).hasText("You don't hear this,\nnor this.");
            assertThat(status(grace)).hasText("Live");
            say(grace, "I hear you.");
            assertThat(texts(ada)).hasCount(5);

            assertThat(graces.overhang()).as("pixels beyond the window").isZero();
            assertThat(adas.overhang()).as("pixels beyond the window").isZero();
            assertThat(adas.problems()).isEmpty();
            assertThat(isDark(grace)).isTrue();
            assertThat(isDark(ada)).isFalse();
        }
    }

    @Test
    void talksByWaitingIfThereIsNoWebSocket() {
        try (Window window = chromium.window(PHONE_WIDTH, ColorScheme.LIGHT);
                Window other = chromium.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            window.page().routeWebSocket("**/ws*", WebSocketRoute::close);
            Page alan = register(window, "Alan");
            assertThat(status(alan)).containsText("asking again");
            Page mary = register(other, "Mary");

            say(mary, "For Alan");
            assertThat(texts(alan).last()).hasText("For Alan");
            say(alan, "For Mary");
            assertThat(texts(mary).last()).hasText("For Mary");
            assertThat(texts(alan).last()).hasText("For Mary");
        }
    }

    @Test
    void canBeUsedWithTheKeyboardAndSaysWhatIsWrong() {
        try (Window window = chromium.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page page = register(window, "Edsger");
            Locator send = page.locator("#send");
            assertThat(page.getByLabel("Your message")).isFocused();
            assertThat(send).isDisabled();
            page.keyboard().insertText("x".repeat(2_001));
            assertThat(page.locator("#left")).hasText("1 too many");
            assertThat(send).isDisabled();
            page.keyboard().press("Backspace");
            assertThat(send).isEnabled();
            page.keyboard().press("Enter");
            assertThat(texts(page).last()).hasText("x".repeat(2_000));
            assertThat(page.getByLabel("Your message")).hasValue("");
            page.route("**/api/messages", route -> route.abort());
            say(page, "This one gets lost.");
            assertThat(page.locator("#problem")).containsText("Not sent: there is no connection");
            assertThat(page.getByLabel("Your message")).hasValue("This one gets lost.");

            page.getByText("Log out").click();
            page.waitForURL(url("login"));
            enter(page, "Edsger", "wrong password");
            assertThat(page.locator("[role=alert]")).hasText("Wrong name or password.");
            assertThat(page.getByLabel("Name")).hasValue("Edsger");
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            enter(page, "Edsger", PASSWORD);
            assertThat(page.locator("h1")).hasText("The common room");
            assertThat(texts(page).last()).hasText("x".repeat(2_000));
        }
    }

    private static Page register(Window window, String name) {
        window.page().navigate(url("register"));
        enter(window.page(), name, PASSWORD);
        window.page().waitForURL(url(""));
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

    private static Locator texts(Page page) {
        return page.locator(".said");
    }

    private static Locator status(Page page) {
        return page.locator("#status");
    }

    private static boolean isDark(Page page) {
        return (int) page.evaluate("+getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]") < 128;
    }

    private static String url(String path) {
        return "http://" + server.hostHeader() + "/" + path;
    }
}
