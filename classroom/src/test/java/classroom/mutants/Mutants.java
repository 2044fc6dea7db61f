package classroom.mutants;

import classroom.JavaFile;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All mutants of what a student writes. */
final class Mutants {

    private final List<Mutant> mutants = new ArrayList<>();
    private final Set<String> sources = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Mutants() {}

    /**
     * Changes each file of a solution in every way.
     *
     * @param solution the folder with the solution's sources
     * @param skeleton the folder with the same files as the student gets them
     */
    static List<Mutant> of(Path solution, Path skeleton) throws IOException {
        Mutants all = new Mutants();
        for (Path file : new classroom.Sources(solution).files()) {
            String name = solution.relativize(file).toString().replace('\\', '/');
            all.add(name, file, skeleton.resolve(name));
        }
        return all.mutants;
    }

    private void add(String name, Path solution, Path skeleton) throws IOException {
        Code code = new Code(Files.readString(solution));
        Map<BodyDeclaration<?>, String> written = JavaFile.parse(solution).written(JavaFile.parse(skeleton));
        written.forEach((member, task) -> changes(member).forEach(change -> add(name, code, member, task, change)));
    }

    private static Stream<Change> changes(BodyDeclaration<?> member) {
        boolean isTask = member instanceof MethodDeclaration method && !method.isPrivate();
        Node written = isTask ? ((MethodDeclaration) member).getBody().orElseThrow() : member;
        return written.stream()
                .filter(node -> !(node instanceof AnnotationExpr))
                .flatMap(node -> Mutator.ALL.stream().flatMap(mutator -> mutator.at(node)));
    }

    private void add(String file, Code code, BodyDeclaration<?> member, String task, Change change) {
        String source = code.with(change);
        if (!sources.add(file + "\n" + source)) {
            return; // two kinds of changes came to the same
        }
        Mutant mutant = new Mutant(
                file,
                change.range().begin.line,
                name(member),
                task,
                code.before(change),
                code.after(change),
                1,
                source);
        int number = numbers.merge(mutant.id(), 1, Integer::sum);
        mutants.add(new Mutant(
                file, mutant.line(), mutant.member(), task, mutant.before(), mutant.after(), number, source));
    }

    private static String name(BodyDeclaration<?> member) {
        if (member instanceof MethodDeclaration method) {
            return method.getNameAsString();
        }
        if (member instanceof FieldDeclaration field) {
            return field.getVariable(0).getNameAsString();
        }
        return member instanceof TypeDeclaration<?> type ? type.getNameAsString() : "";
    }
}
