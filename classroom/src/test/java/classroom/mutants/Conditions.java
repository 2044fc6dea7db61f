package classroom.mutants;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BinaryExpr.Operator;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Conditions turned round, their bounds moved, and parts of them left out. */
final class Conditions implements Mutator {

    private static final Map<Operator, Operator> BOUNDS = Map.of(
            Operator.LESS, Operator.LESS_EQUALS,
            Operator.LESS_EQUALS, Operator.LESS,
            Operator.GREATER, Operator.GREATER_EQUALS,
            Operator.GREATER_EQUALS, Operator.GREATER);

    private static final Map<Operator, Operator> OPPOSITES = Map.of(
            Operator.EQUALS, Operator.NOT_EQUALS,
            Operator.NOT_EQUALS, Operator.EQUALS,
            Operator.LESS, Operator.GREATER_EQUALS,
            Operator.GREATER_EQUALS, Operator.LESS,
            Operator.GREATER, Operator.LESS_EQUALS,
            Operator.LESS_EQUALS, Operator.GREATER,
            Operator.AND, Operator.OR,
            Operator.OR, Operator.AND);

    private static final Set<Operator> LOGIC = Set.of(Operator.AND, Operator.OR);

    @Override
    public Stream<Change> at(Node node) {
        if (node instanceof BinaryExpr binary) {
            return Stream.of(swapped(binary, BOUNDS), swapped(binary, OPPOSITES), parts(binary))
                    .flatMap(changes -> changes);
        }
        return condition(node).flatMap(Conditions::negated);
    }

    private static Stream<Change> swapped(BinaryExpr binary, Map<Operator, Operator> others) {
        return Stream.ofNullable(others.get(binary.getOperator()))
                .map(other -> Change.of(operator(binary), other.asString()));
    }

    /** The token between the two operands. */
    static JavaToken operator(BinaryExpr binary) {
        JavaToken token = binary.getLeft().getTokenRange().orElseThrow().getEnd();
        do {
            token = token.getNextToken().orElseThrow();
        } while (!token.getText().equals(binary.getOperator().asString()));
        return token;
    }

    private static Stream<Change> parts(BinaryExpr binary) {
        if (!LOGIC.contains(binary.getOperator())) {
            return Stream.empty();
        }
        Expression left = binary.getLeft();
        Expression right = binary.getRight();
        return Stream.concat(
                Stream.of(Change.keep(binary, left), Change.keep(binary, right)),
                Stream.of(left, right).flatMap(Conditions::negated));
    }

    private static Stream<Expression> condition(Node node) {
        if (node instanceof IfStmt statement) {
            return Stream.of(statement.getCondition());
        }
        if (node instanceof WhileStmt statement) {
            return Stream.of(statement.getCondition());
        }
        if (node instanceof DoStmt statement) {
            return Stream.of(statement.getCondition());
        }
        if (node instanceof ForStmt statement) {
            return statement.getCompare().stream();
        }
        return node instanceof ConditionalExpr choice ? Stream.of(choice.getCondition()) : Stream.empty();
    }

    // A comparison is turned round by its operator.
    private static Stream<Change> negated(Expression condition) {
        if (condition instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return Stream.of(Change.keep(unary, unary.getExpression()));
        }
        boolean otherwise = condition instanceof BinaryExpr
                || condition instanceof BooleanLiteralExpr
                || condition instanceof EnclosedExpr;
        return otherwise ? Stream.empty() : Stream.of(Change.of(condition, "!(" + Change.text(condition) + ")"));
    }
}
