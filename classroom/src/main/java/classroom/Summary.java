package classroom;

import classroom.attempts.AttemptOptions;
import classroom.grading.Result;
import classroom.grading.Results;
import classroom.judgement.Judgements;
import classroom.report.GradeBook;
import classroom.report.TerminalTable;
import classroom.roster.RosterOptions;
import gradingkit.text.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The end of every run: the files about the whole class, and the table on the screen. */
final class Summary {

    static final int SOMETHING_FAILED = 1;
    private static final int WIDTH = 100;

    private Summary() {}

    /** Writes it for all results of a folder, and returns the exit code. */
    static int write(Results all, RosterOptions roster, Judgements judgements, AttemptOptions attempts)
            throws IOException {
        Path grades = all.folder();
        List<Result> results = attempts.counting(all, Results.allIn(grades), judgements);
        GradeBook book = new GradeBook(results, Results.studentsIn(grades), judgements);
        book.writeSummary(grades);
        TerminalTable.lines(results, WIDTH, judgements).forEach(System.out::println);
        problems(judgements.problems(results));
        block(roster.handBack(grades, book));
        System.out.println();
        System.out.println("The class: " + grades.resolve("index.html"));
        return results.stream().anyMatch(Result::retry) ? SOMETHING_FAILED : 0;
    }

    private static void problems(List<String> problems) {
        if (!problems.isEmpty()) {
            block(Stream.concat(Stream.of("not applied"), problems.stream().map(Visible::of))
                    .toList());
        }
    }

    // A title, and what belongs to it.
    private static void block(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            System.out.println(i == 0 ? "\n" + lines.get(i) : "  " + lines.get(i));
        }
    }
}
