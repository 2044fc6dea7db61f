package classroom.submission;

import static classroom.submission.Packed.ALL;
import static classroom.submission.Packed.files;
import static classroom.submission.Packed.sources;
import static classroom.submission.Packed.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import classroom.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What learning platforms give when a class is downloaded, and who is who in it. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class PlatformsTest {
    private static final String MAIN = "step03/src/main/java/webserver/Main.java";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "Zoë O'Neil_12345_assignsubmission_file_, Zoë O'Neil, 12345",
        "Group A-Ann Lee_77_assignsubmission_file_, Group A-Ann Lee, 77",
        "王小明_12345_assignsubmission_file, 王小明, 12345",
        "Participant_9_assignsubmission_file_, Participant, 9",
    })
    void readsMoodlesFolders(String name, String student, String id) throws Exception {
        Files.createDirectory(folder.resolve(name));
        write(folder.resolve(name + "/hand in.zip"), files(MAIN, "class"));
        Entry entry = ClassFolder.of(folder).entries().get(0);
        assertThat(entry.student()).isEqualTo(student);
        assertThat(entry.moodleId()).contains(id);
        assertThat(sources(ClassFolder.of(folder).read(entry, ALL), 3)).hasSize(1);
    }

    @Test
    void joinsWhatMoodleGivesOfOneStudent() throws Exception {
        write(folder.resolve("Ann_1_assignsubmission_file_"), files("Main.java", "class"));
        write(folder.resolve("Ann_1_assignsubmission_onlinetext_"), files("onlinetext.html", "hello"));
        Files.createDirectory(folder.resolve("Bob_2_assignsubmission_file_"));
        write(folder.resolve("Bob_2_assignsubmission_file_/step03.zip"), files("src/main/java/Main.java", "class"));
        ClassFolder all = ClassFolder.of(folder);
        assertThat(all.entries()).extracting(Entry::student).containsExactly("Ann", "Bob");
        assertThat(sources(all.read(all.entries().get(0), Set.of(3)), 3)).containsOnlyKeys("Main.java");
        assertThat(sources(all.read(all.entries().get(1), ALL), 3)).containsOnlyKeys("Main.java");
    }

    @ParameterizedTest
    @CsvSource({
        "leeann_12345_67890_step03.zip, leeann, 12345",
        "leeann_LATE_12345_67890_step03-1.zip, leeann, 12345",
        "de_la_cruz_12345_67890_step_03_of_7.zip, de_la_cruz, 12345",
        "leeann_12345_67890_work_2024_10_12_.zip, leeann, 12345",
        "王小明_12345_67890_file.zip, 王小明, 12345",
    })
    void readsCanvasFiles(String name, String student, String id) throws Exception {
        write(folder.resolve(name), files("step03/src/main/java/webserver/Main.java", "class"));
        Entry entry = ClassFolder.of(folder).entries().get(0);
        assertThat(entry.student()).isEqualTo(student);
        assertThat(entry.canvasId()).contains(id);
        assertThat(sources(ClassFolder.of(folder).read(entry, ALL), 3)).hasSize(1);
    }

    @Test
    void joinsCanvasFilesOfOneStudent() throws Exception {
        Files.writeString(folder.resolve("leeann_12345_67890_Main-1.java"), "main");
        Files.writeString(folder.resolve("leeann_LATE_12345_67891_Server.java"), "server");
        Files.writeString(folder.resolve("leeann_12345_67892_essay.pdf"), "essay");
        Files.writeString(folder.resolve("roe_12346_67893_essay.pdf"), "essay");
        ClassFolder all = ClassFolder.of(folder);
        assertThat(all.entries()).extracting(Entry::student).containsExactly("leeann", "roe");
        assertThat(sources(all.read(all.entries().get(0), Set.of(3)), 3))
                .isEqualTo(files("Main.java", "main", "Server.java", "server"));
        assertThat(all.read(all.entries().get(1), Set.of(3)).problem()).startsWith("No Java file was found");
    }

    @Test
    void tellsNamesakesApart() throws Exception {
        String mark = "_assignsubmission_file_";
        for (String name : List.of("Ann_1" + mark, "Ann_2" + mark, "Bob_3" + mark, "Ann", "Ann (1)")) {
            write(folder.resolve(name), files(MAIN, "class"));
        }
        assertThat(ClassFolder.of(folder).entries())
                .extracting(Entry::student)
                .containsExactlyInAnyOrder("Ann (1)", "Ann (1, 2)", "Ann (2)", "Ann (Ann)", "Bob");
    }

    @Test
    void takesNoNumberFromANameThatAStudentHasChosen() throws Exception {
        write(folder.resolve("ada"), files(MAIN, "class"));
        write(folder.resolve("bob.zip"), files(MAIN, "class"));
        write(folder.resolve("spoil_777_assignsubmission_file_x.zip"), files(MAIN, "class"));
        assertThat(ClassFolder.of(folder).entries())
                .extracting(Entry::student, Entry::moodleId)
                .containsExactly(
                        tuple("ada", Optional.empty()),
                        tuple("bob", Optional.empty()),
                        tuple("spoil_777_assignsubmission_file_x", Optional.empty()));
    }

    @Test
    void takesNoNumberThatCouldBeAnotherStudents() throws Exception {
        write(folder.resolve("Ann_1_assignsubmission_file_a.zip"), files(MAIN, "class"));
        write(folder.resolve("Eve_2_assignsubmission_file_x_1_assignsubmission_file_y.zip"), files(MAIN, "class"));
        write(folder.resolve("Ida_3_assignsubmission_file_a.zip"), files(MAIN, "class"));
        write(folder.resolve("Leo_3_assignsubmission_file_a.zip"), files(MAIN, "class"));
        write(folder.resolve("Una_4_5_assignsubmission_file_a.zip"), files(MAIN, "class"));
        ClassFolder all = ClassFolder.of(folder);
        assertThat(sources(all.read(all.entries().get(0), ALL), 3)).hasSize(1);
        assertThat(all.entries())
                .extracting(Entry::student, Entry::moodleId)
                .containsExactly(
                        tuple("Ann", Optional.of("1")),
                        tuple("Eve", Optional.of("2")),
                        tuple("Ida", Optional.empty()),
                        tuple("Leo", Optional.empty()),
                        tuple("Una_4_5_assignsubmission_file_a", Optional.empty()));
        assertThat(all.withoutNumber()).containsExactly("Ida", "Leo", "Una_4_5_assignsubmission_file_a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve_777_888_12345_67890_step03.zip", // Canvas drops the dashes of a name "eve_7-77_8-88"
                "eve_777_888_x_12345_67890_step03.zip",
                "eve_777_888_12_67890_step03.zip",
                "eve_12345_67890_777_888_step03.zip",
                "eve_777_888_LATE_12345_67890_step03.zip",
                "anon_12345_67890_step03.zip",
                "anon_LATE_12345_67890_step03.zip"
            })
    void takesNoNumberOfCanvasThatCouldBeAnothers(String name) throws Exception {
        write(folder.resolve("leeann_1111_2222_step03.zip"), files(MAIN, "class"));
        write(folder.resolve("roe_1112_2223_step03.zip"), files(MAIN, "class"));
        write(folder.resolve(name), files(MAIN, "class"));
        ClassFolder all = ClassFolder.of(folder);
        assertThat(all.entries())
                .extracting(Entry::canvasId)
                .containsExactlyInAnyOrder(Optional.of("1111"), Optional.of("1112"), Optional.empty());
        assertThat(all.withoutNumber()).containsExactly(name.replace(".zip", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve_777_assignsubmission_file_x.zip", "eve_777_8888_x.zip"})
    void takesNoNumberOfAnotherForm(String name) throws Exception {
        write(folder.resolve("Ann_1_assignsubmission_file_"), files(MAIN, "class"));
        write(folder.resolve("Bob_2_assignsubmission_file_"), files(MAIN, "class"));
        write(folder.resolve(name), files(MAIN, "class"));
        assertThat(ClassFolder.of(folder).entries())
                .extracting(Entry::moodleId, Entry::canvasId)
                .containsExactly(
                        tuple(Optional.of("1"), Optional.empty()),
                        tuple(Optional.of("2"), Optional.empty()),
                        tuple(Optional.empty(), Optional.empty()));
    }

    @Test
    void tellsNamesApartThatLookTheSame() throws Exception {
        write(folder.resolve("M\u00fcller"), files(MAIN, "class"));
        write(folder.resolve("Mu\u0308ller.zip"), files(MAIN, "class"));
        assertThat(ClassFolder.of(folder).entries())
                .extracting(Entry::student)
                .containsExactlyInAnyOrder("M\u00fcller (M\u00fcller)", "Mu\u0308ller (Mu\u0308ller.zip)");
    }

    @Test
    void leavesOutNobodyWhoseNameBeginsWithTwoDots() throws Exception {
        write(folder.resolve("..x"), files(MAIN, "class"));
        assertThat(ClassFolder.of(folder).entries()).extracting(Entry::student).containsExactly("..x");
    }

    @Test
    void keepsPlainNamesApart() throws Exception {
        write(folder.resolve("project_2024_12_ann.zip"), files(MAIN, "class"));
        write(folder.resolve("project_2024_12_bob.zip"), files(MAIN, "class"));
        assertThat(ClassFolder.of(folder).entries())
                .extracting(Entry::student, Entry::canvasId)
                .containsExactly(
                        tuple("project_2024_12_ann", Optional.empty()), tuple("project_2024_12_bob", Optional.empty()));
    }

    @Test
    void listsStudentsOnly() throws Exception {
        write(folder.resolve("alice"), files(MAIN, "class"));
        write(folder.resolve(".git"), files(MAIN, "class"));
        write(folder.resolve("__MACOSX"), files(MAIN, "class"));
        Files.writeString(folder.resolve(".DS_Store"), "");
        Files.writeString(folder.resolve("class list.csv"), "");
        Files.writeString(folder.resolve("bob.rar"), "Rar!");
        Files.writeString(folder.resolve("Main.java"), "class");
        Files.writeString(folder.resolve("carl"), "no extension");
        ClassFolder all = ClassFolder.of(folder);
        assertThat(all.entries()).extracting(Entry::student).containsExactly("Main.java", "alice", "bob");
        assertThat(all.leftOut()).containsExactly("carl", "class list.csv");
        assertThat(all.withoutNumber()).isEmpty();
        assertThat(all.read(all.entries().get(0), Set.of(3)).problem()).contains("put it into a folder");
        assertThat(all.read(all.entries().get(2), ALL).problem()).contains("ask for a .zip");
    }

    @Test
    void refusesWhatIsNoClassFolder() throws Exception {
        assertBad(folder.resolve("none"), "There is no folder");
        assertBad(Files.writeString(folder.resolve("all.zip"), ""), "is not a folder: unpack it");
        assertBad(Files.createDirectory(folder.resolve("empty")), "holds no submissions");
        assertBad(write(folder.resolve("one"), files("pom.xml", "", MAIN, "")), "looks like the work of one student");
    }

    private static void assertBad(Path folder, String sentence) {
        assertThatThrownBy(() -> ClassFolder.of(folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence);
    }
}
