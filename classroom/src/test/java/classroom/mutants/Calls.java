package classroom.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A call of the neighbour, a call left out of an expression, and one of many arguments forgotten. */
final class Calls implements Mutator {

    private static final Map<String, List<String>> NEIGHBOURS = Map.ofEntries(
            Map.entry("equals", List.of("equalsIgnoreCase", "startsWith")),
            Map.entry("equalsIgnoreCase", List.of("equals")),
            Map.entry("startsWith", List.of("equals", "contains")),
            Map.entry("endsWith", List.of("equals", "contains")),
            Map.entry("contains", List.of("equals", "startsWith")),
            Map.entry("matches", List.of("find")),
            Map.entry("anyMatch", List.of("allMatch")),
            Map.entry("allMatch", List.of("anyMatch")),
            Map.entry("noneMatch", List.of("anyMatch")),
            Map.entry("min", List.of("max")),
            Map.entry("max", List.of("min")),
            Map.entry("indexOf", List.of("lastIndexOf")),
            Map.entry("lastIndexOf", List.of("indexOf")),
            Map.entry("signalAll", List.of("signal")),
            Map.entry("notifyAll", List.of("notify")),
            Map.entry("isRegularFile", List.of("exists")),
            Map.entry("isDirectory", List.of("exists")),
            Map.entry("replaceAll", List.of("replaceFirst")),
            Map.entry("putIfAbsent", List.of("put")),
            Map.entry("toLowerCase", List.of("toUpperCase")),
            Map.entry("toUpperCase", List.of("toLowerCase")),
            Map.entry("pollFirst", List.of("pollLast")),
            Map.entry("addFirst", List.of("addLast")),
            Map.entry("addLast", List.of("addFirst")),
            Map.entry("isBefore", List.of("isAfter")),
            Map.entry("isAfter", List.of("isBefore")));

    private static final Set<String> COLLECTIONS = Set.of("of", "ofEntries", "asList", "concat");
    private static final Set<String> OPTIONAL = Set.of("Header"); // classes of arguments that can be forgotten

    @Override
    public Stream<Change> at(Node node) {
        if (node instanceof ObjectCreationExpr creation) {
            return Stream.concat(inside(creation, creation.getArguments()), forgotten(creation.getArguments(), false));
        }
        if (!(node instanceof MethodCallExpr call)) {
            return Stream.empty();
        }
        boolean collects = COLLECTIONS.contains(call.getNameAsString());
        return Stream.of(neighbours(call), leftOut(call), forgotten(call.getArguments(), collects))
                .flatMap(changes -> changes);
    }

    private static Stream<Change> neighbours(MethodCallExpr call) {
        return NEIGHBOURS.getOrDefault(call.getNameAsString(), List.of()).stream()
                .map(other -> Change.of(call.getName(), other));
    }

    /** What the call works on, or works with, in its place. */
    private static Stream<Change> leftOut(MethodCallExpr call) {
        boolean statement =
                call.getParentNode().filter(ExpressionStmt.class::isInstance).isPresent();
        if (statement) {
            return Stream.empty();
        }
        boolean onObject = call.getScope().filter(scope -> !isType(scope)).isPresent();
        return onObject
                ? call.getScope().stream().map(scope -> Change.keep(call, scope))
                : inside(call, call.getArguments());
    }

    private static boolean isType(Expression scope) {
        return scope instanceof ThisExpr
                || scope instanceof NameExpr name
                        && Character.isUpperCase(name.getNameAsString().charAt(0));
    }

    private static Stream<Change> inside(Expression call, NodeList<Expression> arguments) {
        return arguments.size() <= 2 ? arguments.stream().map(argument -> Change.keep(call, argument)) : Stream.empty();
    }

    private static Stream<Change> forgotten(NodeList<Expression> arguments, boolean anyOfThem) {
        return IntStream.range(0, arguments.size())
                .filter(i -> anyOfThem || isOptional(arguments.get(i)))
                .mapToObj(i -> without(arguments, i));
    }

    private static boolean isOptional(Expression argument) {
        return argument instanceof ObjectCreationExpr creation && OPTIONAL.contains(creation.getTypeAsString());
    }

    // With the comma before it, or, for the first, with the comma behind it.
    private static Change without(NodeList<Expression> arguments, int i) {
        var own = arguments.get(i).getRange().orElseThrow();
        if (i > 0) {
            return new Change(
                    own.withBegin(
                            arguments.get(i - 1).getRange().orElseThrow().end.right(1)),
                    "");
        }
        return arguments.size() == 1
                ? new Change(own, "")
                : new Change(
                        own.withEnd(
                                arguments.get(1).getRange().orElseThrow().begin.right(-1)),
                        "");
    }
}
