package classroom.report;

import gradingkit.report.Grade.CheckGrade;
import gradingkit.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A check that somebody failed.
 *
 * @param lesson the lesson's number
 * @param says its sentence
 * @param failed which students failed it, by their places in the class
 * @param notReached how many never got as far as this check
 * @param graded how many have a grade in the lesson
 */
record HardCheck(int lesson, String id, String says, List<Integer> failed, int notReached, int graded) {

    private static final String NOT_REACHED = "not reached";

    /** All such checks, those that the greatest part of the students fails first. */
    static List<HardCheck> of(Course course) {
        return course.lessons().stream()
                .flatMap(lesson -> of(lesson).stream())
                .sorted(Comparator.comparingDouble(HardCheck::share).reversed())
                .toList();
    }

    private double share() {
        return (double) failed.size() / graded;
    }

    private static List<HardCheck> of(Lesson lesson) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (int place = 0; place < lesson.students().size(); place++) {
            int student = place;
            lesson.students().get(place).lesson(lesson.number()).stream()
                    .flatMap(Outcome::checks)
                    .forEach(check -> tallies.computeIfAbsent(check.id(), id -> new Tally(check.says()))
                            .add(check, student));
        }
        int graded =
                (int) lesson.graded().stream().filter(Outcome::gradedBySuite).count();
        return tallies.entrySet().stream()
                .filter(tally -> !tally.getValue().failed.isEmpty())
                .map(tally -> tally.getValue().check(lesson.number(), tally.getKey(), graded))
                .toList();
    }

    private static final class Tally {
        private final String says;
        private final List<Integer> failed = new ArrayList<>();
        private int notReached;

        Tally(String says) {
            this.says = says;
        }

        void add(CheckGrade check, int student) {
            if (check.failed()) {
                failed.add(student);
            } else if (check.status().equals(NOT_REACHED)) {
                notReached++;
            }
        }

        HardCheck check(int lesson, String id, int graded) {
            return new HardCheck(lesson, id, Visible.of(says), failed, notReached, graded);
        }
    }
}
