package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Dice;
import gradingkit.check.ProgramUnderTest;
import gradingkit.server.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A template of the suite's own, which {@code java webserver.Render} fills in. */
final class Page {

    // A JVM that has to read JSON takes a moment to start.
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final String BORDER = " | ";

    private final ProgramUnderTest render;
    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> others = new HashMap<>();
    private final Map<String, Object> model = new TreeMap<>();

    /** A piece of the template, and what it should become. */
    private record Part(String template, String expected) {}

    private Page(ProgramUnderTest render, String name) {
        this.render = render;
        this.name = name;
    }

    /** A template without any text so far. */
    static Page of(ProgramUnderTest render, Dice dice) {
        render.classPath(); // no command can start this one
        return new Page(render, dice.word() + ".html");
    }

    /** A template with this text, which is wrong. */
    static Page wrong(ProgramUnderTest render, Dice dice, String template) {
        return of(render, dice).part(template, "");
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

    /** Expects that each part becomes what it should, whatever becomes of line ends. */
    void isFilledIn() {
        Exit exit = render();
        String page = inOneWay(exit.out().replaceAll("\\R", "").strip());
        if (exit.code() != 0) {
            String all = parts.stream().map(Part::template).collect(Collectors.joining(BORDER));
            fail("Render should fill in " + Step07.toJson(all) + "; found exit code " + exit.code() + " and "
                    + Step07.toJson(Step07.start(exit.err().strip())));
        }
        String[] found = page.split(Pattern.quote(BORDER.strip()), -1);
        for (int i = 0; i < parts.size(); i++) {
            compare(parts.get(i), found.length == parts.size() ? found[i].strip() : page);
        }
    }

    private void compare(Part part, String found) {
        if (!found.equals(part.expected())) {
            fail("the template " + Step07.toJson(part.template()) + variables(part) + " should become "
                    + Step07.toJson(part.expected()) + "; found " + Step07.toJson(Step07.start(found)));
        }
    }

    private String variables(Part part) {
        String named = model.entrySet().stream()
                .filter(variable -> part.template().matches("(?s).*\\b" + variable.getKey() + "\\b.*"))
                .map(variable -> variable.getKey() + " = " + Step07.toJson(variable.getValue()))
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " with " + named;
    }

    // There are several ways to write a quotation mark in HTML.
    private static String inOneWay(String page) {
        return page.replaceAll("&#(34|x22);", "&quot;").replaceAll("&(apos|#x27);", "&#39;");
    }

    /** Expects an error whose sentence names all of these. */
    void isRefused(String... words) {
        isRefused(render(), Step07.toJson(parts.get(0).template()), words);
    }

    /** Expects an error for a template that does not exist. */
    void isMissed() {
        isRefused(render(), name, name);
    }

    private static void isRefused(Exit exit, String template, String... words) {
        if (exit.code() != 1) {
            fail("there is a mistake in the template " + template + ", and Render should end with exit code 1; found "
                    + exit.code()
                    + (exit.code() == 0 ? " and the page " + Step07.toJson(Step07.start(exit.out())) : ""));
        }
        for (String word : words) {
            if (!exit.err().contains(word)) {
                fail("the error in the template " + template + " should name " + word + "; found \""
                        + Step07.start(exit.err().strip()) + "\"");
            }
        }
    }

    private Exit render() {
        try {
            Path folder = Files.createTempDirectory(render.scratchFolder(), "templates");
            try {
                for (Map.Entry<String, String> template : templates().entrySet()) {
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

    private Map<String, String> templates() {
        Map<String, String> templates = new HashMap<>(others);
        if (!parts.isEmpty()) {
            templates.put(name, parts.stream().map(Part::template).collect(Collectors.joining(BORDER)));
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
