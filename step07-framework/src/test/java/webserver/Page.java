package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Dice;
import gradingkit.check.ProgramUnderTest;
import gradingkit.server.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Templates of the suite's own, which {@code java webserver.Render} fills in. */
final class Page {

    // A JVM that has to read JSON takes a moment to start.
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final ProgramUnderTest render;
    private final String name;
    private final Map<String, String> templates = new HashMap<>();
    private final Map<String, Object> model = new HashMap<>();

    private Page(ProgramUnderTest render, String name) {
        this.render = render;
        this.name = name;
    }

    /** A template with this text. */
    static Page of(ProgramUnderTest render, Dice dice, String template) {
        render.classPath(); // no command can start this one
        return new Page(render, dice.word() + ".html").with(template);
    }

    private Page with(String template) {
        templates.put(name, template);
        return this;
    }

    /** One more template beside it. */
    Page and(String other, String template) {
        templates.put(other, template);
        return this;
    }

    Page variable(String variable, Object value) {
        model.put(variable, value);
        return this;
    }

    String name() {
        return name;
    }

    /** Expects that this comes out, whatever becomes of line ends. */
    void becomes(String expected) {
        Exit exit = render();
        String page = inOneWay(exit.out().replaceAll("\\R", "").strip());
        if (exit.code() != 0 || !page.equals(expected)) {
            fail("the template " + Step07.toJson(templates.get(name)) + " should become " + Step07.toJson(expected)
                    + "; found " + (exit.code() == 0 ? Step07.toJson(page) : "exit code " + exit.code()));
        }
    }

    // There are several ways to write a quotation mark in HTML.
    private static String inOneWay(String page) {
        return page.replaceAll("&#(34|x22);", "&quot;").replaceAll("&(apos|#x27);", "&#39;");
    }

    /** Expects an error whose sentence names all of these. */
    void isRefused(String... words) {
        Exit exit = render();
        if (exit.code() != 1) {
            fail("there is a mistake in the template " + Step07.toJson(templates.get(name))
                    + ", and Render should end with exit code 1; found " + exit.code());
        }
        for (String word : words) {
            if (!exit.err().contains(word)) {
                fail("the error should name " + word + "; found \""
                        + Step07.start(exit.err().strip()) + "\"");
            }
        }
    }

    private Exit render() {
        try {
            Path folder = Files.createTempDirectory(render.scratchFolder(), "templates");
            try {
                for (Map.Entry<String, String> template : templates.entrySet()) {
                    Files.writeString(folder.resolve(template.getKey()), template.getValue());
                }
                Path json = Files.writeString(folder.resolve("model.json"), Step07.toJson(model));
                return render.runWithin(LIMIT, folder.toString(), name, json.toString());
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("no templates could be written for the check", e);
        }
    }

    private void delete(Path folder) throws IOException {
        for (String template : templates.keySet()) {
            Files.deleteIfExists(folder.resolve(template));
        }
        Files.deleteIfExists(folder.resolve("model.json"));
        Files.delete(folder);
    }
}
