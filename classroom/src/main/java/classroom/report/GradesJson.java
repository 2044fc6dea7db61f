package classroom.report;

import classroom.grading.Run;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import gradingkit.report.Grade.CheckGrade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The grades for programs: every result with the status of each of its checks. A lesson without a grade has no points. */
final class GradesJson {

    /** Grows when a reader of the last version would no longer understand the file. */
    static final int SCHEMA = 1;

    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GradesJson() {}

    static String of(Course course) {
        List<StudentEntry> students =
                course.students().stream().map(GradesJson::student).toList();
        return MAPPER.writeValueAsString(new File(SCHEMA, Explained.of(course), lessons(course), students)) + "\n";
    }

    private static List<LessonEntry> lessons(Course course) {
        return course.lessons().stream()
                .map(lesson -> new LessonEntry(lesson.number(), lesson.title(), lesson.of()))
                .toList();
    }

    // The name is the only text that is as it came: a program escapes it where it shows it.
    private static StudentEntry student(Student student) {
        return new StudentEntry(
                student.id().student(),
                student.key(),
                student.id().moodle(),
                student.id().canvas(),
                student.status(),
                student.points(),
                student.of(),
                student.bonusPoints(),
                student.outcomes().stream().map(GradesJson::result).toList());
    }

    private static ResultEntry result(Outcome outcome) {
        return new ResultEntry(
                outcome.lesson(),
                outcome.graded(),
                outcome.reason(),
                outcome.messages(),
                outcome.result().retry(),
                outcome.result().sandboxed(),
                outcome.result().seed(),
                outcome.result().fingerprint(),
                Optional.ofNullable(outcome.result().previousPoints()),
                points(outcome, outcome.points()),
                points(outcome, outcome.of()),
                points(outcome, outcome.bonusPoints()),
                points(outcome, outcome.bonusOf()),
                outcome.judged() && outcome.gradedBySuite() ? Optional.of(outcome.suitePoints()) : Optional.empty(),
                outcome.judged() ? outcome.remarks() : null,
                byHand(outcome),
                late(outcome),
                outcome.result().run(),
                doubts(outcome),
                checks(outcome));
    }

    private static List<String> doubts(Outcome outcome) {
        List<String> doubts = Doubts.of(outcome);
        return doubts.isEmpty() ? null : doubts;
    }

    private static List<ByHandEntry> byHand(Outcome outcome) {
        List<ByHandEntry> entries = Stream.concat(
                        outcome.judgement().checks().stream(), outcome.judgement().total().stream())
                .map(given -> new ByHandEntry(given.isTotal() ? "total" : given.check(), given.points(), given.why()))
                .toList();
        return entries.isEmpty() ? null : entries;
    }

    private static Optional<LateEntry> late(Outcome outcome) {
        return outcome.judgement()
                .late()
                .map(late -> new LateEntry(
                        late.due().toInstant().toString(),
                        late.handedIn().toInstant().toString(),
                        late.source(),
                        late.late().toMinutes()));
    }

    private static Optional<Integer> points(Outcome outcome, int points) {
        return outcome.graded() ? Optional.of(points) : Optional.empty();
    }

    private static Map<String, String> checks(Outcome outcome) {
        Map<String, String> checks = new LinkedHashMap<>();
        outcome.checks().forEach((CheckGrade check) -> checks.put(check.id(), check.status()));
        return checks;
    }

    private record File(int schema, Explained run, List<LessonEntry> lessons, List<StudentEntry> students) {}

    @JsonInclude(Include.NON_ABSENT)
    private record LessonEntry(int lesson, String title, Optional<Integer> of) {}

    @JsonInclude(Include.NON_ABSENT)
    private record StudentEntry(
            String student,
            String key,
            String moodle,
            String canvas,
            String status,
            Optional<Integer> points,
            Optional<Integer> of,
            Optional<Integer> bonusPoints,
            List<ResultEntry> results) {}

    @JsonInclude(Include.NON_ABSENT)
    private record ResultEntry(
            int lesson,
            boolean graded,
            String reason,
            List<String> messages,
            boolean retry,
            boolean sandboxed,
            long seed,
            String fingerprint,
            Optional<Integer> previousPoints,
            Optional<Integer> points,
            Optional<Integer> of,
            Optional<Integer> bonusPoints,
            Optional<Integer> bonusOf,
            Optional<Integer> suitePoints,
            List<String> remarks,
            List<ByHandEntry> byHand,
            Optional<LateEntry> late,
            Run run,
            List<String> doubts,
            Map<String, String> checks) {}

    private record ByHandEntry(String check, int points, String why) {}

    private record LateEntry(String due, String handedIn, String source, long minutes) {}
}
