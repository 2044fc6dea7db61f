package classroom.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.Map;
import java.util.stream.Stream;

/** Constants moved by one, and other arithmetic. */
final class Numbers implements Mutator {

    private static final Map<BinaryExpr.Operator, String> OPERATORS = Map.of(
            BinaryExpr.Operator.PLUS, "-",
            BinaryExpr.Operator.MINUS, "+",
            BinaryExpr.Operator.MULTIPLY, "/",
            BinaryExpr.Operator.DIVIDE, "*",
            BinaryExpr.Operator.REMAINDER, "*",
            BinaryExpr.Operator.BINARY_AND, "|",
            BinaryExpr.Operator.BINARY_OR, "&",
            BinaryExpr.Operator.XOR, "&",
            BinaryExpr.Operator.LEFT_SHIFT, ">>",
            BinaryExpr.Operator.SIGNED_RIGHT_SHIFT, "<<");

    private static final Map<AssignExpr.Operator, String> ASSIGNMENTS = Map.of(
            AssignExpr.Operator.PLUS, "-=",
            AssignExpr.Operator.MINUS, "+=",
            AssignExpr.Operator.MULTIPLY, "/=",
            AssignExpr.Operator.BINARY_OR, "&=",
            AssignExpr.Operator.BINARY_AND, "|=",
            AssignExpr.Operator.XOR, "=");

    private static final Map<UnaryExpr.Operator, UnaryExpr.Operator> STEPS = Map.of(
            UnaryExpr.Operator.POSTFIX_INCREMENT, UnaryExpr.Operator.POSTFIX_DECREMENT,
            UnaryExpr.Operator.POSTFIX_DECREMENT, UnaryExpr.Operator.POSTFIX_INCREMENT,
            UnaryExpr.Operator.PREFIX_INCREMENT, UnaryExpr.Operator.PREFIX_DECREMENT,
            UnaryExpr.Operator.PREFIX_DECREMENT, UnaryExpr.Operator.PREFIX_INCREMENT);

    @Override
    public Stream<Change> at(Node node) {
        if (node instanceof IntegerLiteralExpr number) {
            return neighbours(number, number.asNumber().longValue(), "");
        }
        if (node instanceof LongLiteralExpr number) {
            return neighbours(number, number.asNumber().longValue(), "L");
        }
        if (node instanceof CharLiteralExpr character) {
            return Stream.of(Change.of(character, "(char) (" + Change.text(character) + " + 1)"));
        }
        if (node instanceof BooleanLiteralExpr truth) {
            return Stream.of(Change.of(truth, String.valueOf(!truth.getValue())));
        }
        if (node instanceof BinaryExpr binary && !hasText(binary)) {
            return Stream.ofNullable(OPERATORS.get(binary.getOperator()))
                    .map(other -> Change.of(Conditions.operator(binary), other));
        }
        return node instanceof AssignExpr assignment ? assigned(assignment) : steps(node);
    }

    private static Stream<Change> neighbours(Expression number, long value, String suffix) {
        return Stream.of(value + 1, value - 1).map(other -> Change.of(number, other + suffix));
    }

    // Text is put together with a plus sign, and cannot be subtracted.
    private static boolean hasText(Expression expression) {
        if (expression instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.PLUS) {
            return hasText(binary.getLeft()) || hasText(binary.getRight());
        }
        return expression instanceof StringLiteralExpr || expression instanceof TextBlockLiteralExpr;
    }

    private static Stream<Change> assigned(AssignExpr assignment) {
        String target = Change.text(assignment.getTarget());
        String value = Change.text(assignment.getValue());
        return Stream.ofNullable(ASSIGNMENTS.get(assignment.getOperator()))
                .map(operator -> Change.of(assignment, target + " " + operator + " " + value));
    }

    private static Stream<Change> steps(Node node) {
        if (!(node instanceof UnaryExpr unary) || !STEPS.containsKey(unary.getOperator())) {
            return Stream.empty();
        }
        String operand = Change.text(unary.getExpression());
        String other = STEPS.get(unary.getOperator()).asString();
        return Stream.of(Change.of(unary, unary.isPostfix() ? operand + other : other + operand));
    }
}
