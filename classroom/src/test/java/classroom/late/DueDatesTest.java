package classroom.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import classroom.judgement.People;
import classroom.report.StudentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due dates and extensions. */
class DueDatesTest {

    private static final String FILE = """
            student,lesson,due,extension
            ,1,2026-11-13,
            ,3,2026-11-20 23:59,
            Ada,3,,2026-11-22T12:00
            bob@uni.example,,2026-12-01 08:00:30,
            Cyd,3,2026-11-27T23:59:00+09:00,2026-11-01
            Eve,3,2026-11-20,
            """;

    @TempDir
    private Path folder;

    private DueDates read(String text) throws Exception {
        return DueDates.read(Files.writeString(folder.resolve("due.csv"), text));
    }

    @ParameterizedTest
    @CsvSource({
        "Dan, 1, 2026-11-13T23:59:59, ''",
        "Dan, 1, 2026-11-14T00:00:00, 1 s late",
        "Dan, 3, 2026-11-20T23:59:00, ''",
        "Dan, 3, 2026-11-21T00:58:00, 59 min late",
        "Dan, 2, 2027-01-01T00:00:00, ''",
        "Ada, 3, 2026-11-22T12:00:00, ''",
        "Ada, 3, 2026-11-22T15:05:00, 3 h 5 min late",
        "Bob, 3, 2026-11-30T12:00:00, ''",
        "Bob, 3, 2026-12-03T08:00:30, 2 days late",
    })
    void ownDatesGoFirst(String student, int lesson, String handedIn, String late) throws Exception {
        List<String> problems = new ArrayList<>();
        String utc = LocalDateTime.parse(handedIn)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toString();
        List<StudentId> everybody = List.of("Ada", "Bob", "Cyd", "Dan").stream()
                .map(name -> new StudentId(name, "", "", utc, "file"))
                .toList();
        DueDates dates = read(FILE).of(new People(everybody, Map.of("Bob", List.of("bob@uni.example"))), problems);
        StudentId id = everybody.stream()
                .filter(one -> one.student().equals(student))
                .findFirst()
                .orElseThrow();
        Optional<Lateness> found = dates.lateness(id, lesson, Optional.empty());
        assertThat(found.map(known -> known.sentence().replaceFirst(" \\(.*", ""))
                        .orElse(""))
                .isEqualTo(late);
        assertThat(found.map(Lateness::extended).orElse(false)).isEqualTo(student.equals("Ada") && !late.isEmpty());
        assertThat(problems).containsExactly("due dates, line 7: nobody is called Eve");
    }

    @Test
    void anExtensionMakesNothingEarlier() throws Exception {
        StudentId cyd = new StudentId("Cyd", "", "", "2026-11-27T14:59:01Z", "file");
        DueDates dates = read(FILE).of(new People(List.of(cyd), Map.of()), new ArrayList<>());
        assertThat(dates.lateness(cyd, 3, Optional.empty()).orElseThrow().late())
                .hasSeconds(1);
    }

    @Test
    void withoutATimeNobodyIsLate() throws Exception {
        StudentId dan = new StudentId("Dan", "", "");
        assertThat(read(FILE).lateness(dan, 3, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lesson,due~3,20.11.2026    | due.csv, line 2, has "20.11.2026" for a time: write it like 2026-11-20 23:59.
            lesson,due~3,2026-02-30    | has "2026-02-30" for a time
            lesson,due~x,2026-02-01    | has "x" for the lesson
            lesson,student~3,Ada       | has no column "due"
            """)
    void aBadLineIsOneSentence(String text, String sentence) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence);
    }
}
