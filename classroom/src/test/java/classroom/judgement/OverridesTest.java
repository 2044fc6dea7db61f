package classroom.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import classroom.report.StudentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file with points by hand. */
class OverridesTest {

    @TempDir
    private Path folder;

    private List<ByHand> read(String text) throws Exception {
        return Overrides.read(Files.writeString(folder.resolve("overrides.csv"), text.replace("\\n", "\n")));
    }

    @Test
    void columnsComeInAnyOrder() throws Exception {
        assertThat(read("\uFEFFwhy;points;check;lesson;student\r\nill;40;total;step 03;Ada\r\nwrong;3;3.2.1;;Ada\r\n"))
                .containsExactly(new ByHand(2, "Ada", 3, "", 40, "ill"), new ByHand(3, "Ada", 3, "3.2.1", 3, "wrong"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ada,3,total,eighty,ill        | line 2, has "eighty" for points: a whole number is looked for.
            ada,3,total,-1,ill            | line 2, has "-1" for points
            ada,3,total,80,               | line 2, says not why
            ,3,total,80,ill               | line 2, names no student
            ada,three,total,80,ill        | line 2, has "three" for the lesson: write its number.
            ada,,total,80,ill             | line 2, has "" for the lesson
            ada,3,task 2,8,ill            | line 2, has "task 2" for the check
            ada,4,3.2.1,8,ill             | line 2, has lesson 4, and a check of another.
            ada,3,,8,ill\\nADA,3,total,9,x | line 3, says again what an earlier line has said
            """)
    void aBadLineIsOneSentence(String lines, String sentence) {
        assertThatThrownBy(() -> read("student,lesson,check,points,why\n" + lines))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aMissingColumnIsOneSentence() {
        assertThatThrownBy(() -> read("student,lesson,points\nada,3,8"))
                .hasMessageContaining("has no column \"check\": its first line is student,lesson,check,points,why.");
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Lee, Ann Lee",
        "ann lee, Ann Lee",
        "70011, Ann Lee",
        "bob@uni.example, Bob",
        "X, ''",
        "twin, TWIN|tw-in",
        "TWIN, TWIN"
    })
    void studentsHaveSeveralNames(String name, String found) {
        People people = new People(
                List.of(
                        new StudentId("Ann Lee", "70011", ""),
                        new StudentId("Bob", "", ""),
                        new StudentId("TWIN", "", ""),
                        new StudentId("tw-in", "", "")),
                Map.of("Bob", List.of("bob@uni.example")));
        assertThat(String.join(
                        "|",
                        people.called(name).stream().map(StudentId::student).toList()))
                .isEqualTo(found);
    }
}
