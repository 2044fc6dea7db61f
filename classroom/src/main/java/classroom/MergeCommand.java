package classroom;

import classroom.attempts.AttemptOptions;
import classroom.code.Code;
import classroom.grading.Result;
import classroom.grading.Results;
import classroom.judgement.JudgementOptions;
import classroom.judgement.Judgements;
import classroom.report.GradeBook;
import classroom.report.StudentId;
import classroom.roster.RosterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the grades of several runs together. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts the grades of several runs together, such as those of the shards of a class.")
final class MergeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "folders that classroom/grade has written")
    private List<Path> parts;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where the whole goes")
    private Path out;

    @Mixin
    private RosterOptions roster;

    @Mixin
    private JudgementOptions judging;

    @Mixin
    private AttemptOptions attempts;

    @Override
    public Integer call() throws IOException {
        roster.check();
        judging.check(Optional.empty());
        parts.forEach(Results::allIn); // all of them are looked at before anything is written
        try (Results whole = Results.open(out)) {
            Set<String> students = new TreeSet<>();
            for (Path part : parts) {
                copy(part, whole, students);
            }
            Judgements judgements = judging.judgements(roster.people(Results.studentsIn(out), Map.of()));
            for (String student : students) {
                List<Result> counting = attempts.counting(whole, whole.of(student), judgements);
                GradeBook.writeStudent(out, counting, judgements, whole.codeOf(student));
            }
            return Summary.write(whole, roster, judgements, attempts);
        }
    }

    private void copy(Path part, Results whole, Set<String> students) throws IOException {
        if (Files.isSameFile(part, out)) {
            throw new BadInput(
                    "The whole cannot go into one of its parts, " + out + ": name another folder with --out.");
        }
        for (StudentId student : Results.studentsIn(part)) {
            whole.save(student);
        }
        for (Result result : Results.allIn(part)) {
            whole.save(result);
            students.add(result.student());
        }
        for (Result attempt : Results.attemptsIn(part)) {
            whole.saveAttempt(attempt);
        }
        for (String student : students) {
            for (Code code : Results.codeIn(part, student)) {
                whole.save(student, code);
            }
        }
    }
}
