package gradingkit.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A check as its annotation describes it.
 *
 * @param id its number
 * @param says its sentence
 * @param points what it is worth
 * @param why the rule behind it
 * @param needs the checks without which it cannot be reached
 * @param given whether the skeleton passes it
 */
public record CheckInfo(CheckId id, String says, int points, String why, Set<CheckId> needs, boolean given) {

    static CheckInfo of(Check check, Lesson lesson) {
        CheckId id = CheckId.parse(check.id());
        Task task = taskOf(id, lesson);
        Set<CheckId> needs = new TreeSet<>();
        Stream.concat(Stream.of(task.needs()), Stream.of(check.needs()))
                .map(CheckId::parse)
                .filter(needed -> !needed.equals(id))
                .forEach(needs::add);
        return new CheckInfo(id, check.says(), check.points(), check.why(), needs, check.given());
    }

    private static Task taskOf(CheckId id, Lesson lesson) {
        return Stream.of(lesson.tasks())
                .filter(task -> id.lesson() == lesson.number() && id.task() == task.number())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("check " + id + " belongs to no task of its lesson"));
    }
}
