package classroom.roster;

import classroom.BadInput;
import classroom.csv.CsvFile;
import classroom.csv.CsvText.Row;
import classroom.csv.Folded;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The list of a class as a platform has exported it. */
public final class Roster {

    private static final Pattern DIGITS_AT_END = Pattern.compile("\\d+$");
    private static final Pattern POINTS_POSSIBLE = Pattern.compile("\\s*points possible\\s*");

    private final CsvFile file;
    private final Platform platform;
    private final Row headings;
    private final List<Member> members;

    private Roster(CsvFile file) {
        this.file = file;
        this.platform = Platform.of(file);
        this.headings = file.content().rows().get(0);
        this.members = file.content().rows().stream()
                .skip(1)
                .filter(this::isStudent)
                .map(this::member)
                .toList();
    }

    /**
     * Reads a roster.
     *
     * @throws BadInput if it cannot be read, or names nobody
     */
    public static Roster read(Path path) {
        return read("The roster", path);
    }

    /** @param what what the file is called in a sentence */
    static Roster read(String what, Path path) {
        Roster roster = new Roster(CsvFile.read(what, path));
        if (roster.members.isEmpty()) {
            throw new BadInput(what + " " + path + " has headings, but no student: export it again.");
        }
        return roster;
    }

    CsvFile file() {
        return file;
    }

    Platform platform() {
        return platform;
    }

    Row headings() {
        return headings;
    }

    List<Member> members() {
        return members;
    }

    /** The row with the most points of Canvas' assignments; null if there is none. */
    Row possible() {
        return platform == Platform.CANVAS
                ? file.content().rows().stream()
                        .filter(this::isPossible)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private boolean isPossible(Row row) {
        return POINTS_POSSIBLE.matcher(Folded.line(row.text(0))).matches();
    }

    // Canvas has rows before the students: the most points, and which grades are posted by hand.
    private boolean isStudent(Row row) {
        return platform != Platform.CANVAS || !text(row, Heading.CANVAS_ID).isEmpty() && !isPossible(row);
    }

    private Member member(Row row) {
        String number = number(row);
        List<String> logins = Stream.of(Heading.LOGIN, Heading.GITHUB_LOGIN, Heading.ID_NUMBER, identifier())
                .map(heading -> Folded.line(text(row, heading)))
                .filter(login -> !login.isEmpty())
                .distinct()
                .toList();
        String email = Folded.line(text(row, Heading.EMAIL));
        return new Member(row, number, logins, email, List.copyOf(names(row)), shown(row));
    }

    private Heading identifier() {
        return platform == Platform.GITHUB ? Heading.GITHUB_IDENTIFIER : Heading.LOGIN;
    }

    private String number(Row row) {
        return switch (platform) {
            case MOODLE -> digits(text(row, Heading.PARTICIPANT));
            case CANVAS -> text(row, Heading.CANVAS_ID);
            default -> "";
        };
    }

    private static String digits(String participant) {
        Matcher digits = DIGITS_AT_END.matcher(participant);
        return digits.find() ? digits.group() : "";
    }

    // Who comes first, the family or the person, depends on country and platform.
    private Set<String> names(Row row) {
        String first = text(row, Heading.FIRST_NAME);
        String last = text(row, Heading.LAST_NAME);
        String whole = text(row, Heading.NAME);
        String[] parts = whole.split(",", 2);
        String turned = parts.length == 2 ? parts[1] + parts[0] : "";
        String identifier = platform == Platform.GITHUB ? text(row, Heading.GITHUB_IDENTIFIER) : "";
        Set<String> names = new LinkedHashSet<>();
        Stream.of(whole, turned, identifier, first + last, last + first)
                .map(Folded::letters)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private String shown(Row row) {
        String name = (text(row, Heading.FIRST_NAME) + " " + text(row, Heading.LAST_NAME)).strip();
        return Stream.of(
                        text(row, Heading.NAME),
                        name,
                        text(row, Heading.LOGIN),
                        text(row, identifier()),
                        text(row, Heading.EMAIL))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("somebody without a name");
    }

    /** What a row says below a heading; empty if there is no such column. */
    String text(Row row, Heading heading) {
        return row.text(heading.in(headings)).strip();
    }
}
