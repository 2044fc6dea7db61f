package classroom.late;

import classroom.BadInput;
import classroom.csv.CsvFile;
import classroom.csv.CsvText.Row;
import classroom.csv.Folded;
import classroom.judgement.People;
import classroom.report.StudentId;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When what was due, for whom: a CSV file with the columns {@code student}, {@code lesson}, {@code due} and
 * {@code extension}, of which {@code due} or {@code extension} must be there. An empty student is everybody, an empty
 * lesson every lesson. What is said of a student goes before what is said of all, what is said of a lesson before what is
 * said of every lesson.
 */
public final class DueDates {

    private static final Set<String> STUDENT = Set.of(
            "student",
            "name",
            "full name",
            "login",
            "username",
            "github_username",
            "email",
            "email address",
            "number",
            "identifier");
    private static final Set<String> LESSON = Set.of("lesson", "step");
    private static final Set<String> DUE = Set.of("due", "due date", "deadline");
    private static final Set<String> EXTENSION = Set.of("extension", "extended", "extended to");
    private static final int EVERY_LESSON = 0;
    private static final Pattern NUMBER = Pattern.compile("(?:step|lesson)? ?0*(\\d+)");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?");

    private final List<Date> dates;

    /**
     * A line of the file.
     *
     * @param student who; empty for everybody
     * @param due null if only an extension is there
     * @param extension null if there is none
     */
    private record Date(int line, String student, int lesson, ZonedDateTime due, ZonedDateTime extension) {

        boolean isFor(StudentId id, int number) {
            return (student.isEmpty() || student.equals(id.student())) && (lesson == EVERY_LESSON || lesson == number);
        }

        int weight() {
            return (student.isEmpty() ? 0 : 2) + (lesson == EVERY_LESSON ? 0 : 1);
        }
    }

    private DueDates(List<Date> dates) {
        this.dates = dates;
    }

    /**
     * Reads them.
     *
     * @throws BadInput for the first bad line, with its number and what is wrong
     */
    public static DueDates read(Path path) {
        CsvFile file = CsvFile.read("The file", path);
        Row headings = file.content().rows().get(0);
        if (column(headings, DUE) < 0 && column(headings, EXTENSION) < 0) {
            throw new BadInput("The file " + path + " has no column \"due\": its first line is"
                    + " student,lesson,due,extension.");
        }
        return new DueDates(file.content().rows().stream()
                .skip(1)
                .map(row -> date(path, headings, row))
                .toList());
    }

    private static Date date(Path path, Row headings, Row row) {
        String lesson = row.text(column(headings, LESSON)).strip();
        Matcher number = NUMBER.matcher(Folded.line(lesson));
        if (!lesson.isEmpty() && !number.matches()) {
            throw bad(path, row, "has \"" + lesson + "\" for the lesson: write its number");
        }
        return new Date(
                row.line(),
                row.text(column(headings, STUDENT)).strip(),
                lesson.isEmpty() ? EVERY_LESSON : Integer.parseInt(number.group(1)),
                time(path, row, row.text(column(headings, DUE)).strip()),
                time(path, row, row.text(column(headings, EXTENSION)).strip()));
    }

    private static ZonedDateTime time(Path path, Row row, String text) {
        if (text.isEmpty() || text.equals("-")) {
            return null;
        }
        Matcher time = TIME.matcher(text);
        try {
            if (time.matches()) {
                return time(time);
            }
        } catch (DateTimeException e) {
            // no such day
        }
        throw bad(path, row, "has \"" + text + "\" for a time: write it like 2026-11-20 23:59");
    }

    // A day alone lasts until its end.
    private static ZonedDateTime time(Matcher time) {
        ZoneId zone = time.group(7) == null ? ZoneId.systemDefault() : ZoneOffset.of(time.group(7));
        boolean day = time.group(4) == null;
        LocalTime clock = day
                ? LocalTime.MAX.truncatedTo(ChronoUnit.SECONDS)
                : LocalTime.of(number(time, 4), number(time, 5), time.group(6) == null ? 0 : number(time, 6));
        return ZonedDateTime.of(java.time.LocalDate.of(number(time, 1), number(time, 2), number(time, 3)), clock, zone);
    }

    private static int number(Matcher time, int group) {
        return Integer.parseInt(time.group(group));
    }

    private static BadInput bad(Path path, Row row, String what) {
        return new BadInput(path + ", line " + row.line() + ", " + what + ".");
    }

    private static int column(Row headings, Set<String> words) {
        for (int i = 0; i < headings.cells().size(); i++) {
            if (words.contains(Folded.line(headings.text(i)))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The same dates with the students' names as the class has them.
     *
     * @param problems gets a sentence for each line that is about nobody of the class, or more than one
     */
    public DueDates of(People people, List<String> problems) {
        List<Date> known = new ArrayList<>();
        for (Date date : dates) {
            List<StudentId> called = date.student().isEmpty() ? List.of() : people.called(date.student());
            if (date.student().isEmpty()) {
                known.add(date);
            } else if (called.size() == 1) {
                known.add(new Date(date.line(), called.get(0).student(), date.lesson(), date.due(), date.extension()));
            } else {
                problems.add("due dates, line " + date.line() + ": " + (called.isEmpty() ? "nobody" : "more than one")
                        + " is called " + date.student());
            }
        }
        return new DueDates(List.copyOf(known));
    }

    /** By how much a lesson of a student was late; nothing if it was in time, or one of the times is not known. */
    public Optional<Lateness> lateness(StudentId student, int lesson, Optional<LateRule> rule) {
        if (student.handedIn().isEmpty()) {
            return Optional.empty();
        }
        List<Date> own = dates.stream()
                .filter(date -> date.isFor(student, lesson))
                .sorted(Comparator.comparingInt(Date::weight).reversed())
                .toList();
        Optional<ZonedDateTime> extension =
                own.stream().map(Date::extension).filter(time -> time != null).findFirst();
        Optional<ZonedDateTime> due =
                own.stream().map(Date::due).filter(time -> time != null).findFirst();
        boolean extended = extension.isPresent()
                && due.filter(time -> !time.isBefore(extension.get())).isEmpty();
        ZonedDateTime handedIn = Instant.parse(student.handedIn()).atZone(ZoneId.systemDefault());
        return (extended ? extension : due)
                .filter(handedIn::isAfter)
                .map(time -> new Lateness(handedIn, student.handedInBy(), time, extended, rule));
    }
}
