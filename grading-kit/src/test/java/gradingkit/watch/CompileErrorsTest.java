package gradingkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileErrorsTest {

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(root.resolve("step03-html-files/src"));
    }

    @Test
    void showsTheFirstWithItsLine() throws IOException {
        assertThat(lines("class FileHandler {\n\tFoo foo;\n\tint a = b;\n}\n"))
                .containsExactly(
                        "Step 3: your code does not compile yet: 2 errors. The first one:",
                        "",
                        "  step03-html-files/src/FileHandler.java, line 2: cannot find symbol",
                        "    symbol:   class Foo",
                        "    location: class FileHandler",
                        "",
                        "    Foo foo;",
                        "    ^",
                        "",
                        "Mend it first; the others often vanish with it.");
    }

    @Test
    void pointsAtTheEndOfALine() throws IOException {
        assertThat(lines("class FileHandler {\n    int a\n}\n"))
                .containsExactly(
                        "Step 3: your code does not compile yet: 1 error.",
                        "",
                        "  step03-html-files/src/FileHandler.java, line 2: ';' expected",
                        "",
                        "    int a",
                        "         ^");
    }

    @Test
    void findsNoLineInAFileThatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("FileHandler.java"), new byte[] {'/', '/', (byte) 0xE4, '\n'});
        assertThat(lines(file)).hasSize(3).last().asString().contains("line 1: unmappable character (0xE4)");
    }

    @Test
    void isSilentIfItCompiles() throws IOException {
        Path file = Files.writeString(folder.resolve("FileHandler.java"), "class FileHandler {}\n");
        assertThat(errors(file)).isEmpty();
        assertThat(root.resolve("classes/FileHandler.class")).exists();
    }

    private List<String> lines(String code) throws IOException {
        return lines(Files.writeString(folder.resolve("FileHandler.java"), code));
    }

    private List<String> lines(Path file) throws IOException {
        Path lesson = root.resolve("step03-html-files");
        Project project = new Project(lesson, List.of(folder), root, root, "webserver.Main", "");
        return new CompileErrors(project, errors(file)).lines();
    }

    private List<Diagnostic<? extends JavaFileObject>> errors(Path file) throws IOException {
        return new Compiler(List.of()).compile(List.of(file), root.resolve("classes"));
    }
}
