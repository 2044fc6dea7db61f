package classroom.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import classroom.Chromium;
import classroom.LessonFolder;
import classroom.Window;
import classroom.code.Code;
import classroom.code.HandedInCode;
import classroom.code.Skeleton;
import classroom.grading.Result;
import classroom.judgement.Judgements;
import classroom.submission.LessonFiles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** index.html and report.html in a real browser; skipped without a Chromium. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class PagesTest {

    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 360;

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path temporary;

    @BeforeAll
    static void write() throws Exception {
        List<Result> results = new ArrayList<>(MadeUpClass.results());
        results.set(0, MadeUpClass.unsandboxed(results.get(0)));
        new GradeBook(results, List.of()).write(temporary.resolve("class"));
        writeCode(temporary.resolve("code"));
        new GradeBook(MadeUpClass.large(1000), List.of()).writeSummary(temporary.resolve("large"));
    }

    @Test
    void headingsSortTheTableAndTheKeyboardDoesToo() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            Locator step3 = page.locator("thead th", new Page.LocatorOptions().setHasText("Step 3"));
            step3.locator("button").click();
            assertThat(step3).hasAttribute("aria-sort", "ascending");
            assertThat(column(page, 3)).isSortedAccordingTo(Integer::compare).hasSize(30);
            assertThat(names(page).get(31)).isEqualTo("Nobody Found");
            step3.locator("button").focus();
            page.keyboard().press("Enter");
            assertThat(step3).hasAttribute("aria-sort", "descending");
            assertThat(column(page, 3)).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
            assertThat(page.locator("th[aria-sort]")).hasCount(1);
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void nameLessonAndStateFilterTheTable() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.getByLabel("Name").fill("LOVE");
            assertThat(names(page)).containsExactly("Ada Lovelace", "ada lovelace");
            assertThat(page.locator("#count")).hasText("2 of 32 students");
            page.getByLabel("Name").fill("");
            page.getByLabel("State").selectOption("not graded");
            assertThat(names(page)).containsExactly("Bruno Müller", "Frances Allen", "Nobody Found");
            page.getByLabel("Lesson").selectOption("5");
            assertThat(names(page)).containsExactly("Bruno Müller", "Nobody Found");
            assertThat(page.locator("thead th:visible")).hasText(new String[] {"Student", "Step 5", "Total", "Bonus"});
            assertThat(page.locator(".card:visible")).hasCount(1);
            page.getByLabel("State").selectOption("not handed in");
            assertThat(names(page)).containsExactly("Katherine Johnson");
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void whatNeedsAttentionStandsAtTheTop() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            assertThat(page.locator("#sandbox")).containsText("Graded without a sandbox: 1 of 93 results.");
            assertThat(page.locator("#ungraded li"))
                    .containsText(new String[] {"it does not compile", "run it again", "no lesson was found"});
            page.locator("#ungraded li a").first().click();
            assertThat(page.locator("h1")).hasText("Bruno Müller");
            assertThat(page.locator(".messages")).containsText("Main.java:17: error: ';' expected");
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void aHardCheckLeadsToTheStudentsWhoFailedIt() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            Locator check = page.locator(".hard").first();
            String id = check.locator("b").innerText();
            int failed = Integer.parseInt(check.locator(".worth").innerText().replaceFirst(" of .*", ""));
            check.locator("summary").click();
            assertThat(check.locator(".who a")).hasCount(failed);
            check.locator(".who a").last().click();
            assertThat(page.locator("details.failed b", new Page.LocatorOptions().setHasText(id)))
                    .hasCount(1);
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void aHardCheckHasAnExample() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            Locator check = page.locator(".hard").first();
            String id = check.locator("summary b").innerText();
            check.locator("summary").click();
            assertThat(check.locator("dl")).containsText("status 404, as the file does not exist; found 200");
            assertThat(check.locator(".percent")).hasText(Pattern.compile("\\d+ %"));
            check.getByText("in the table of all checks").click();
            assertThat(page.locator("#check")).hasValue(id);
            assertThat(page.locator("tbody tr:visible"))
                    .hasCount(page.locator(column(page, id) + ".f").count());
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void aMarkInTheTableOfAllChecksLeadsToItsBlock() {
        try (Window window = open("class/checks-step03.html", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Alan Turing"));
            Locator mark = row.locator("td.f a").last();
            String block = mark.getAttribute("href").replaceFirst(".*#", "");
            mark.click();
            assertThat(page.locator("h1")).hasText("Alan Turing");
            assertThat(page.locator("details.failed:target")).hasId(block);
            assertThat(page.locator(":target dl")).isVisible();
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void theTableOfAllChecksIsSortedAndFiltered() {
        try (Window window = open("class/checks-step03.html", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            assertThat(page.locator("tbody tr:visible")).hasCount(30);
            page.locator("[id='c3.2.1'] button").click();
            List<String> states = page.locator(column(page, "3.2.1")).all().stream()
                    .map(cell -> cell.getAttribute("class").substring(0, 1))
                    .toList();
            assertThat(states).contains("f", "p").isSortedAccordingTo(Comparator.comparing("fnop"::indexOf));
            assertThat(page.locator("#about")).containsText("3.2.1 A missing file gets status 404 · 5 points");
            page.locator("thead button", new Page.LocatorOptions().setHasText("Points"))
                    .click();
            assertThat(page.locator("tbody td:nth-child(2)").allInnerTexts().stream()
                            .map(Integer::valueOf))
                    .isSorted();
            page.getByLabel("Name").fill("LOVE");
            assertThat(names(page)).containsExactlyInAnyOrder("Ada Lovelace", "ada lovelace");
            assertThat(page.locator("#count")).hasText("2 of 30 students");
            page.locator(".groups a").first().click();
            int size = Integer.parseInt(
                    page.locator(".groups a").first().innerText().replaceFirst(".*: (\\d+) students", "$1"));
            assertThat(page.locator("tbody tr:visible")).hasCount(size);
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void whatEverybodyPassesCanBeLeftOut() throws Exception {
        List<Result> results =
                List.of(MadeUpClass.graded("a", 3, 1, new Random(1)), MadeUpClass.graded("b", 3, 0.9, new Random(1)));
        new GradeBook(results, List.of()).writeSummary(temporary.resolve("good"));
        try (Window window = open("good/checks-step03.html", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            int failed = page.locator("tbody td.f").count();
            assertThat(failed).isBetween(1, 21);
            page.getByLabel("Leave out what everybody passes").check();
            assertThat(page.locator("tbody td.p:visible, tbody td.f:visible")).hasCount(2 * failed);
            int columns = ((Number) page.evaluate("[...document.querySelectorAll('.tasks th:not([hidden])')]"
                            + ".reduce((sum, task) => sum + task.colSpan, 0)"))
                    .intValue();
            assertThat(columns).isEqualTo(3 + failed);
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void aFailedCheckLeadsToTheCodeOfItsTask() {
        try (Window window = open(codePage(), DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.locator("[id='c3.2.1'] dd a").click();
            Locator method = page.locator("details:target");
            assertThat(method).containsText("Say that there is no such file");
            assertThat(method.locator("pre")).containsText("private Response notFound()");
            String first = method.locator("pre span").first().getAttribute("data-n");
            String text = method.locator("pre span").first().innerText();
            assertThat(method.locator("summary")).containsText("line " + first);
            method.locator("a").click();
            assertThat(page.locator("pre:target")).isVisible();
            assertThat(page.locator("pre:target span[data-n='" + first + "']")).hasText(text);
            assertThat(window.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP_WIDTH, PHONE_WIDTH})
    void codeRunsNothingAndFits(int width) {
        try (Window window = open(codePage(), width, ColorScheme.DARK)) {
            Page page = window.page();
            page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
            assertThat(page.getByText("\\u202egpj")).isVisible();
            assertThat(page.locator(".code").getByText("document.title='owned'"))
                    .hasCount(2); // once in a name, once in the file
            assertThat(page.locator("script, img")).hasCount(0);
            assertThat(page.title()).startsWith("Alan Turing");
            assertThat(page.getByText("and 3000 more lines, left out")).isVisible();
            assertThat(window.overhang()).isZero();
            assertThat(window.problems()).isEmpty();
        }
    }

    private static String codePage() {
        return "code/students/" + StudentKey.of("Alan Turing") + "/report.html";
    }

    /** A page whose code somebody has made to do harm. */
    private static void writeCode(Path folder) throws Exception {
        SortedMap<String, byte[]> sources = new TreeMap<>();
        Path solution = LessonFolder.of(3).solution();
        for (String file : List.of("webserver/FileHandler.java", "webserver/Header.java")) {
            sources.put(file, Files.readAllBytes(solution.resolve(file)));
        }
        String evil = "class A { // \u202Egpj {{name}} \u0000 <img src=x onerror=\"document.title='owned'\">\n"
                + "y".repeat(1 << 19) + "\nz".repeat(4_998);
        sources.put("webserver/<script>document.title='owned'<script>.java", evil.getBytes(StandardCharsets.UTF_8));
        Code code = HandedInCode.of(
                Skeleton.read(LessonFolder.of(3).skeleton()), new LessonFiles(3, sources, new TreeMap<>()), "f00d");
        List<Result> results = List.of(MadeUpClass.graded("Alan Turing", 3, 0, new Random(1)));
        GradeBook.writeStudent(folder, results, Judgements.NONE, List.of(code));
    }

    @Test
    void namesRunNothing() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            assertThat(names(page)).contains(MadeUpClass.SCRIPT, MadeUpClass.FORMULA, MadeUpClass.MARKUP);
            assertThat(page.locator("script")).hasCount(1);
            page.locator("tbody a", new Page.LocatorOptions().setHasText("<script>"))
                    .click();
            assertThat(page.locator("h1")).hasText(MadeUpClass.SCRIPT);
            assertThat(page.locator("script, img")).hasCount(0);
            assertThat(page.title()).startsWith("<script>");
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void thePolicyStopsAScriptThatGotInAllTheSame() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            window.page()
                    .evaluate("() => { const script = document.createElement('script');"
                            + "script.textContent = 'document.title = \"owned\"'; document.body.append(script); }");
            assertThat(window.page().title()).isEqualTo("Grades · 32 students");
            assertThat(window.problems()).anyMatch(problem -> problem.contains("Content Security Policy"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void fitsOnAPhone(ColorScheme scheme) {
        try (Window window = index("class", PHONE_WIDTH, scheme)) {
            Page page = window.page();
            page.locator(".hard summary").first().click();
            assertThat(window.overhang()).as("pixels beyond the window").isZero();
            assertThat(brightness(page) < 128).isEqualTo(scheme == ColorScheme.DARK);
            page.navigate(file("class/checks-step03.html"));
            assertThat(window.overhang()).as("the table of all checks").isZero();
            for (String name : List.of("Bruno Müller", MadeUpClass.SCRIPT, MadeUpClass.LONG)) {
                page.navigate(file("class/students/" + StudentKey.of(name) + "/report.html"));
                assertThat(window.overhang()).as(name).isZero();
                assertThat(brightness(page) < 128).isEqualTo(scheme == ColorScheme.DARK);
            }
            assertThat(window.problems()).isEmpty();
        }
    }

    @Test
    void asksForNothingButItself() {
        try (Window window = index("class", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            assertThat(window.answers().keySet()).containsExactly(file("class/index.html"));
        }
    }

    @Test
    void staysQuickWithAThousandStudents() {
        try (Window window = index("large", DESKTOP_WIDTH, ColorScheme.LIGHT)) {
            Page page = window.page();
            assertThat(page.locator("#count")).hasText("1000 students");
            page.evaluate("window.begin = performance.now()");
            page.getByLabel("Name").fill("99");
            page.locator("thead button").last().click();
            page.getByLabel("Lesson").selectOption("3");
            page.evaluate("document.body.offsetHeight");
            assertThat(((Number) page.evaluate("performance.now() - window.begin")).doubleValue())
                    .as("milliseconds, two rounds of layout and the test's own calls included")
                    .isLessThan(10_000);
            assertThat(page.locator("#count")).hasText("19 of 1000 students");
            assertThat(window.problems()).isEmpty();
        }
    }

    private static Window index(String folder, int width, ColorScheme scheme) {
        return open(folder + "/index.html", width, scheme);
    }

    private static Window open(String path, int width, ColorScheme scheme) {
        Window window = CHROMIUM.window(width, scheme);
        window.page().navigate(file(path));
        return window;
    }

    /** The cells of a check in the table of all checks. */
    private static String column(Page page, String check) {
        int place = page.locator(".ids th").allInnerTexts().stream()
                .map(String::strip)
                .toList()
                .indexOf(check);
        return "tbody td:nth-child(" + (place + 1) + ")";
    }

    private static String file(String path) {
        return temporary.resolve(path).toUri().toString();
    }

    private static List<String> names(Page page) {
        return page.locator("tbody tr:visible th").allInnerTexts();
    }

    /** The points in a column, from top to bottom. */
    private static List<Integer> column(Page page, int lesson) {
        int place = page.locator("thead th").allInnerTexts().stream()
                .map(String::strip)
                .toList()
                .indexOf("Step " + lesson);
        return page.locator("tbody td:nth-child(" + (place + 1) + ")").allInnerTexts().stream()
                .filter(text -> text.matches("\\d.*"))
                .map(text -> Integer.valueOf(text.replaceFirst("\\D.*", "")))
                .toList();
    }

    private static int brightness(Page page) {
        String colour = (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
        return Integer.parseInt(colour.replaceAll("\\D+(\\d+).*", "$1"));
    }
}
