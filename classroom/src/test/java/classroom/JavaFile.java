package classroom;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java file of a lesson, and the methods in it that are tasks. */
public final class JavaFile {

    private static final Pattern TASK = Pattern.compile("TASK (\\d+\\.\\d+) \\S.*");

    private final CompilationUnit unit;

    private JavaFile(CompilationUnit unit) {
        this.unit = unit;
    }

    /** Reads a file as Java 17. */
    public static JavaFile parse(Path file) throws IOException {
        ParserConfiguration java17 =
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        return new JavaFile(new JavaParser(java17)
                .parse(file)
                .getResult()
                .orElseThrow(() -> new AssertionError(file + " is no Java")));
    }

    /** The methods under a TASK comment, with the number of the task. */
    Map<MethodDeclaration, String> tasks() {
        Map<MethodDeclaration, String> tasks = new LinkedHashMap<>();
        for (Comment comment : unit.getAllComments()) {
            Matcher task = TASK.matcher(comment.getContent().strip());
            if (task.matches()) {
                tasks.put(methodBelow(comment), task.group(1));
            }
        }
        return tasks;
    }

    private MethodDeclaration methodBelow(Comment comment) {
        int line = comment.getEnd().orElseThrow().line;
        return unit.findAll(MethodDeclaration.class).stream()
                .filter(method -> method.getNameAsExpression().getBegin().orElseThrow().line > line)
                .min((a, b) -> Integer.compare(lineOf(a), lineOf(b)))
                .orElseThrow(() -> new AssertionError("no method below: " + comment));
    }

    private static int lineOf(MethodDeclaration method) {
        return method.getNameAsExpression().getBegin().orElseThrow().line;
    }

    /** The members of the file's types by their names: each one's lines, laid out in one way, without comments. */
    Map<String, List<String>> members() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (TypeDeclaration<?> type : unit.getTypes()) {
            for (BodyDeclaration<?> member : membersOf(type.clone())) {
                member.getAllContainedComments().forEach(Comment::remove);
                member.removeComment();
                String oneCallPerLine = member.toString().replace(").", ")\n.");
                members.computeIfAbsent(key(member), name -> new ArrayList<>())
                        .addAll(oneCallPerLine.lines().map(String::strip).toList());
            }
        }
        return members;
    }

    /** The names of the private members. */
    Set<String> privateMembers() {
        Set<String> names = new TreeSet<>();
        unit.findAll(TypeDeclaration.class)
                .forEach(type ->
                        membersOf(type).stream().filter(JavaFile::isPrivate).forEach(member -> names.add(key(member))));
        return names;
    }

    /**
     * What a student writes: the bodies of tasks, and the private members that the skeleton has not. Each has the number of
     * its task, which for a private member is the first one that uses it.
     */
    public Map<BodyDeclaration<?>, String> written(JavaFile skeleton) {
        Map<BodyDeclaration<?>, String> written = new LinkedHashMap<>(tasks());
        if (written.isEmpty()) {
            return written;
        }
        String firstTask = written.values().iterator().next();
        Set<String> given = skeleton.privateMembers();
        List<BodyDeclaration<?>> own = new ArrayList<>();
        unit.findAll(TypeDeclaration.class)
                .forEach(type -> membersOf(type).stream()
                        .filter(member ->
                                isPrivate(member) && !given.contains(key(member)) && !written.containsKey(member))
                        .forEach(own::add));
        while (!own.isEmpty()) {
            BodyDeclaration<?> next = own.stream()
                    .filter(member -> user(member, written).isPresent())
                    .findFirst()
                    .orElse(own.get(0));
            written.put(next, user(next, written).orElse(firstTask));
            own.remove(next);
        }
        return written;
    }

    private static Optional<String> user(BodyDeclaration<?> member, Map<BodyDeclaration<?>, String> users) {
        Set<String> names = names(member);
        return users.entrySet().stream()
                .filter(user -> user.getKey().findAll(SimpleName.class).stream()
                        .anyMatch(name -> names.contains(name.getIdentifier())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Set<String> names(BodyDeclaration<?> member) {
        Set<String> names = new TreeSet<>();
        member.toFieldDeclaration()
                .ifPresent(field -> field.getVariables().forEach(variable -> names.add(variable.getNameAsString())));
        member.toMethodDeclaration().ifPresent(method -> names.add(method.getNameAsString()));
        member.toTypeDeclaration().ifPresent(type -> names.add(type.getNameAsString()));
        return names;
    }

    /**
     * The file without imports, without the bodies of its tasks, and without the private members that are not kept: what
     * skeleton and solution have in common.
     */
    String common(Set<String> keptPrivateMembers) {
        CompilationUnit copy = unit.clone();
        new JavaFile(copy).tasks().keySet().forEach(method -> method.setBody(new BlockStmt()));
        copy.setImports(new NodeList<>());
        List<BodyDeclaration<?>> extra = new ArrayList<>();
        copy.findAll(TypeDeclaration.class)
                .forEach(type -> membersOf(type).stream()
                        .filter(member -> isPrivate(member) && !keptPrivateMembers.contains(key(member)))
                        .forEach(extra::add));
        extra.forEach(member -> member.remove());
        return copy.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<BodyDeclaration<?>> membersOf(TypeDeclaration<?> type) {
        return List.copyOf((NodeList<BodyDeclaration<?>>) (NodeList<?>) type.getMembers());
    }

    private static boolean isPrivate(BodyDeclaration<?> member) {
        return member instanceof NodeWithModifiers<?> node
                && node.hasModifier(Modifier.Keyword.PRIVATE)
                && !member.isConstructorDeclaration();
    }

    private static String key(BodyDeclaration<?> member) {
        Optional<MethodDeclaration> method = member.toMethodDeclaration();
        return method.map(MethodDeclaration::getNameAsString)
                .orElseGet(() -> member.clone().removeComment().toString());
    }
}
