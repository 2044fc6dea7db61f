package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The disguises of {@code classroom/disguised} fit the solutions; the script shows what the suites make of them. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class DisguisesTest {

    @TempDir
    private Path folder;

    @Test
    void fitTheSolutions() throws IOException {
        Disguises.main(new String[] {folder.toString()});

        List<Path> students;
        try (Stream<Path> entries = Files.list(folder)) {
            students = entries.toList();
        }
        assertThat(students).hasSizeGreaterThan(LessonFolder.all().size());
        for (Path student : students) {
            new Sources(student).compileTo(folder.resolve("classes-" + student.getFileName()));
        }
    }
}
