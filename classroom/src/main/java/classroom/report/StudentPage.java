package classroom.report;

import classroom.grading.Result;
import java.util.List;

/** A student's results on one page that needs no other file. */
final class StudentPage {

    private StudentPage() {}

    static String of(List<Result> results) {
        String student = Shown.line(results.get(0).student());
        return Pages.of(
                "student",
                new Page(student, results.stream().map(LessonView::of).toList()));
    }

    private record Page(String student, List<LessonView> lessons) {}
}
