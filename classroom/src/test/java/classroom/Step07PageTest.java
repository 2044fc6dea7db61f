package classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application of lesson 7 in a real browser, on the reference's own framework; skipped without a Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class Step07PageTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;

    // The browser first: without one there is nothing to serve.
    @Order(1)
    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Order(2)
    @RegisterExtension
    private static final LessonServer SERVER = new LessonServer(7);

    @Test
    void somebodyPutsANoteOnTheWallAndOthersReadIt() {
        try (Window adas = CHROMIUM.window(PHONE_WIDTH, ColorScheme.DARK);
                Window strangers = CHROMIUM.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page ada = register(adas.page(), "Ada");
            assertThat(ada.locator(".flash")).containsText("Welcome, Ada");
            write(ada, "", "A text without a title");
            assertThat(ada.locator("#title-problem")).containsText("title should not be empty");
            assertThat(ada.getByLabel("Title")).isFocused();
            assertThat(ada.getByLabel("Text")).hasValue("A text without a title");
            write(ada, "<b>Tea</b>", "At four.\nIn the kitchen.");
            assertThat(ada.locator(".flash")).containsText("on the wall");
            assertThat(titles(ada)).hasText(new String[] {"<b>Tea</b>"});
            assertThat(adas.overhang()).as("pixels beyond the window").isZero();
            ada.reload();
            assertThat(ada.locator(".flash")).hasCount(0);

            Page stranger = strangers.page();
            stranger.navigate(SERVER.url(""));
            assertThat(titles(stranger)).hasText(new String[] {"<b>Tea</b>"});
            assertThat(stranger.locator("article").getByText("Delete")).hasCount(0);
            assertThat(strangers.overhang()).as("pixels beyond the window").isZero();
            assertThat(strangers.answers())
                    .containsEntry(SERVER.url(""), "200 text/html")
                    .containsEntry(SERVER.url("style.css"), "200 text/css")
                    .containsEntry(SERVER.url("pin.svg"), "200 image/svg+xml");
            assertThat(strangers.problems()).isEmpty();

            ada.locator("article").getByText("Delete").click();
            assertThat(titles(ada)).hasCount(0);
            ada.getByText("Log out").click();
            assertThat(ada.locator("header")).containsText("Log in");
        }
    }

    private static Page register(Page page, String name) {
        page.navigate(SERVER.url("register"));
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill("correct horse");
        page.keyboard().press("Enter");
        return page;
    }

    private static void write(Page page, String title, String text) {
        page.getByLabel("Title").fill(title);
        page.getByLabel("Text").fill(text);
        page.getByText("Put it on the wall").click();
    }

    private static Locator titles(Page page) {
        return page.locator("article h2");
    }
}
