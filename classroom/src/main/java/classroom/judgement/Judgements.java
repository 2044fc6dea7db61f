package classroom.judgement;

import classroom.grading.Result;
import classroom.late.DueDates;
import classroom.late.LateRule;
import classroom.late.Lateness;
import classroom.report.StudentId;
import gradingkit.report.Grade.CheckGrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was decided about a whole class. */
public final class Judgements {

    /** Nothing was. */
    public static final Judgements NONE =
            new Judgements(List.of(), Optional.empty(), Optional.empty(), new People(List.of(), Map.of()));

    private static final int MOST_OF_A_LESSON = 100;

    private final Map<String, List<ByHand>> overrides = new HashMap<>();
    private final Map<String, StudentId> students;
    private final Optional<DueDates> dates;
    private final Optional<LateRule> rule;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> attempts = new ConcurrentHashMap<>();

    /**
     * Finds out who is meant.
     *
     * @param dates when what was due; without them, nothing is late
     * @param rule what is taken off for being late; nothing, without one
     */
    Judgements(List<ByHand> overrides, Optional<DueDates> dates, Optional<LateRule> rule, People people) {
        this.dates = dates.map(all -> all.of(people, problems));
        this.rule = rule;
        this.students = people.students().stream()
                .collect(Collectors.toMap(StudentId::student, Function.identity(), (one, other) -> one));
        for (ByHand given : overrides) {
            List<StudentId> called = people.called(given.student());
            if (called.size() == 1) {
                this.overrides
                        .computeIfAbsent(called.get(0).student(), any -> new ArrayList<>())
                        .add(given);
            } else {
                problems.add(line(given) + (called.isEmpty() ? "nobody" : "more than one") + " is called "
                        + given.student());
            }
        }
    }

    private static String line(ByHand given) {
        return Overrides.NAME + ", line " + given.line() + ": ";
    }

    /** What was decided about a result. */
    public Judgement of(Result result) {
        List<ByHand> own = overrides.getOrDefault(result.student(), List.of()).stream()
                .filter(given -> given.lesson() == result.lesson())
                .filter(given -> obstacle(given, Optional.of(result)).isEmpty())
                .toList();
        return new Judgement(
                own.stream().filter(given -> !given.isTotal()).toList(),
                own.stream().filter(ByHand::isTotal).findFirst(),
                lateness(result),
                Optional.ofNullable(attempts.get(result.student() + " " + result.lesson())));
    }

    private Optional<Lateness> lateness(Result result) {
        boolean earlier = result.run() != null && result.run().attempt() != null;
        return Optional.ofNullable(students.get(result.student()))
                .map(student -> earlier
                        ? student.handedIn(result.run().handedIn(), result.run().handedInBy())
                        : student)
                .flatMap(student -> dates.flatMap(all -> all.lateness(student, result.lesson(), rule)));
    }

    /** When the work of a result was handed in, as ISO 8601 has it in UTC; empty if unknown. */
    public String handedIn(Result result) {
        StudentId student = students.get(result.student());
        boolean earlier = result.run() != null && result.run().attempt() != null;
        return earlier ? result.run().handedIn() : student == null ? "" : student.handedIn();
    }

    /** Notes which of several attempts a result is. */
    public void attempts(Result result, String sentence) {
        attempts.put(result.student() + " " + result.lesson(), sentence);
    }

    /**
     * A sentence for each decision that has no place.
     *
     * @param results all results of the class
     */
    public List<String> problems(List<Result> results) {
        List<String> all = new ArrayList<>(problems);
        overrides.forEach((student, own) -> own.forEach(given -> obstacle(
                        given,
                        results.stream()
                                .filter(result -> result.student().equals(student) && result.lesson() == given.lesson())
                                .findFirst())
                .ifPresent(why -> all.add(line(given) + student + " " + why))));
        return all;
    }

    private static Optional<String> obstacle(ByHand given, Optional<Result> result) {
        if (result.isEmpty()) {
            return Optional.of("has handed in no lesson " + given.lesson());
        }
        boolean graded = result.get().graded() && result.get().grade() != null;
        if (given.isTotal()) {
            int most = graded ? result.get().grade().of() : MOST_OF_A_LESSON;
            return tooMany(given, most, "the lesson");
        }
        if (!graded) {
            return Optional.of("has no grade in lesson " + given.lesson() + ", so that only a total can be given");
        }
        Optional<CheckGrade> check = result.get()
                .grade()
                .checks()
                .filter(candidate -> candidate.id().equals(given.check()))
                .findFirst();
        return check.isEmpty()
                ? Optional.of("has no check " + given.check())
                : tooMany(given, check.get().points(), given.check());
    }

    private static Optional<String> tooMany(ByHand given, int most, String what) {
        return given.points() <= most
                ? Optional.empty()
                : Optional.of("cannot have " + given.points() + " points, as " + what + " has " + most);
    }
}
