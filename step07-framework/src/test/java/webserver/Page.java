package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Dice;
import gradingkit.check.ProgramUnderTest;
import gradingkit.server.Exit;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A template of the suite's own, which {@code java webserver.Render} fills in. */
final class Page {

    // A JVM that has to read JSON takes a moment to start.
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final String BORDER = " | ";

    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> others = new HashMap<>();
    private final Map<String, Object> model = new TreeMap<>();
    private String before = "";
    private String behind = "";

    /** A piece of the template, and what it should become. */
    private record Part(String template, String expected) {}

    /** A template without any text so far. */
    Page(Dice dice) {
        this.name = dice.word() + ".html";
    }

    /** A template with this text, which is wrong. */
    static Page wrong(Dice dice, String template) {
        return new Page(dice).part(template, "");
    }

    /** Takes over all parts and variables of another one. */
    void add(Page other) {
        parts.addAll(other.parts);
        model.putAll(other.model);
    }

    /** What its layout should put around it. */
    Page within(String start, String end) {
        before = start;
        behind = end;
        return this;
    }

    /** One more piece, with a border before it, and what it should become; several need one start of a JVM. */
    Page part(String template, String expected) {
        parts.add(new Part(template, expected));
        return this;
    }

    /** One more template beside it. */
    Page and(String other, String template) {
        others.put(other, template);
        return this;
    }

    Page variable(String variable, Object value) {
        model.put(variable, value);
        return this;
    }

    String name() {
        return name;
    }

    /** Whether everything becomes what it should; there is no layout. */
    boolean comesOut(ProgramUnderTest render) {
        Exit exit = render(render);
        return exit.code() == 0 && page(exit).equals(joined(Part::expected));
    }

    /** Expects that each part becomes what it should, whatever becomes of line ends. */
    void isFilledIn(ProgramUnderTest render) {
        Exit exit = render(render);
        if (exit.code() != 0) {
            fail("Render should fill in " + Json.text(joined(Part::template)) + "; found exit code " + exit.code()
                    + " and " + Json.text(Excerpt.of(exit.err().strip())));
        }
        String[] found = page(exit).split(Pattern.quote(BORDER), -1);
        for (int i = 0; i < parts.size(); i++) {
            compare(i, found.length == parts.size() ? found[i] : page(exit));
        }
    }

    private void compare(int index, String found) {
        Part part = parts.get(index);
        String expected = (index == 0 ? before : "") + part.expected() + (index == parts.size() - 1 ? behind : "");
        if (!found.equals(expected)) {
            fail("the template " + Json.text(part.template()) + variables(part) + " should become "
                    + Json.text(expected) + "; found " + Json.text(Excerpt.of(found)));
        }
    }

    private String joined(Function<Part, String> side) {
        return parts.stream().map(side).collect(Collectors.joining(BORDER));
    }

    private String variables(Part part) {
        String named = model.entrySet().stream()
                .filter(variable -> part.template().matches("(?s).*\\b" + variable.getKey() + "\\b.*"))
                .map(variable -> variable.getKey() + " = " + Json.text(variable.getValue()))
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " with " + named;
    }

    // There are several ways to write a quotation mark in HTML.
    private static String page(Exit exit) {
        String page = exit.out().replaceAll("\\R", "").strip();
        return page.replaceAll("&#(34|x22);", "&quot;").replaceAll("&(apos|#x27);", "&#39;");
    }

    /** Expects an error whose sentence names all of these. */
    void isRefused(ProgramUnderTest render, String... words) {
        expectError(render(render), Json.text(parts.get(0).template()), words);
    }

    /** Expects an error for a template that does not exist. */
    void isMissed(ProgramUnderTest render) {
        expectError(render(render), name, name);
    }

    private static void expectError(Exit exit, String template, String... words) {
        if (exit.code() != 1) {
            fail("there is a mistake in the template " + template + ", and Render should end with exit code 1; found "
                    + exit.code()
                    + (exit.code() == 0 ? " and the page " + Json.text(Excerpt.of(exit.out())) : ""));
        }
        for (String word : words) {
            if (!exit.err().contains(word)) {
                fail("the error in the template " + template + " should name " + word + "; found \""
                        + Excerpt.of(exit.err().strip()) + "\"");
            }
        }
    }

    private Exit render(ProgramUnderTest render) {
        render.classPath(); // no command can start this one
        try {
            Path folder = Files.createTempDirectory(render.scratchFolder(), "templates");
            try {
                for (Map.Entry<String, String> template : templates().entrySet()) {
                    Files.writeString(folder.resolve(template.getKey()), template.getValue());
                }
                Path json = Files.writeString(folder.resolve("model.json"), Json.text(model));
                return render.runWithin(LIMIT, folder.toString(), name, json.toString());
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("no templates could be written for the check", e);
        }
    }

    private Map<String, String> templates() {
        Map<String, String> templates = new HashMap<>(others);
        if (!parts.isEmpty()) {
            templates.put(name, joined(Part::template));
        }
        return templates;
    }

    private void delete(Path folder) throws IOException {
        for (String template : templates().keySet()) {
            Files.deleteIfExists(folder.resolve(template));
        }
        Files.deleteIfExists(folder.resolve("model.json"));
        Files.delete(folder);
    }
}
