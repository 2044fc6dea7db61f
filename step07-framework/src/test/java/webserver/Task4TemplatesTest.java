package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.ProgramUnderTest;
import gradingkit.check.Runs;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import java.util.List;
import java.util.Map;

class Task4TemplatesTest extends Step07 {

    // Only < and > are escaped, so that a quotation mark ends the attribute.
    @Check(
            id = "7.4.1",
            says = "{{name}} is replaced by the value, as text that is no HTML",
            points = 4,
            why = "Task 4: <, >, &, \" and ' mean something in HTML, and must not come from a visitor")
    void escapes(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String word = dice.word();
        String page = escaped("<p title='{{a}}'>{{a}}, {{ b }}</p>", word);
        Page.of(render, dice, "<p title='{{a}}'>{{a}}, {{ b }}</p>")
                .variable("a", "<i>\"" + word + "\" & 'ä'")
                .variable("b", 7)
                .becomes(page);
    }

    private static String escaped(String template, String word) {
        String value = "&lt;i&gt;&quot;" + word + "&quot; &amp; &#39;ä&#39;";
        return template.replace("{{a}}", value).replace("{{ b }}", "7");
    }

    // All is escaped, or nothing; a line of text is lost.
    @Check(
            id = "7.4.2",
            says = "{{{name}}} is the value as it is",
            points = 2,
            why = "Task 4: for HTML that the program has made itself; null shows nothing")
    void leavesRaw(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String html = "<b>" + dice.word() + "</b>";
        Page.of(render, dice, "1 { 2 } {{{html}}}|{{nothing}}|{{{nothing}}}3")
                .variable("html", html)
                .variable("nothing", null)
                .becomes("1 { 2 } " + html + "||3");
    }

    // A loop in a loop ends at the first {{/each}}; the variable is still there afterwards; dots are not followed.
    @Check(
            id = "7.4.3",
            says = "{{#each list as item}} repeats its body for each element, also within another one",
            points = 2,
            why = "Task 4: item.title is the part title of item")
    void repeats(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String a = dice.word();
        String b = dice.word();
        Page.of(
                        render,
                        dice,
                        "{{#each rows as row}}[{{row.name}}:{{#each row.cells as cell}}({{cell}}){{/each}}]{{/each}}{{#each none as"
                                + " row}}x{{/each}}.")
                .variable("rows", List.of(row(a, List.of(1, 2)), row(b, List.of()), row("<", List.of("&"))))
                .variable("none", List.of())
                .becomes("[" + a + ":(1)(2)][" + b + ":][&lt;:(&amp;)].");
    }

    private static Map<String, Object> row(String name, List<?> cells) {
        return Map.of("name", name, "cells", cells);
    }

    // The else of the inner condition is taken for that of the outer one; an empty list holds.
    @Check(
            id = "7.4.4",
            says = "{{#if it}} shows one of two parts, also within another one",
            points = 3,
            why = "Task 4: null, false, an empty text and an empty list don't hold; everything else does")
    void chooses(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String part = "{{#if %1$s}}%1$s{{#else}}no %1$s{{/if}} ";
        StringBuilder template = new StringBuilder();
        for (String name : List.of("yes", "zero", "word", "list", "no", "nothing", "blank", "empty")) {
            template.append(part.formatted(name));
        }
        template.append("{{#if yes}}{{#if no}}a{{#else}}b{{/if}}{{#else}}{{#if yes}}c{{/if}}{{/if}}");
        Page.of(render, dice, template.toString())
                .variable("yes", true)
                .variable("zero", 0)
                .variable("word", dice.word())
                .variable("list", List.of(false))
                .variable("no", false)
                .variable("nothing", null)
                .variable("blank", "")
                .variable("empty", List.of())
                .becomes("yes zero word list no no no nothing no blank no empty b");
    }

    // The page is escaped when it is put into its layout; the layout sees no variables.
    @Check(
            id = "7.4.5",
            says = "A page that begins with {{#layout \"…\"}} is put into that template",
            points = 2,
            why = "Task 4: there it is {{{content}}}, beside the variables of the page")
    void putsIntoLayout(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String title = dice.word();
        Page.of(render, dice, "{{#layout \"frame.html\"}}\n<p>{{title}}</p>")
                .and("frame.html", "<title>{{title}}</title><main>{{{content}}}</main>")
                .variable("title", title)
                .becomes("<title>" + title + "</title><main><p>" + title + "</p></main>");
    }

    // A misspelt variable shows nothing, and is found by a visitor.
    @Check(
            id = "7.4.6",
            says = "A variable that is not there is an error, which names file, line and variable",
            points = 2,
            why = "Task 4: whoever has misspelt it is to see where; a variable that is null is there")
    void namesTheMissing(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        String variable = dice.word();
        int line = dice.between(3, 9);
        Page page = Page.of(
                        render,
                        dice,
                        "{{title}}\n".repeat(line - 1) + "<p>{{title}} {{" + variable + "}}</p>\n{{title}}")
                .variable("title", "x");
        page.isRefused(page.name(), "line " + line, variable);
    }

    // The end of the file ends all blocks; the line is that of the end.
    @Check(
            id = "7.4.7",
            says = "A block that is never closed is an error, which names the line where it was opened",
            points = 1,
            why = "Task 4: that is where its author looks for the mistake")
    void namesTheUnclosed(@Runs("webserver.Render") ProgramUnderTest render, Dice dice) {
        int line = dice.between(2, 6);
        Page page = Page.of(render, dice, "<p>\n".repeat(line - 1) + "{{#if yes}}\n{{#if yes}}\n{{/if}}\n\n")
                .variable("yes", true);
        page.isRefused(page.name(), "line " + line);
    }

    // The visitor sees a line of text.
    @Check(
            id = "7.4.9",
            says = "A path that is not there shows the page that 404.html makes",
            points = 1,
            why = "Tasks 3 and 4: the handler for 404 fills in a template",
            needs = {"7.3.5", "7.4.4", "7.4.5"})
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
