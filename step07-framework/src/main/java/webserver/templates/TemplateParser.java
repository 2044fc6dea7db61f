package webserver.templates;

import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Makes a tree of the pieces of a template: what stands between {@code {{#if user}}} and its end is within it. */
final class TemplateParser {

    private static final String LAYOUT = "#layout ";
    private static final String EACH = "#each ";
    private static final String IF = "#if ";

    private final Deque<Token> tokens;

    private TemplateParser(Deque<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Understands a template.
     *
     * @param file its name, for what is wrong with it
     * @throws TemplateError if it cannot be understood
     */
    static Template parse(String file, String text) {
        return new TemplateParser(Token.split(file, text)).template();
    }

    private Template template() {
        Optional<Template.Layout> layout = layout();
        List<Node> nodes = block();
        if (!tokens.isEmpty()) {
            Token end = tokens.remove();
            throw end.place().error(end + " belongs to no block that is open");
        }
        return new Template(layout, nodes);
    }

    // TASK 7.4 Find the layout
    /** The layout, if the template begins with one; the tag and the line end behind it are not part of the page. */
    private Optional<Template.Layout> layout() {
        return Optional.empty();
    }

    // TASK 7.4 Collect a block
    /** All nodes up to the tag that ends the block, which stays where it is, or up to the end of the template. */
    private List<Node> block() {
        throw new UnsupportedOperationException("Task 7.4: collect a block (README, Task 4)");
    }

    // TASK 7.4 Understand a tag
    /** The node that begins with a token; if that opens a block, all tokens up to its end are used up. */
    private Node node(Token token) {
        throw new UnsupportedOperationException("Task 7.4: understand a tag (README, Task 4)");
    }

    // TASK 7.4 Understand a loop
    /** What {@code {{#each notes as note}}} begins. */
    private Node each(Token opening) {
        throw new UnsupportedOperationException("Task 7.4: understand a loop (README, Task 4)");
    }

    // TASK 7.4 Understand a condition
    /** What {@code {{#if user}}} begins. */
    private Node condition(Token opening) {
        throw new UnsupportedOperationException("Task 7.4: understand a condition (README, Task 4)");
    }

    private static boolean isTag(Token token, String beginning) {
        return token.kind() == Token.Kind.TAG && token.text().startsWith(beginning);
    }

    private static TemplateError unknown(Token tag) {
        return tag.place().error(tag + " is no tag");
    }
}
