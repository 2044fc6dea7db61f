package webserver.templates;

import java.util.List;
import java.util.Map;

/** A part of a template that knows what to write to the page. */
sealed interface Node {

    /** Appends to the page what this part makes of the variables. */
    void render(Map<String, ?> variables, StringBuilder page);

    /** Appends what all the parts make of the variables, one after the other. */
    static void renderAll(List<Node> nodes, Map<String, ?> variables, StringBuilder page) {
        nodes.forEach(node -> node.render(variables, page));
    }

    /** Text, which is written as it is. */
    record Text(String text) implements Node {

        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            page.append(text);
        }
    }

    /** {@code {{name}}}: the value of a variable as text; null is no text. */
    record Escaped(Variable variable) implements Node {

        // TASK 7.4 Show a value
        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            throw new UnsupportedOperationException("Task 7.4: show a value (README, Task 4)");
        }
    }

    /** {@code {{{name}}}}: the value of a variable that is HTML already, and not from a stranger. */
    record Raw(Variable variable) implements Node {

        // TASK 7.4 Show HTML
        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            throw new UnsupportedOperationException("Task 7.4: show HTML (README, Task 4)");
        }
    }

    /** {@code {{#each notes as note}}…{{/each}}}: its body once for each element of a list; null is an empty one. */
    record Each(Variable list, String name, List<Node> body) implements Node {

        // TASK 7.4 Repeat a block
        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            throw new UnsupportedOperationException("Task 7.4: repeat a block (README, Task 4)");
        }
    }

    /** {@code {{#if user}}…{{#else}}…{{/if}}}: one of its two blocks. */
    record If(Variable condition, List<Node> then, List<Node> otherwise) implements Node {

        // TASK 7.4 Choose a block
        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            throw new UnsupportedOperationException("Task 7.4: choose a block (README, Task 4)");
        }
    }
}
