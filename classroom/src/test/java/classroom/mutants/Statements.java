package classroom.mutants;

import static java.util.stream.Collectors.joining;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.stream.Stream;

/** What is forgotten: a call, an assignment, a branch, the close of a file, a lock, what is done whatever happens. */
final class Statements implements Mutator {

    @Override
    public Stream<Change> at(Node node) {
        if (node instanceof IfStmt choice) {
            return branches(choice);
        }
        if (node instanceof TryStmt attempt) {
            return Stream.concat(unclosed(attempt), withoutFinally(attempt));
        }
        if (node instanceof SynchronizedStmt lock) {
            return Stream.of(Change.keep(lock, lock.getBody()));
        }
        if (node instanceof MethodDeclaration method) {
            return unlocked(method);
        }
        if (node instanceof SwitchEntry entry) {
            return entry.getLabels().isEmpty() ? Stream.empty() : Stream.of(Change.of(entry, ""));
        }
        return canBeLeftOut(node) ? Stream.of(Change.without(node)) : Stream.empty();
    }

    private static boolean canBeLeftOut(Node node) {
        if (node instanceof ExpressionStmt statement) {
            return statement.getExpression() instanceof MethodCallExpr
                    || statement.getExpression() instanceof ObjectCreationExpr
                    || statement.getExpression() instanceof AssignExpr;
        }
        return node instanceof ThrowStmt
                || node instanceof BreakStmt
                || node instanceof ContinueStmt
                || node instanceof ReturnStmt statement
                        && statement.getExpression().isEmpty();
    }

    private static Stream<Change> branches(IfStmt choice) {
        Statement then = choice.getThenStmt();
        return choice.getElseStmt()
                .map(otherwise -> Stream.of(Change.keep(choice, then), Change.keep(choice, otherwise)))
                .orElseGet(() -> Stream.of(Change.without(choice)));
    }

    // The resources become variables that nobody closes.
    private static Stream<Change> unclosed(TryStmt attempt) {
        if (attempt.getResources().isEmpty()) {
            return Stream.empty();
        }
        String variables = attempt.getResources().stream()
                .filter(resource -> resource.isVariableDeclarationExpr())
                .map(resource -> Change.text(resource) + "; ")
                .collect(joining());
        String body = "{ " + variables + Change.text(attempt.getTryBlock()) + " }";
        boolean alone =
                attempt.getCatchClauses().isEmpty() && attempt.getFinallyBlock().isEmpty();
        return Stream.of(Change.of(attempt, (alone ? "" : "try ") + body + catches(attempt) + end(attempt)));
    }

    private static Stream<Change> withoutFinally(TryStmt attempt) {
        if (attempt.getFinallyBlock().isEmpty()) {
            return Stream.empty();
        }
        boolean alone =
                attempt.getCatchClauses().isEmpty() && attempt.getResources().isEmpty();
        String resources = attempt.getResources().isEmpty()
                ? ""
                : attempt.getResources().stream().map(Change::text).collect(joining("; ", "(", ") "));
        String body = Change.text(attempt.getTryBlock());
        return Stream.of(Change.of(attempt, (alone ? "" : "try " + resources) + body + catches(attempt)));
    }

    private static String catches(TryStmt attempt) {
        return attempt.getCatchClauses().stream().map(Statements::text).collect(joining());
    }

    private static String text(CatchClause clause) {
        return " " + Change.text(clause);
    }

    private static String end(TryStmt attempt) {
        return attempt.getFinallyBlock()
                .map(block -> " finally " + Change.text(block))
                .orElse("");
    }

    private static Stream<Change> unlocked(MethodDeclaration method) {
        return method.getModifiers().stream()
                .filter(modifier -> modifier.getKeyword() == Modifier.Keyword.SYNCHRONIZED)
                .map(modifier -> Change.of(modifier, ""));
    }
}
