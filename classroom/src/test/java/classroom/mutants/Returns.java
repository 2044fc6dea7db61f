package classroom.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Nothing is returned instead of something, and one answer always. */
final class Returns implements Mutator {

    private static final Map<String, List<String>> NOTHING = Map.ofEntries(
            Map.entry("boolean", List.of("true", "false")),
            Map.entry("byte", List.of("0")),
            Map.entry("char", List.of("0")),
            Map.entry("int", List.of("0")),
            Map.entry("long", List.of("0")),
            Map.entry("double", List.of("0")),
            Map.entry("byte[]", List.of("new byte[0]")),
            Map.entry("String", List.of("\"\"")),
            Map.entry("List", List.of("java.util.List.of()")),
            Map.entry("Set", List.of("java.util.Set.of()")),
            Map.entry("Map", List.of("java.util.Map.of()")),
            Map.entry("Optional", List.of("java.util.Optional.empty()")),
            Map.entry("OptionalInt", List.of("java.util.OptionalInt.empty()")),
            Map.entry("OptionalLong", List.of("java.util.OptionalLong.empty()")),
            Map.entry("Stream", List.of("java.util.stream.Stream.empty()")));

    private static final List<String> NO_OBJECT = List.of("null");

    @Override
    public Stream<Change> at(Node node) {
        if (!(node instanceof ReturnStmt statement) || statement.getExpression().isEmpty()) {
            return Stream.empty();
        }
        Expression value = statement.getExpression().orElseThrow();
        return type(node)
                .map(type -> NOTHING.getOrDefault(name(type), NO_OBJECT).stream()
                        .filter(nothing -> !nothing.replaceFirst("java\\.util\\.(stream\\.)?", "")
                                .equals(Change.text(value)))
                        .map(nothing -> Change.of(value, nothing)))
                .orElse(Stream.empty());
    }

    // What a lambda returns is not written down.
    private static Optional<Type> type(Node node) {
        Optional<Node> parent = node.getParentNode();
        if (parent.isEmpty() || parent.get() instanceof LambdaExpr) {
            return Optional.empty();
        }
        return parent.get() instanceof MethodDeclaration method ? Optional.of(method.getType()) : type(parent.get());
    }

    private static String name(Type type) {
        return type.asString().replaceFirst("<.*>", "");
    }
}
