package classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import classroom.report.GradeBook;
import classroom.report.MadeUpClass;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The page of a class in a real browser; skipped without a Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class ClassPageTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;

    @TempDir
    private static Path out;

    private static Chromium chromium;

    @BeforeAll
    static void open() throws Exception {
        chromium = Chromium.open();
        new GradeBook(MadeUpClass.results(), List.of()).write(out);
        for (String student : List.of("Ada Lovelace", MadeUpClass.SCRIPT)) {
            GradeBook.writeStudent(
                    out,
                    MadeUpClass.results().stream()
                            .filter(result -> result.student().equals(student))
                            .toList());
        }
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void instructorSortsFiltersAndLooksAtAStudent() {
        try (Window window = chromium.window(DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(out.resolve("index.html").toUri().toString());
            Locator rows = page.locator("#class tbody tr:visible");
            assertThat(rows).hasCount(32);

            Locator total = page.locator("#class thead th").last();
            total.getByRole(AriaRole.BUTTON).focus();
            page.keyboard().press("Enter");
            assertThat(total).hasAttribute("aria-sort", "descending");
            assertThat(points(rows.first())).isGreaterThanOrEqualTo(points(rows.last()));
            page.keyboard().press("Enter");
            assertThat(total).hasAttribute("aria-sort", "ascending");

            page.getByLabel("Show").selectOption("not graded");
            assertThat(rows).hasCount(3);
            page.getByLabel("Show").selectOption("");
            page.getByLabel("Name").fill("lovelace");
            assertThat(rows).hasCount(2);
            assertThat(page.getByText("2 of 32")).isVisible();

            page.locator("#class")
                    .getByText("Ada Lovelace", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("h1")).hasText("Ada Lovelace");
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void nothingThatAStudentIsCalledIsExecuted() {
        try (Window window = chromium.window(PHONE_WIDTH, ColorScheme.DARK)) {
            Page page = window.page();
            page.navigate(out.resolve("index.html").toUri().toString());
            assertThat(page).hasTitle("The class");
            assertThat(window.overhang()).isLessThanOrEqualTo(0);
            page.locator("#class").getByText(MadeUpClass.SCRIPT).click();
            assertThat(page.locator("h1")).hasText(MadeUpClass.SCRIPT);
            assertThat(window.overhang()).isLessThanOrEqualTo(0);
            assertThat(window.problems()).isEmpty();
        }
    }

    private static int points(Locator row) {
        return Integer.parseInt(row.locator("td").last().textContent());
    }
}
