package classroom.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import classroom.HandoutCommand;
import classroom.LessonFolder;
import gradingkit.server.SearchPath;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a student is handed: it works by itself, and nothing in it gives a solution away or leads nowhere. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class HandoutTest {
    private static final Path ROOT =
            Path.of(System.getProperty("workbook.root")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");
    private static final int OWNER_MAY_EXECUTE = 0100;
    private static final int MAVEN_SECONDS = 120;
    private static final int SERVER_SECONDS = 60;

    @TempDir
    private Path folder;

    // ---- Step 1's commands

    @Test
    @DisplayName("the skeleton of step 1 is red, with its report")
    @Execution(ExecutionMode.CONCURRENT)
    void skeletonIsRed() throws Exception {
        Path workbook = handout(1, false);
        Path screen = folder.resolve("screen.txt");
        assertThat(finish(maven(workbook, screen, "-pl", "step01", "test"))).isNotZero();
        assertThat(screen).content().containsPattern("Step 1: \\d+ of 100 points");
    }

    @Test
    @DisplayName("with reference, step 1 is green and runs for a browser")
    @Execution(ExecutionMode.CONCURRENT)
    void referenceIsGreen() throws Exception {
        Path workbook = handout(2, true);
        Path screen = folder.resolve("screen.txt");
        assertThat(finish(maven(workbook, screen, "-pl", "step01", "test"))).isZero();
        assertThat(screen).content().contains("Step 1: 100 of 100 points");
        assertThat(runsInBrowser(workbook)).isEqualTo(200);
    }

    private int runsInBrowser(Path workbook) throws Exception {
        int port = freePort();
        Process server = maven(
                workbook, folder.resolve("server.txt"), "-pl", "step01", "compile", "exec:exec", "-Dport=" + port);
        try {
            return status(port);
        } finally {
            stop(server);
        }
    }

    private static int status(int port) throws Exception {
        for (int tenth = 0; tenth < SERVER_SECONDS * 10; tenth++) {
            try {
                HttpURLConnection connection = (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
                return connection.getResponseCode();
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("the server of step 1 did not answer on port " + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Process process) throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        Collections.reverse(all);
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The Maven on the path, or the wrapper's, with the libraries that this build has fetched. */
    private static Process maven(Path workbook, Path screen, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(mavenProgram(), "-o", "-B"));
        String repository = System.getProperty("maven.repo.local", System.getProperty("localRepository"));
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(workbook.toFile())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
    }

    private static String mavenProgram() {
        return SearchPath.first("mvn", "mvn.cmd")
                .orElse(ROOT.resolve(File.separatorChar == '/' ? "mvnw" : "mvnw.cmd"))
                .toString();
    }

    private static int finish(Process maven) throws InterruptedException {
        try {
            assertThat(maven.waitFor(MAVEN_SECONDS, TimeUnit.SECONDS))
                    .as("Maven ended in time")
                    .isTrue();
            return maven.exitValue();
        } finally {
            stop(maven);
        }
    }

    // ---- What is in it

    @Test
    @DisplayName("it holds the lessons up to the last one, and nothing of solutions, classroom and the build server")
    void contents() throws Exception {
        Path workbook = handout(2, false);
        try (Stream<Path> entries = Files.list(workbook)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .contains(".devcontainer", ".mvn", "README.md", "mvnw", "mvnw.cmd", "pom.xml")
                    .contains("grading-kit", "step01-socket-only", "step02-multi-request")
                    .doesNotContain("solutions", "classroom", ".ci", ".git", ".github", "step03-html-files");
        }
        assertThat(files(workbook)).noneMatch(file -> file.startsWith("grading-kit/src/test"));
        assertThat(Files.isExecutable(workbook.resolve("mvnw"))).isTrue();
    }

    @Test
    @DisplayName("the last lesson is a skeleton; those before it are, too, or hold their reference")
    void reference() throws Exception {
        int last = LessonFolder.all().size();
        Path skeletons = handout(last, false);
        Path references = handout(last, true);
        for (LessonFolder lesson : LessonFolder.all()) {
            Path given = lesson.number() < last ? lesson.solution() : lesson.skeleton();
            assertSame(skeletons.resolve(lesson.name()).resolve("src/main/java"), lesson.skeleton());
            assertSame(references.resolve(lesson.name()).resolve("src/main/java"), given);
        }
        assertThat(references.resolve("step07-framework/src/javalin/java/webserver/JavalinMain.java"))
                .exists();
    }

    private static void assertSame(Path found, Path expected) throws IOException {
        assertThat(files(found)).isEqualTo(files(expected));
        for (String file : files(expected)) {
            assertThat(found.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
    }

    @ParameterizedTest(name = "up to lesson {0}")
    @ValueSource(ints = {1, 2, 7})
    @DisplayName("no link leads nowhere, and no file names what is not there")
    void nothingLeadsNowhere(int upto) throws Exception {
        Path workbook = handout(upto, false);
        for (String file : files(workbook)) {
            if (file.endsWith(".md")) {
                assertLinks(workbook.resolve(file));
            }
        }
        assertThat(workbook.resolve("README.md")).content().doesNotContain("solutions", "classroom", "handout", ".ci");
        assertThat(workbook.resolve("pom.xml")).content().doesNotContain("<module>classroom", "<id>solutions");
    }

    @Test
    @DisplayName("the workbook's own README has no marks in it, and the sections that a student is not handed")
    void readme() throws Exception {
        String whole = Files.readString(ROOT.resolve("README.md"));
        String handed = Files.readString(handout(2, false).resolve("README.md"));
        assertThat(whole).doesNotContain("<!--");
        for (String section : StudentEdition.NOT_FOR_STUDENTS) {
            assertThat(whole).contains("\n## " + section + "\n");
            assertThat(handed).doesNotContain("## " + section);
        }
        assertThat(handed).contains("## The first quarter of an hour", "### In an IDE", "### Debug it");
        assertLinks(ROOT.resolve("README.md"));
    }

    private static void assertLinks(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            assertThat(page.resolveSibling(link.group(1))).exists();
        }
    }

    @Test
    @DisplayName("the same workbook gives the same bytes")
    void deterministic() {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        Handout.write(ROOT, 3, true, first);
        Handout.write(ROOT, 3, true, second);
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("first.zip", "second.zip");
    }

    @Test
    @DisplayName("without git, what building and running leave behind stays out")
    void withoutGit() throws Exception {
        Path copy = handout(2, false);
        Path lesson = copy.resolve("step02-multi-request");
        for (String left : List.of("target/classes/webserver/Main.class", "access.log", ".idea/workspace.xml")) {
            Files.createDirectories(lesson.resolve(left).getParent());
            Files.writeString(lesson.resolve(left), "left behind");
        }
        Path zip = folder.resolve("again.zip");
        Handout.write(copy, 2, false, zip);
        Path again = unpack(zip, folder.resolve("again"));
        Set<String> expected = files(copy);
        expected.removeIf(file -> file.matches(".*/(target|\\.idea)/.*|.*\\.log"));
        assertThat(files(again)).isEqualTo(expected);
    }

    // ---- Bad input

    @Test
    @DisplayName("what cannot be handed out is said in a sentence, and nothing is written")
    void badInput() throws Exception {
        Path zip = folder.resolve("handout.zip");
        Path bare = handout(2, false);
        assertThatThrownBy(() -> Handout.write(ROOT, 9, false, zip))
                .isInstanceOf(BadInput.class)
                .hasMessage("There is no lesson 9: the workbook has lessons 1 to 7.");
        assertThatThrownBy(() -> Handout.write(folder, 1, false, zip))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is not the workbook");
        assertThatThrownBy(() -> Handout.write(bare, 2, true, zip))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("leave --with-reference out");
        assertThatThrownBy(() -> Handout.write(ROOT, 1, false, bare))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Handout.write(ROOT, 1, false, bare.resolve("pom.xml/handout.zip")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be written");
        assertThat(zip).doesNotExist();
    }

    @Test
    @DisplayName("the command replaces a file only with --force")
    void command() throws Exception {
        Path zip = Files.writeString(folder.resolve("mine.zip"), "mine");
        CommandLine command = new CommandLine(new HandoutCommand())
                .setExecutionExceptionHandler((problem, line, result) -> problem instanceof BadInput ? 2 : 1);
        assertThat(command.execute("--upto", "1", "--out", zip.toString())).isEqualTo(2);
        assertThat(zip).hasContent("mine");
        assertThat(command.execute("--upto", "1", "--out", zip.toString(), "--force"))
                .isZero();
        assertThat(Files.size(zip)).isGreaterThan(1000);
    }

    // ---- Packing and unpacking

    private Path handout(int upto, boolean withReference) throws IOException {
        Path zip = folder.resolve(upto + "-" + withReference + ".zip");
        Handout.write(ROOT, upto, withReference, zip);
        return unpack(zip, folder.resolve(upto + "-" + withReference));
    }

    /** Returns the one folder in it. */
    private static Path unpack(Path zip, Path target) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                unpack(file, entry, target.resolve(entry.getName()));
            }
        }
        assertThat(target.toFile().list()).containsExactly("web-server-workbook");
        return target.resolve("web-server-workbook");
    }

    private static void unpack(ZipFile file, ZipArchiveEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream content = file.getInputStream(entry)) {
            Files.copy(content, target);
        }
        if ((entry.getUnixMode() & OWNER_MAY_EXECUTE) != 0) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(target);
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(
                            file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
            return names;
        }
    }
}
