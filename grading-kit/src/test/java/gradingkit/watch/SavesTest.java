package gradingkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavesTest {

    @TempDir
    private Path folder;

    private Path sources;
    private Path main;
    private Project project;

    @BeforeEach
    void makeFiles() throws IOException {
        sources = Files.createDirectories(folder.resolve("src/webserver"));
        main = Files.writeString(sources.resolve("Main.java"), "class Main {}");
        Files.createDirectories(folder.resolve("site"));
        project = new Project(folder, List.of(folder.resolve("src")), folder, folder, "webserver.Main", "");
    }

    @Test
    void seesWhatIsWrittenMadeAndDeleted() throws IOException {
        Snapshot before = Snapshot.of(project);
        Path page = Files.writeString(folder.resolve("site/index.html"), "<p>");
        Path other = Files.writeString(sources.resolve("Other.java"), "class Other {}");
        Files.delete(main);
        assertThat(Snapshot.of(project).changedSince(before)).containsExactlyInAnyOrder(page, other, main);
        assertThat(Snapshot.of(project).sources()).containsExactly(other);
    }

    @Test
    void seesAFileThatWasReplacedByAnother() throws IOException {
        Snapshot before = Snapshot.of(project);
        Path fresh = Files.writeString(sources.resolve(".Main.java.tmp"), "class Main { int a; }");
        assertThat(Snapshot.of(project)).isEqualTo(before);
        Files.move(fresh, main, StandardCopyOption.REPLACE_EXISTING);
        assertThat(Snapshot.of(project).changedSince(before)).containsExactly(main);
    }

    @Test
    void overlooksWhatEditorsPutThere() throws IOException {
        Snapshot before = Snapshot.of(project);
        for (String name : List.of(".#index.html", "index.html~", ".index.html.swp", "index.html.tmp")) {
            Files.writeString(folder.resolve("site").resolve(name), "half a page");
        }
        Files.writeString(sources.resolve("notes.txt"), "to do");
        assertThat(Snapshot.of(project)).isEqualTo(before);
    }

    @Test
    void waitsUntilNothingChangesAnyMore() throws Exception {
        Snapshot before = Snapshot.of(project);
        Snapshot empty = changed("");
        Snapshot half = changed("class Main {");
        Snapshot whole = changed("class Main { int a; }");
        Deque<Snapshot> looks = new ArrayDeque<>(List.of(before, before, empty, half, whole, whole));
        assertThat(new Saves(looks::remove).await(before)).isEqualTo(whole);
        assertThat(looks).isEmpty();
    }

    @Test
    void takesASaveThatWasTakenBackForNone() throws Exception {
        Snapshot before = Snapshot.of(project);
        Snapshot saved = changed("class Main { }");
        Snapshot later = changed("class Main { int a; }");
        Deque<Snapshot> looks = new ArrayDeque<>(List.of(before, saved, before, before, later, later));
        assertThat(new Saves(looks::remove).await(before)).isEqualTo(later);
    }

    private Snapshot changed(String code) throws IOException {
        Files.writeString(main, code);
        return Snapshot.of(project);
    }
}
