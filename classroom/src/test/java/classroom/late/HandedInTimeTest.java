package classroom.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import classroom.submission.ClassFolder;
import gradingkit.server.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When something was handed in. */
class HandedInTimeTest {

    private static final Instant EARLY = Instant.parse("2026-11-19T10:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-21T10:00:00Z");
    private static final Map<String, String> PERSON = Map.of(
            "GIT_AUTHOR_NAME", "Ada",
            "GIT_AUTHOR_EMAIL", "ada@uni.example",
            "GIT_COMMITTER_NAME", "Ada > committer x 1 +0000",
            "GIT_COMMITTER_EMAIL", "ada@uni.example",
            "GIT_COMMITTER_DATE", "2026-11-20T22:58:59+0100",
            "GIT_CONFIG_GLOBAL", "/dev/null");

    @TempDir
    private Path folder;

    private Optional<HandedInTime> time() {
        return HandedInTime.of(ClassFolder.of(folder).entries().get(0));
    }

    private static void write(Path file, Instant time) throws IOException {
        Files.createDirectories(file.getParent());
        Files.setLastModifiedTime(Files.writeString(file, "x"), FileTime.from(time));
    }

    @Test
    void anArchiveHasItsTime() throws Exception {
        write(folder.resolve("ada.zip"), EARLY);
        assertThat(time()).contains(new HandedInTime(EARLY, "file"));
    }

    @Test
    void aFolderIsAsNewAsItsNewestFile() throws Exception {
        write(folder.resolve("Ada_1_assignsubmission_file_/a/Main.java"), EARLY);
        write(folder.resolve("Ada_1_assignsubmission_file_/b.zip"), LATE);
        write(folder.resolve("Ada_1_assignsubmission_file_/target/Main.class"), LATE.plusSeconds(9));
        assertThat(time()).contains(new HandedInTime(LATE, "file"));
    }

    @Test
    void aCloneIsAsNewAsItsLastCommit() throws Exception {
        Path clone = repository();
        assertThat(time()).contains(new HandedInTime(Instant.parse("2026-11-20T21:58:59Z"), "commit"));
        git(clone, "gc", "-q");
        git(clone, "pack-refs", "--all");
        assertThat(time()).contains(new HandedInTime(Instant.parse("2026-11-20T21:58:59Z"), "commit"));
        git(clone, "checkout", "-q", "--detach");
        assertThat(time().orElseThrow().source()).isEqualTo("commit");
    }

    @Test
    void noProgramOfARepositoryRuns() throws Exception {
        Path clone = repository();
        Path evil = folder.resolve("../evil-" + folder.getFileName());
        String program = "touch " + evil.toAbsolutePath().normalize();
        Files.writeString(clone.resolve(".git/config"), """
                [core]
                    repositoryformatversion = 1
                    fsmonitor = %1$s
                    sshCommand = %1$s
                    pager = %1$s
                [extensions]
                    partialClone = origin
                [remote "origin"]
                    url = ext::sh -c "%1$s"
                    promisor = true
                [protocol "ext"]
                    allow = always
                """.formatted(program));
        assertThat(time().orElseThrow().source()).isEqualTo("commit");
        Files.writeString(clone.resolve(".git/HEAD"), "a".repeat(40) + "\n"); // a commit to be fetched
        assertThat(time().orElseThrow().source()).isEqualTo("file");
        assertThat(evil).doesNotExist();
    }

    @Test
    void whatIsNoRepositoryHasFiles() throws Exception {
        Path clone = folder.resolve("ada");
        write(clone.resolve("Main.java"), EARLY);
        write(clone.resolve(".git/objects/x"), EARLY);
        Files.writeString(clone.resolve(".git/HEAD"), "ref: refs/heads/../../../../../etc/passwd\n");
        assertThat(time().orElseThrow().source()).isEqualTo("file");
    }

    private Path repository() throws Exception {
        assumeTrue(SearchPath.first("git").isPresent(), "there is no git (on Debian: apt install git)");
        Path clone = folder.resolve("step03-ada");
        write(clone.resolve("Main.java"), LATE);
        git(clone, "init", "-q");
        git(clone, "add", ".");
        git(clone, "commit", "-q", "-m", "one\n\ncommitter Eve <e> 1 +0000");
        return clone;
    }

    private static void git(Path folder, String... words) throws Exception {
        ProcessBuilder git = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), List.of(words).stream()).toList())
                .directory(folder.toFile())
                .inheritIO();
        git.environment().putAll(PERSON);
        assertThat(git.start().waitFor()).isZero();
    }
}
