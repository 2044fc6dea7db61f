package classroom.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageOwnerTest {

    @TempDir
    private Path temporary;

    @BeforeEach
    void resolveLinks() throws IOException {
        temporary = temporary.toRealPath();
    }

    /** Another grader, which lives until it is killed. */
    static final class Other {
        public static void main(String[] arguments) throws IOException {
            StageOwner.of(Path.of(arguments[0]));
            System.out.println("owned");
            System.in.read();
        }
    }

    @Test
    void clearsWhatAKilledGraderHasLeft() throws Exception {
        Path stage = stage("classroom-other");
        Process other = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        stage.toString()))
                .start();
        assertThat(new String(other.getInputStream().readNBytes(5), StandardCharsets.UTF_8))
                .isEqualTo("owned");
        StageOwner.clearDead(temporary);
        assertThat(stage.resolve("big")).as("its owner lives").exists();

        other.destroyForcibly().waitFor();
        StageOwner.clearDead(temporary);
        assertThat(stage).doesNotExist();
    }

    @Test
    void leavesItsOwnAndOtherFoldersAlone() throws IOException {
        Path own = stage("classroom-own");
        Path foreign = stage("classroom-photographs");
        try (StageOwner owner = StageOwner.of(own)) {
            StageOwner.clearDead(temporary);
            assertThat(own.resolve("big")).exists();
            assertThat(foreign.resolve("big")).exists();
            assertThat(owner).isNotNull();
        }
    }

    private Path stage(String name) throws IOException {
        Path stage = Files.createDirectory(temporary.resolve(name));
        Files.writeString(stage.resolve("big"), "28 MB");
        return stage;
    }
}
