package classroom.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the methods in a Java file by its braces and headings, whether or not the rest is Java: a parser gives up at the
 * first mistake, and some take for ever for what somebody has nested on purpose. The time grows with the length alone.
 */
final class Methods {

    private static final Pattern TASK = Pattern.compile("TASK (\\d+\\.\\d+ \\S.*)");
    private static final Set<String> NO_TYPES = Set.of(
            "new",
            "return",
            "throw",
            "else",
            "do",
            "case",
            "assert",
            "yield",
            "record",
            "class",
            "interface",
            "enum",
            "extends",
            "implements",
            "throws",
            "public",
            "protected",
            "private",
            "static",
            "final",
            "abstract",
            "default",
            "synchronized",
            "native",
            "strictfp");
    private static final Set<String> NO_NAMES =
            Set.of("if", "for", "while", "switch", "catch", "try", "synchronized", "super", "this", "new", "return");

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    private final List<Token> tokens;
    private final int[] partners;
    private final Deque<String> types = new ArrayDeque<>(List.of("")); // around the place that is looked at

    private Methods(List<Token> tokens) {
        this.tokens = tokens;
        this.partners = partners(tokens);
    }

    /** The methods with a body, in the order of their headings. */
    static List<Method> in(String text) {
        return new Methods(Token.of(text)).all();
    }

    /** For each opening brace or parenthesis where it is closed, and the other way round; -1 where the other is missing. */
    private static int[] partners(List<Token> tokens) {
        int[] partners = new int[tokens.size()];
        Arrays.fill(partners, -1);
        Deque<Integer> braces = new ArrayDeque<>();
        Deque<Deque<Integer>> parentheses = new ArrayDeque<>(); // those within each open brace
        parentheses.push(new ArrayDeque<>());
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i).text()) {
                case "{" -> {
                    braces.push(i);
                    parentheses.push(new ArrayDeque<>());
                }
                case "}" -> {
                    if (!braces.isEmpty()) {
                        parentheses.pop();
                        join(partners, braces, i);
                    }
                }
                case "(" -> parentheses.peek().push(i);
                case ")" -> join(partners, parentheses.peek(), i);
                default -> {}
            }
        }
        return partners;
    }

    private static void join(int[] partners, Deque<Integer> open, int close) {
        if (!open.isEmpty()) {
            partners[close] = open.peek();
            partners[open.pop()] = close;
        }
    }

    private List<Method> all() {
        List<Method> methods = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (is(i, "{")) {
                int close = closeOfParameters(i);
                int name = close < 0 || partners[close] < 0 ? -1 : before(partners[close]);
                if (name > 0 && isHeading(name)) {
                    methods.add(method(name, close, i));
                }
                types.push(typeOf(i));
            } else if (is(i, "}") && types.size() > 1) {
                types.pop();
            }
        }
        return methods;
    }

    /** The name of the type whose body begins here, or that this is a part of. */
    private String typeOf(int body) {
        int place = before(body);
        while (place > 0 && !is(place, ";") && !is(place, "{") && !is(place, "}")) {
            int keyword = before(place);
            if (keyword >= 0
                    && tokens.get(place).isWord()
                    && TYPES.contains(tokens.get(keyword).text())) {
                return tokens.get(place).text();
            }
            place = keyword;
        }
        return types.peek();
    }

    /** The place of the parenthesis that ends the parameters before a body; -1 if this is no body of a method. */
    private int closeOfParameters(int body) {
        int before = before(body);
        if (before >= 0 && is(before, ")")) {
            return before;
        }
        while (before > 0 && (tokens.get(before).isWord() || is(before, ",") || is(before, "."))) {
            before = before(before);
            if (is(before, "throws")) {
                int close = before(before);
                return close >= 0 && is(close, ")") ? close : -1;
            }
        }
        return -1;
    }

    // A name with a type before it; a constructor has none, nor has a call.
    private boolean isHeading(int name) {
        int type = before(name);
        return tokens.get(name).isWord()
                && !NO_NAMES.contains(tokens.get(name).text())
                && type >= 0
                && (is(type, ">") || is(type, "]") || tokens.get(type).isWord())
                && !NO_TYPES.contains(tokens.get(type).text());
    }

    private Method method(int name, int close, int body) {
        int first = name;
        int next = first - 1;
        String task = "";
        while (next >= 0 && !is(next, ";") && !is(next, "{") && !is(next, "}")) {
            Matcher found = TASK.matcher(tokens.get(next).comment());
            task = found.matches() ? found.group(1) : task;
            first = next;
            // An annotation may have anything in its parentheses.
            next = (is(next, ")") && partners[next] >= 0 ? partners[next] : next) - 1;
        }
        int end = partners[body] < 0 ? tokens.size() - 1 : partners[body];
        String parameters = String.join(
                " ",
                tokens.subList(partners[close] + 1, close).stream()
                        .map(Token::text)
                        .toList());
        return new Method(
                tokens.get(name).text(),
                types.peek(),
                parameters.strip(),
                task,
                tokens.get(first).line(),
                tokens.get(end).line());
    }

    /** The token before this one, comments left out; -1 if there is none. */
    private int before(int place) {
        int before = place - 1;
        while (before >= 0 && !tokens.get(before).comment().isEmpty()) {
            before--;
        }
        return before;
    }

    private boolean is(int place, String text) {
        return place >= 0 && tokens.get(place).text().equals(text);
    }
}
