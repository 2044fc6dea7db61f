package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders for students of any name. */
class StudentKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada.lovelace", "student_17", "17", "a-b"})
    void aPlainNameStaysAsItIs(String name) {
        assertThat(StudentKey.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, Ada_Lovelace-7674021617159190",
        "ADA, ADA-8a15fea9a8880c22",
        "../../etc/passwd, __.._etc_passwd-3754d6cb3a38e118",
    })
    void anyOtherCanBeReadAndHasItsHash(String name, String key) {
        assertThat(StudentKey.of(name)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "...", " ", "con", "CON", "nul.txt", "com1", "-rf", ".ssh", "ada.", "ada ", "/", "a\\b",
                "a:b"
            })
    void dangerousNamesAreAllowedFolders(String name) {
        assertThat(StudentKey.of(name))
                .matches("[A-Za-z0-9_][A-Za-z0-9._-]*-[0-9a-f]{16}")
                .isNotEqualTo(name);
        assertThat(StudentKey.of(name).toLowerCase(Locale.ROOT)).doesNotMatch("(con|nul|com1|prn|aux)(\\..*)?");
    }

    @Test
    void hostileAndLongNamesStayShort() {
        Stream.concat(MadeUpClass.HOSTILE.stream(), IntStream.range(50, 300).mapToObj("y"::repeat))
                .forEach(name -> assertThat(StudentKey.of(name)).matches("[A-Za-z0-9._-]{1,60}"));
    }

    @Test
    void namesThatDifferHaveFoldersThatDiffer() {
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        assertThat(Stream.of(
                        "Ada", "ada", "ADA", "a da", "a_da", "a/da", "ada.", "ada ", "\uD800", "\uD801", "?", "\uFFFD"))
                .allMatch(name -> keys.add(StudentKey.of(name)));
    }

    @Test
    void nobodyCanTakeAnothersFolderByTheLookOfIt() {
        String adas = StudentKey.of("Ada Lovelace");
        assertThat(StudentKey.of(adas)).isNotEqualToIgnoringCase(adas);
        assertThat(StudentKey.of(adas.toLowerCase(Locale.ROOT))).isNotEqualToIgnoringCase(adas);
    }
}
