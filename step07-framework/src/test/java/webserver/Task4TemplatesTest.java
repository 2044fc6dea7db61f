package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.ProgramUnderTest;
import gradingkit.check.Runs;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;

class Task4TemplatesTest extends Step07 {

    /** Whether all that can be filled in came out right at one start of the program; null before it was tried. */
    private static Boolean allIsFilledIn;

    @BeforeAll
    static void forget() {
        allIsFilledIn = null;
    }

    private static List<Function<Dice, Page>> pages() {
        return List.of(
                Task4TemplatesTest::values,
                Task4TemplatesTest::text,
                Task4TemplatesTest::raw,
                Task4TemplatesTest::loops,
                Task4TemplatesTest::conditions);
    }

    // A JVM takes longer to start than a template to be filled in. What is wrong is looked for one by one.
    private static void fillIn(ProgramUnderTest render, Dice dice, Function<Dice, Page> page) {
        if (allIsFilledIn == null) {
            Page all = new Page(dice);
            pages().forEach(each -> all.add(each.apply(dice)));
            allIsFilledIn = all.comesOut(render);
        }
        if (!allIsFilledIn) {
            page.apply(dice).isFilledIn(render);
        }
    }

    // Nothing is filled in, or only pages with a layout are; blanks within the braces belong to the name.
    @Check(
            id = "7.4.1",
            says = "{{name}} is replaced by the value",
            points = 2,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: what stands around it stays, and null is no text")
    void showsValues(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        fillIn(render, dice, Task4TemplatesTest::values);
    }

    private static Page values(Dice dice) {
        String word = dice.word();
        return new Page(dice)
                .part("<p>{{word}}, {{ number }}</p>", "<p>" + word + ", 7</p>")
                .part("1 { 2 } [{{nothing}}]", "1 { 2 } []")
                .variable("word", word)
                .variable("number", 7)
                .variable("nothing", null);
    }

    // Only < and > are escaped, so that a quotation mark ends the attribute.
    @Check(
            id = "7.4.10",
            says = "{{name}} is text, and no HTML",
            points = 2,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: <, >, &, \" and ' mean something in HTML, and must not come from a visitor")
    void escapes(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        fillIn(render, dice, Task4TemplatesTest::text);
    }

    private static Page text(Dice dice) {
        String word = dice.word();
        return new Page(dice)
                .part("<p title='{{typed}}'>{{typed}}</p>", "<p title='%1$s'>%1$s</p>".formatted(escaped(word)))
                .variable("typed", "<i>\"" + word + "\" & 'ä'");
    }

    private static String escaped(String word) {
        return "&lt;i&gt;&quot;" + word + "&quot; &amp; &#39;ä&#39;";
    }

    // All is escaped, or nothing; null is shown as a word.
    @Check(
            id = "7.4.2",
            says = "{{{name}}} is the value as it is",
            points = 2,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: for HTML that the program has made itself; null shows nothing")
    void leavesRaw(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        fillIn(render, dice, Task4TemplatesTest::raw);
    }

    private static Page raw(Dice dice) {
        String html = "<b>" + dice.word() + "</b>";
        return new Page(dice)
                .part("{{{html}}}", html)
                .part("[{{{nothing}}}]", "[]")
                .variable("html", html)
                .variable("nothing", null);
    }

    // A loop in a loop ends at the first {{/each}}; its variable hides another one for good; dots are not followed.
    @Check(
            id = "7.4.3",
            says = "{{#each list as item}} repeats its body for each element, also within another one",
            points = 2,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: item.title is the part title of item, to any depth; null is an empty list")
    void repeats(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        fillIn(render, dice, Task4TemplatesTest::loops);
    }

    private static Page loops(Dice dice) {
        String name = dice.word();
        return new Page(dice)
                .part("{{#each cells as cell}}({{cell}}){{/each}}", "(1)(2)")
                .part(
                        "{{#each rows as row}}[{{row.name}}:{{#each row.cells as cell}}({{cell}}){{/each}}]{{/each}}",
                        "[" + name + ":(1)(2)][x:]")
                .part("{{deep.er.and.deeper}}", name)
                .part("{{#each none as row}}x{{/each}}.", ".")
                .part("{{#each nothing as row}}x{{/each}}.", ".")
                .part("{{#each cells as outer}}{{outer}}{{last}}{{/each}}{{outer}}", "1!2!" + name)
                .variable("cells", List.of(1, 2))
                .variable("rows", List.of(row(name, List.of(1, 2)), row("x", List.of())))
                .variable("deep", Map.of("er", Map.of("and", Map.of("deeper", name))))
                .variable("none", List.of())
                .variable("nothing", null)
                .variable("outer", name)
                .variable("last", "!");
    }

    private static Map<String, Object> row(String name, List<?> cells) {
        return Map.of("name", name, "cells", cells);
    }

    // The else of the inner condition is taken for that of the outer one; an empty list holds.
    @Check(
            id = "7.4.4",
            says = "{{#if it}} shows one of two parts, also within another one",
            points = 2,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: null, false, an empty text and an empty list don't hold; everything else does")
    void chooses(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        fillIn(render, dice, Task4TemplatesTest::conditions);
    }

    private static Page conditions(Dice dice) {
        Page page = new Page(dice);
        for (String name : List.of("yes", "zero", "text", "list")) {
            page.part("{{#if " + name + "}}it holds{{#else}}it does not{{/if}}", "it holds");
        }
        for (String name : List.of("no", "nothing", "blank", "empty")) {
            page.part("{{#if " + name + "}}it holds{{#else}}it does not{{/if}}", "it does not");
        }
        return page.part("{{#if yes}}{{#if no}}a{{#else}}b{{/if}}{{#else}}c{{/if}}", "b")
                .part("{{#if no}}a{{#else}}{{#if yes}}b{{/if}}c{{/if}}", "bc")
                .part("{{#if no}}a{{/if}}b", "b")
                .variable("yes", true)
                .variable("zero", 0)
                .variable("text", dice.word())
                .variable("list", List.of(false))
                .variable("no", false)
                .variable("nothing", null)
                .variable("blank", "")
                .variable("empty", List.of());
    }

    // The page is escaped when it is put into its layout; the layout sees no variables.
    @Check(
            id = "7.4.5",
            says = "A page that begins with {{#layout \"…\"}} is put into that template",
            points = 2,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: there it is {{{content}}}, beside the variables of the page")
    void putsIntoLayout(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String title = dice.word();
        new Page(dice)
                .within("<title>" + title + "</title><main>", "</main>")
                .part("{{#layout \"frame.html\"}}\n<p>{{title}}</p>", "<p>" + title + "</p>")
                .and("frame.html", "<title>{{title}}</title><main>{{{content}}}</main>")
                .variable("title", title)
                .isFilledIn(render);
    }

    // A misspelt variable shows nothing, or does not hold, and is found by a visitor; that of a loop stays behind it.
    @Check(
            id = "7.4.6",
            says = "A variable that is not there is an error, which names file, line and variable",
            points = 2,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: whoever has misspelt it is to see where; a variable that is null is there")
    void namesTheMissing(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String variable = dice.word();
        String lines = "{{title}}\n".repeat(dice.between(2, 8));
        for (String tag :
                List.of("{{%s}}", "{{note.%s}}", "{{#if %s}}a{{/if}}", "{{#each list as %1$s}}{{/each}}{{%1$s}}")) {
            Page page = Page.wrong(dice, lines + "<p>" + tag.formatted(variable) + "</p>\n{{title}}");
            page.variable("title", "x")
                    .variable("note", Map.of("title", "x"))
                    .variable("list", List.of(1))
                    .isRefused(render, page.name(), "line " + (lines.lines().count() + 1), variable);
        }
    }

    // The end of the file ends all blocks; the line is that of the end.
    @Check(
            id = "7.4.7",
            says = "A block that is never closed is an error, which names the line where it was opened",
            points = 1,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: that is where its author looks for the mistake")
    void namesTheUnclosed(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        int line = dice.between(2, 6);
        String lines = "<p>\n".repeat(line - 1);
        for (String opened : List.of("{{#if yes}}\n{{#if yes}}\n{{/if}}\n\n", "{{#each list as item}}\n\n")) {
            Page page = Page.wrong(dice, lines + opened);
            page.variable("yes", true).variable("list", List.of(1)).isRefused(render, page.name(), "line " + line);
        }
    }

    // A misspelt tag is shown as text, or left out; a missing file is a stack trace.
    @Check(
            id = "7.4.11",
            says = "A tag that does not exist is an error, and a template that does not",
            points = 1,
            did = "The suite has java webserver.Render fill in a template of its own.",
            why = "Task 4: the error names file and line of the tag; of a missing template its name")
    void namesTheUnknown(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        int line = dice.between(2, 6);
        Page page = Page.wrong(dice, "<p>\n".repeat(line - 1) + "{{#fi yes}}a\n");
        page.variable("yes", true).isRefused(render, page.name(), "line " + line);
        new Page(dice).isMissed(render);
        String missing = dice.word() + ".html";
        Page.wrong(dice, "{{#layout \"" + missing + "\"}}\n<p>").isRefused(render, missing);
    }

    // The visitor sees a line of text.
    @Check(
            id = "7.4.9",
            says = "A path that is not there shows the page that 404.html makes",
            points = 1,
            why = "Tasks 3 and 4: the handler for 404 fills in a template")
    void showsItsOwn404(ServerUnderTest server, Dice dice) {
        assertThat(Ask.to("GET /" + dice.word()).of(server))
                .as("nothing is there")
                .hasStatus(404)
                .hasMediaType("text/html")
                .bodyContains("</html>");
    }

    // The visitor sees the error of the template, or half a page with status 200.
    @Check(
            id = "7.4.8",
            says = "In the app, such a mistake is a 500, and the server's output says where it is",
            points = 1,
            why = "Task 4: misspelt.html has a mistake in line 5, where {{massage}} should be {{message}}")
    void tellsTheAuthor(ServerUnderTest server, Budget budget) {
        assertThat(Ask.to("GET /try/misspelt").of(server))
                .as("there is a mistake in the template")
                .hasStatus(500)
                .bodyDoesNotContain("misspelt.html");
        boolean printed = server.outputOfCheck()
                .await(
                        output -> output.all().contains("misspelt.html")
                                && output.all().contains("line 5")
                                && output.all().contains("massage"),
                        budget.answer());
        if (!printed) {
            fail("the output of the server should name misspelt.html, line 5 and massage");
        }
    }
}
