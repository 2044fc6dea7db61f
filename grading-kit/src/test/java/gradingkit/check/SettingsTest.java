package gradingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a suite assumes where nobody says it, as an IDE does that runs one of its classes. */
class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("without a word, the lesson is the one that the suite was compiled in")
    void lessonOfTheSuite() throws Exception {
        Path lesson = folder.resolve("step03-html-files");
        Settings settings = Settings.from(suiteIn(lesson.resolve("target/test-classes")), name -> Optional.empty());
        assertThat(settings.lesson()).isEqualTo(lesson);
        assertThat(settings.grade()).isEqualTo(lesson.resolve("target/grade"));
        assertThat(settings.mainClass()).isEqualTo("webserver.Main");
        assertThat(settings.print()).isTrue();
    }

    @Test
    @DisplayName("without a word, the server has the lesson's classes, and the libraries that the suite has")
    void classPathOfTheSuite() throws Exception {
        Path lesson = folder.resolve("step05-api");
        Settings settings = Settings.from(suiteIn(lesson.resolve("target/test-classes")), name -> Optional.empty());
        assertThat(settings.classPath()).startsWith(lesson.resolve("target/classes"));
        assertThat(settings.classPath().stream().skip(1))
                .allMatch(library -> library.toString().endsWith(".jar"));
    }

    @Test
    @DisplayName("what is said counts")
    void said() throws Exception {
        Map<String, String> said = Map.of(
                "workbook.lesson", folder.resolve("mine").toString(),
                "workbook.classpath", "classes",
                "workbook.report", "file");
        Class<?> suite = suiteIn(folder.resolve("step03-html-files/target/test-classes"));
        Settings settings = Settings.from(suite, name -> Optional.ofNullable(said.get(name)));
        assertThat(settings.lesson()).isEqualTo(folder.resolve("mine"));
        assertThat(settings.classPath()).containsExactly(Path.of("classes"));
        assertThat(settings.print()).isFalse();
    }

    /** A class that was loaded from this folder. */
    private static Class<?> suiteIn(Path classes) throws Exception {
        String file = SettingsTest.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(file).getParent());
        try (InputStream bytes = SettingsTest.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(bytes, classes.resolve(file));
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            return loader.loadClass(SettingsTest.class.getName());
        }
    }
}
