package classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.server.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BubblewrapTest {

    private Path stage;

    // Not JUnit's: that one warns of each link that leads out of it, and there are hundreds.
    @BeforeEach
    void makeStage() throws IOException {
        stage = Files.createTempDirectory("stage-");
    }

    @AfterEach
    void deleteStage() {
        Deletion.of(stage);
    }

    /** A file that is replaced while a sandbox shows it cannot be shown by a sandbox within it. */
    @Test
    void showsCopiesOfEtc() throws IOException {
        SystemFiles.writeInto(stage);
        Bubblewrap sandbox = new Bubblewrap(Path.of(System.getProperty("java.home")), Limits.STANDARD);
        List<String> words = new ArrayList<>(sandbox.around(stage, List.of("true")));
        words.addAll(List.of(sandbox.wrapper(stage).split(" ")));
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).endsWith("bind")) {
                assertThat(words.get(i + 1)).doesNotStartWith("/etc");
            }
        }
        assertThat(words).contains(stage.resolve("etc/hosts").toString());
    }

    @Test
    void copiesLinksAsLinks() throws IOException {
        SystemFiles.writeInto(stage);
        Path alternatives = Path.of("/etc/alternatives");
        Path copies = stage.resolve("etc/alternatives");
        assertThat(Files.exists(copies)).isEqualTo(Files.exists(alternatives));
        if (Files.exists(copies)) {
            try (var links = Files.list(copies)) {
                assertThat(links)
                        .allSatisfy(link -> assertThat(Files.isSymbolicLink(alternatives.resolve(link.getFileName())))
                                .isEqualTo(Files.isSymbolicLink(link)));
            }
        }
    }
}
