package webserver.templates;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import webserver.http.Html;

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
            Object value = variable.value(variables);
            page.append(value == null ? "" : Html.escape(value.toString()));
        }
    }

    /** {@code {{{name}}}}: the value of a variable that is HTML already, and not from a stranger. */
    record Raw(Variable variable) implements Node {

        // TASK 7.4 Show HTML
        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            Object value = variable.value(variables);
            page.append(value == null ? "" : value.toString());
        }
    }

    /** {@code {{#each notes as note}}…{{/each}}}: its body once for each element of a list; null is an empty one. */
    record Each(Variable list, String name, List<Node> body) implements Node {

        // TASK 7.4 Repeat a block
        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            for (Object element : elements(list.value(variables))) {
                Map<String, Object> inner = new HashMap<>(variables);
                inner.put(name, element);
                renderAll(body, inner, page);
            }
        }

        private Iterable<?> elements(Object value) {
            if (value == null) {
                return List.of();
            }
            if (value instanceof Iterable<?> elements) {
                return elements;
            }
            throw list.place().error("\"" + list.path() + "\" is no list");
        }
    }

    /** {@code {{#if user}}…{{#else}}…{{/if}}}: one of its two blocks. */
    record If(Variable condition, List<Node> then, List<Node> otherwise) implements Node {

        // TASK 7.4 Choose a block
        @Override
        public void render(Map<String, ?> variables, StringBuilder page) {
            renderAll(holds(condition.value(variables)) ? then : otherwise, variables, page);
        }

        /** Null, false, an empty text and an empty list don't hold; everything else does, 0 too. */
        private static boolean holds(Object value) {
            if (value instanceof Collection<?> elements) {
                return !elements.isEmpty();
            }
            return value != null && !value.equals(false) && !value.equals("");
        }
    }
}
