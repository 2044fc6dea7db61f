package classroom.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other line ends, charsets, words and patterns, and a line of a header section left out. */
final class Texts implements Mutator {

    private static final Map<String, String> CHARSETS = Map.of(
            "StandardCharsets.UTF_8", "StandardCharsets.ISO_8859_1",
            "StandardCharsets.ISO_8859_1", "StandardCharsets.UTF_8",
            "StandardCharsets.US_ASCII", "StandardCharsets.UTF_16");

    private static final Set<String> WITH_PATTERN = Set.of("matches", "compile", "replaceAll", "replaceFirst", "split");
    private static final Pattern FIELD_LINE = Pattern.compile("[A-Z][\\w-]*: .*\\\\r\\\\n");
    // What people read, and how a page is made, is left to the one who writes it; a word without blanks is for
    // programs.
    private static final Pattern WORD = Pattern.compile("[^\\s\\\\<>]*[\\w/:-][^\\s\\\\<>]*");
    private static final Pattern QUANTIFIER = Pattern.compile("(?<=[\\])}\\w.])[+*?]");

    @Override
    public Stream<Change> at(Node node) {
        if (node instanceof FieldAccessExpr constant) {
            return Stream.ofNullable(CHARSETS.get(constant.toString())).map(other -> Change.of(constant, other));
        }
        if (node instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.PLUS) {
            return withoutFieldLine(binary);
        }
        if (node instanceof StringLiteralExpr || node instanceof TextBlockLiteralExpr) {
            return changed((LiteralStringValueExpr) node);
        }
        return Stream.empty();
    }

    private static Stream<Change> withoutFieldLine(BinaryExpr sum) {
        boolean isLine = sum.getRight() instanceof StringLiteralExpr line
                && FIELD_LINE.matcher(line.getValue()).matches();
        return isLine ? Stream.of(Change.keep(sum, sum.getLeft())) : Stream.empty();
    }

    private static Stream<Change> changed(LiteralStringValueExpr literal) {
        String text = Change.text(literal);
        Stream<String> others = Stream.of(
                text.replace("\\r\\n", "\\n"),
                text.replace("charset=utf-8", "charset=iso-8859-1"),
                text.replace("&amp;", "&").replace("&lt;", "<"));
        return Stream.of(others, misspelt(literal), isPattern(literal) ? quantified(text) : Stream.<String>empty())
                .flatMap(texts -> texts)
                .filter(other -> !other.equals(text))
                .map(other -> Change.of(literal, other));
    }

    private static Stream<String> misspelt(LiteralStringValueExpr literal) {
        boolean isWord = literal instanceof StringLiteralExpr
                && WORD.matcher(literal.getValue()).matches()
                && !isPattern(literal);
        return isWord ? Stream.of("\"" + literal.getValue() + "x\"") : Stream.empty();
    }

    private static boolean isPattern(Expression literal) {
        return literal.getParentNode()
                .filter(parent -> parent instanceof MethodCallExpr call
                        && WITH_PATTERN.contains(call.getNameAsString())
                        && call.getArguments().indexOf(literal) == 0)
                .isPresent();
    }

    private static Stream<String> quantified(String text) {
        return QUANTIFIER
                .matcher(text)
                .results()
                .map(sign -> text.substring(0, sign.start())
                        + (sign.group().equals("+") ? "*" : sign.group().equals("*") ? "+" : "")
                        + text.substring(sign.end()));
    }
}
