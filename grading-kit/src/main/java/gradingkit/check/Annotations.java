package gradingkit.check;

import gradingkit.report.CheckId;
import gradingkit.report.CheckInfo;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestPlan;

/** What the annotations of a suite say together. */
public final class Annotations {

    private Annotations() {}

    /** What a method of a suite finds out; nothing if it is no check. */
    public static Optional<CheckInfo> info(Method method) {
        Lesson lesson = method.getDeclaringClass().getAnnotation(Lesson.class);
        return Optional.ofNullable(method.getAnnotation(Check.class)).map(check -> info(check, lesson));
    }

    /** The checks of a suite, each with JUnit's id of its test. */
    public static Map<CheckInfo, String> checks(TestPlan plan) {
        Map<CheckInfo, String> checks = new LinkedHashMap<>();
        plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .forEach(test -> test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .flatMap(source -> info(((MethodSource) source).getJavaMethod()))
                        .ifPresent(check -> checks.put(check, test.getUniqueId())));
        return checks;
    }

    /** A check, with what its task needs, too. */
    static CheckInfo info(Check check, Lesson lesson) {
        CheckId id = CheckId.parse(check.id());
        Task task = taskOf(id, lesson);
        Set<CheckId> needs = new TreeSet<>();
        Stream.concat(Stream.of(task.needs()), Stream.of(check.needs()))
                .map(CheckId::parse)
                .filter(needed -> !needed.equals(id))
                .forEach(needed -> needs.add(earlier(needed, id)));
        return new CheckInfo(
                id, check.says(), check.points(), check.why(), needs, check.given(), check.did(), check.look());
    }

    // Checks are made in the order of their numbers, and what comes later has no verdict yet.
    private static CheckId earlier(CheckId needed, CheckId check) {
        if (needed.compareTo(check) > 0) {
            throw new IllegalStateException(check + " needs " + needed + ", which comes later: number them anew");
        }
        return needed;
    }

    private static Task taskOf(CheckId id, Lesson lesson) {
        return Stream.of(lesson.tasks())
                .filter(task -> id.lesson() == lesson.number() && id.task() == task.number())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("check " + id + " belongs to no task of its lesson"));
    }
}
