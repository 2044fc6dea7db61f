package classroom.judgement;

import classroom.BadInput;
import classroom.csv.CsvFile;
import classroom.csv.CsvText.Row;
import classroom.csv.Folded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file with the points that the instructor gives: {@code student,lesson,check,points,why}. */
final class Overrides {

    /** What it is called beside the folder with the submissions. */
    static final String NAME = "overrides.csv";

    private static final List<String> HEADINGS = List.of("student", "lesson", "check", "points", "why");
    private static final Pattern CHECK = Pattern.compile("(\\d+)\\.\\d+\\.\\d+");
    private static final Pattern LESSON = Pattern.compile("(?:step|lesson)? ?0*(\\d+)");
    private static final Pattern POINTS = Pattern.compile("\\d{1,4}");

    private final Path path;
    private final Row headings;

    private Overrides(Path path, Row headings) {
        this.path = path;
        this.headings = headings;
    }

    /**
     * Reads it.
     *
     * @throws BadInput for the first bad line, with its number and what is wrong
     */
    static List<ByHand> read(Path path) {
        List<Row> rows = CsvFile.read("The file", path).content().rows();
        Overrides file = new Overrides(path, rows.get(0));
        for (String heading : HEADINGS) {
            if (file.column(heading) < 0) {
                throw new BadInput("The file " + path + " has no column \"" + heading + "\": its first line is "
                        + String.join(",", HEADINGS) + ".");
            }
        }
        List<ByHand> overrides = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        for (Row row : rows.subList(1, rows.size())) {
            ByHand given = file.given(row);
            if (!known.add(List.of(Folded.line(given.student()), given.lesson(), given.check()))) {
                throw file.bad(row, "says again what an earlier line has said: leave one of them");
            }
            overrides.add(given);
        }
        return List.copyOf(overrides);
    }

    private ByHand given(Row row) {
        String student = cell(row, "student");
        String why = cell(row, "why");
        String points = cell(row, "points");
        if (student.isEmpty()) {
            throw bad(row, "names no student");
        }
        if (!POINTS.matcher(points).matches()) {
            throw bad(row, "has \"" + points + "\" for points: a whole number is looked for");
        }
        if (why.isEmpty()) {
            throw bad(row, "says not why: the student will ask");
        }
        String check = cell(row, "check");
        boolean total = check.isEmpty() || check.equalsIgnoreCase("total");
        if (!total && !CHECK.matcher(check).matches()) {
            throw bad(row, "has \"" + check + "\" for the check: write its number, such as 3.2.1, or total");
        }
        return new ByHand(
                row.line(),
                student,
                lesson(row, total ? "" : check),
                total ? "" : check,
                Integer.parseInt(points),
                why);
    }

    private int lesson(Row row, String check) {
        Matcher ofCheck = CHECK.matcher(check);
        Matcher lesson = LESSON.matcher(Folded.line(cell(row, "lesson")));
        boolean named = lesson.matches();
        if (!named && (check.isEmpty() || !cell(row, "lesson").isEmpty())) {
            throw bad(row, "has \"" + cell(row, "lesson") + "\" for the lesson: write its number");
        }
        boolean known = ofCheck.matches();
        if (named && known && Integer.parseInt(lesson.group(1)) != Integer.parseInt(ofCheck.group(1))) {
            throw bad(row, "has lesson " + lesson.group(1) + ", and a check of another");
        }
        return Integer.parseInt(named ? lesson.group(1) : ofCheck.group(1));
    }

    private String cell(Row row, String heading) {
        return row.text(column(heading)).strip();
    }

    private int column(String heading) {
        for (int i = 0; i < headings.cells().size(); i++) {
            if (Folded.line(headings.text(i)).equals(heading)) {
                return i;
            }
        }
        return -1;
    }

    private BadInput bad(Row row, String what) {
        return new BadInput(path + ", line " + row.line() + ", " + what + ".");
    }
}
