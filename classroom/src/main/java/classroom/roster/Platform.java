package classroom.roster;

import classroom.BadInput;
import classroom.csv.CsvFile;
import classroom.csv.CsvText.Row;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who has written a roster, as its headings tell. */
enum Platform {
    /** "Download grading worksheet" of an assignment, in any language whose headings are known. */
    MOODLE,
    CANVAS,
    GITHUB,
    /** Whatever names its students: Moodle's participants, an export of its gradebook, a list of one's own. */
    PLAIN;

    private static final Pattern PARTICIPANT = Pattern.compile("\\D+\\d+");

    static Platform of(CsvFile file) {
        Row headings = file.content().rows().get(0);
        if (Heading.GITHUB_LOGIN.in(headings) >= 0) {
            return GITHUB;
        }
        if (Heading.CANVAS_ID.in(headings) >= 0 && Heading.CANVAS_SECTION.in(headings) >= 0) {
            return CANVAS;
        }
        if (isWorksheet(file.content().rows())) {
            return MOODLE;
        }
        if (List.of(Heading.LOGIN, Heading.ID_NUMBER, Heading.EMAIL, Heading.NAME, Heading.LAST_NAME).stream()
                .noneMatch(heading -> heading.in(headings) >= 0)) {
            throw new BadInput("The roster " + file.path() + " has no column with names, logins, numbers or e-mail"
                    + " addresses of students, only "
                    + headings.cells().stream()
                            .map(cell -> "\"" + cell.text() + "\"")
                            .collect(Collectors.joining(", "))
                    + ": call one of them \"name\", \"login\", \"number\" or \"email\".");
        }
        return PLAIN;
    }

    // A list of one's own may have a column "ID", too: Moodle's holds "Participant 12345".
    private static boolean isWorksheet(List<Row> rows) {
        int id = Heading.PARTICIPANT.in(rows.get(0));
        return id >= 0
                && Heading.GRADE_TIME.in(rows.get(0)) >= 0
                && rows.stream()
                        .skip(1)
                        .allMatch(row -> PARTICIPANT.matcher(row.text(id)).matches());
    }
}
