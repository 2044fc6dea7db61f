package classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Maven extension of the workbook: the committed jar is what its source gives, on every JDK, and its sentences are
 * right. {@code -Dworkbook.update=true} writes the jar.
 */
class StepNamesTest {
    private static final Path MVN =
            Path.of(System.getProperty("workbook.root"), ".mvn").normalize();
    private static final Path JAR = MVN.resolve("step-names.jar");
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    @TempDir
    static Path classes;

    private static URLClassLoader loader;
    private static Class<?> extension;

    @BeforeAll
    static void compile() throws Exception {
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments());
        assertThat(result).as("exit code of javac").isZero();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        extension = loader.loadClass("StepNames");
    }

    private static String[] arguments() {
        String source = MVN.resolve("step-names/StepNames.java").toString();
        String libraries = System.getProperty("java.class.path");
        return "--release|8|-Xlint:-options|-proc:none|-encoding|UTF-8|-cp|%s|-d|%s|%s"
                .formatted(libraries, classes, source)
                .split("\\|");
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @Test
    @DisplayName("the committed jar is what the source gives, byte for byte")
    void jar() throws IOException {
        byte[] built = build();
        if (Boolean.getBoolean("workbook.update")) {
            replace(built);
        }
        assertThat(Files.readAllBytes(JAR))
                .as("%s is older than its source: run this test with -Dworkbook.update=true", JAR)
                .isEqualTo(built);
    }

    private static byte[] build() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        }
        return jar.toByteArray();
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put("META-INF/sisu/javax.inject.Named", "StepNames\n".getBytes(StandardCharsets.US_ASCII));
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                entries.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return entries;
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(ENTRY_TIME);
        return entry;
    }

    /** By a move, as the running Maven has the old file open. */
    private static void replace(byte[] jar) throws IOException {
        Path fresh = Files.write(MVN.resolve("step-names.jar.new"), jar);
        Files.move(fresh, JAR, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    @DisplayName("a selector becomes the one folder that begins with it; any other stays as it is")
    void selectors(@TempDir Path root) throws Exception {
        for (String folder : List.of("step03-html-files", "step04-static-assets", "step04-copy", "grading-kit")) {
            Files.createFile(Files.createDirectory(root.resolve(folder)).resolve("pom.xml"));
        }
        Files.createDirectory(root.resolve("step05-no-pom"));
        List<String> selectors =
                List.of("step03", "step03-html-files", ":step03", "step04", "step05", "step99", "grading");
        assertThat(call("folders", selectors, root.toFile()))
                .asInstanceOf(list(String.class))
                .containsExactly(
                        "step03-html-files",
                        "step03-html-files",
                        ":step03",
                        "step04",
                        "step05",
                        "step99",
                        "grading-kit");
    }

    @Test
    @DisplayName("run, watch and wire become the goals that they stand for; any other goal stays as it is")
    void words() throws Exception {
        assertThat(call("goals", List.of("clean", "run")))
                .asInstanceOf(list(String.class))
                .containsExactly("clean", "compile", "exec:exec");
        assertThat(call("goals", List.of("watch")))
                .asInstanceOf(list(String.class))
                .containsExactly("test-compile", "exec:exec@watch");
        assertThat(call("goals", List.of("wire")))
                .asInstanceOf(list(String.class))
                .containsExactly("process-classes", "exec:exec@wire");
        assertThat(call("goals", List.of("test", "running")))
                .asInstanceOf(list(String.class))
                .containsExactly("test", "running");
    }

    @Test
    @DisplayName("the board repeats the last line of each report")
    void board() throws Exception {
        Object line = call("lastLine", "Step 3 · HTML files\n  ✔ Task 1\n\nStep 3: 38 of 100 points\n\n");
        assertThat(call("board", List.of("Step 2: 100 of 100 points", line)))
                .isEqualTo("\nThe board\n  Step 2: 100 of 100 points\n  Step 3: 38 of 100 points\n");
    }

    @Test
    @DisplayName("what was skipped for want of a program is said once for each, with its number")
    void skipped() throws Exception {
        Map<String, Integer> reasons = new TreeMap<>();
        String bubblewrap = "there is no bubblewrap that works (on Debian: apt install bubblewrap)";
        String chromium = "there is no Chromium (on Debian: apt install chromium)";
        call("addReasons", "<skipped message=\"Assumption failed: " + bubblewrap + "\"/>", reasons);
        call("addReasons", "<skipped message=\"" + chromium + "\"/><skipped message=\"" + chromium + "\"/>", reasons);
        call(
                "addReasons",
                "<skipped type=\"org.opentest4j.TestAbortedException\"><![CDATA[org.opentest4j.TestAbortedException:"
                        + " Assumption failed: " + bubblewrap + "\n\tat org.junit]]></skipped>",
                reasons);
        call("addReasons", "<skipped message=\"Disabled on operating system\"/>", reasons);
        assertThat(call("skipped", reasons))
                .isEqualTo("\n2 tests, or classes of tests, were skipped, as " + chromium + ".\n"
                        + "2 tests, or classes of tests, were skipped, as " + bubblewrap + ".\n");
    }

    @Test
    @DisplayName("a terminal without the characters gets ASCII, and the caret stays under its byte")
    void ascii() throws Exception {
        String report = "✔ a · b – c …\n  GET␍␊X\n     ^^^\n";
        assertThat(call("encodable", report, StandardCharsets.US_ASCII))
                .isEqualTo("+ a . b - c ...\n  GET\\r\\nX\n     ^^^^^\n");
        assertThat(call("encodable", "✘ é", StandardCharsets.ISO_8859_1)).isEqualTo("x é");
        assertThat(call("encodable", report, StandardCharsets.UTF_8)).isEqualTo(report);
        assertThat(call("encodable", "it printed 😀", StandardCharsets.UTF_8)).isEqualTo("it printed 😀");
        assertThat(call("encodable", "it printed 😀", StandardCharsets.US_ASCII))
                .isEqualTo("it printed ?");
    }

    @ParameterizedTest(name = "Java {0}, compiler: {1}")
    @CsvSource({
        "1.8, true, 'The workbook needs Java 17 or newer, and this is Java 1.8.'",
        "11, false, 'The workbook needs Java 17 or newer, and this is Java 11.'",
        "17, false, 'The workbook needs a JDK, and this Java has no compiler (it is a JRE).'",
        "17, true, ''",
        "25, true, ''"
    })
    void java(String version, boolean hasCompiler, String problem) throws Exception {
        assertThat(call("javaProblem", version, hasCompiler)).isEqualTo(problem);
    }

    @Test
    @DisplayName("of many compiler errors the first is shown, with its line of code")
    void compileErrors(@TempDir Path root) throws Exception {
        Path file = root.resolve("step03-html-files/src/main/java/webserver/FileHandler.java");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "class FileHandler {\n\tFoo foo;\n}\n");
        String errors = "Compilation failure\n" + file + ":[2,9] cannot find symbol\n  symbol:   class Foo\n" + file
                + ":[3,1] reached end of file while parsing\n";
        assertThat(call("compileSentence", "Step 3", root, "step03-html-files", errors))
                .isEqualTo("""
                        Step 3: your code does not compile yet: 2 errors. The first one:

                          step03-html-files/src/main/java/webserver/FileHandler.java, line 2: cannot find symbol
                            symbol:   class Foo

                            Foo foo;
                            ^

                        Mend it first; the others often vanish with it.
                        """);
    }

    @Test
    @DisplayName("an error in a suite or a solution is not called the student's")
    void othersErrors(@TempDir Path root) throws Exception {
        Path file = root.resolve("solutions/step03-html-files/src/main/java/webserver/Main.java");
        assertThat(call("compileSentence", "Step 3", root, "step03-html-files", file + ":[7,1] ';' expected"))
                .isEqualTo("Step 3: the code does not compile: 1 error.\n\n"
                        + "  solutions/step03-html-files/src/main/java/webserver/Main.java, line 7: ';' expected\n");
        assertThat(call("compileSentence", "Step 3", root, "step03-html-files", "There are test failures."))
                .isEqualTo("");
    }

    @Test
    @DisplayName("a report without a failed line does not explain a red build")
    void explains() throws Exception {
        assertThat(call("showsFailure", "Step 3\n  ✘ Task 1  8/20\n")).isEqualTo(true);
        assertThat(call("showsFailure", "Step 3\n  – Task 1  not reached\n")).isEqualTo(true);
        assertThat(call("showsFailure", "Step 3\n  ✔ Task 1 – all of it\n")).isEqualTo(false);
    }

    @Test
    @DisplayName("NO_COLOR and a dumb terminal have no colours")
    void colours() throws Exception {
        assertThat(call("showsColour", Map.of("TERM", "xterm-256color"))).isEqualTo(true);
        assertThat(call("showsColour", Map.of("TERM", "xterm-256color", "NO_COLOR", "1")))
                .isEqualTo(false);
        assertThat(call("showsColour", Map.of("TERM", "dumb"))).isEqualTo(false);
    }

    /** Calls the extension's static method of this name and number of arguments. */
    private static Object call(String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Stream.of(extension.getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        return method.invoke(null, arguments);
    }
}
