package webserver.templates;

import java.util.ArrayList;
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
        if (tokens.isEmpty() || !isTag(tokens.peek(), LAYOUT)) {
            return Optional.empty();
        }
        Token tag = tokens.remove();
        String name = tag.text().substring(LAYOUT.length()).strip();
        if (!name.matches("\"[^\"]+\"")) {
            throw unknown(tag);
        }
        skipLineEnd();
        return Optional.of(new Template.Layout(tag.place(), name.substring(1, name.length() - 1)));
    }

    private void skipLineEnd() {
        if (!tokens.isEmpty() && tokens.peek().kind() == Token.Kind.TEXT) {
            Token text = tokens.remove();
            tokens.addFirst(new Token(text.place(), text.kind(), text.text().replaceFirst("^\\s*?\n", "")));
        }
    }

    // TASK 7.4 Collect a block
    /** All nodes up to the tag that ends the block, which stays where it is, or up to the end of the template. */
    private List<Node> block() {
        List<Node> nodes = new ArrayList<>();
        while (!tokens.isEmpty() && !tokens.peek().endsBlock()) {
            nodes.add(node(tokens.remove()));
        }
        return nodes;
    }

    // TASK 7.4 Understand a tag
    /** The node that begins with a token; if that opens a block, all tokens up to its end are used up. */
    private Node node(Token token) {
        if (token.kind() == Token.Kind.TEXT) {
            return new Node.Text(token.text());
        }
        if (token.kind() == Token.Kind.RAW) {
            return new Node.Raw(variable(token, token.text()));
        }
        if (isTag(token, EACH)) {
            return each(token);
        }
        return isTag(token, IF) ? condition(token) : new Node.Escaped(variable(token, token.text()));
    }

    // TASK 7.4 Understand a loop
    /** What {@code {{#each notes as note}}} begins. */
    private Node each(Token opening) {
        String[] words = opening.text().split("\\s+");
        if (words.length != 4 || !words[2].equals("as") || !words[3].matches("\\w+")) {
            throw unknown(opening);
        }
        Variable list = variable(opening, words[1]);
        List<Node> body = block();
        close(opening, "/each");
        return new Node.Each(list, words[3], body);
    }

    // TASK 7.4 Understand a condition
    /** What {@code {{#if user}}} begins. */
    private Node condition(Token opening) {
        Variable condition =
                variable(opening, opening.text().substring(IF.length()).strip());
        List<Node> then = block();
        List<Node> otherwise = List.of();
        if (!tokens.isEmpty() && tokens.peek().isTag("#else")) {
            tokens.remove();
            otherwise = block();
        }
        close(opening, "/if");
        return new Node.If(condition, then, otherwise);
    }

    private void close(Token opening, String closing) {
        if (tokens.isEmpty()) {
            throw opening.place().error(opening + " is never closed");
        }
        Token end = tokens.remove();
        if (!end.isTag(closing)) {
            String block = opening + " of line " + opening.place().line();
            throw end.place().error(block + " ends with {{" + closing + "}}, not with " + end);
        }
    }

    private static Variable variable(Token tag, String path) {
        if (!Variable.isPath(path)) {
            throw unknown(tag);
        }
        return new Variable(tag.place(), path);
    }

    private static boolean isTag(Token token, String beginning) {
        return token.kind() == Token.Kind.TAG && token.text().startsWith(beginning);
    }

    private static TemplateError unknown(Token tag) {
        return tag.place().error(tag + " is no tag");
    }
}
