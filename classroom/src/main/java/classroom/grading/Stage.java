package classroom.grading;

import classroom.BadInput;
import classroom.LessonFolder;
import classroom.code.Skeleton;
import classroom.sandbox.Limits;
import classroom.sandbox.Sandbox;
import classroom.sandbox.SystemFiles;
import classroom.worker.Setup;
import classroom.worker.Setup.LessonSuite;
import gradingkit.server.Deletion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of all that workers need, in a folder that everybody may read and that does not change while a class is
 * graded: libraries, suites, sites.
 */
public final class Stage implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path folder;
    private final List<Path> classPath = new ArrayList<>();
    private final List<LessonSuite> lessons = new ArrayList<>();
    private final Map<Integer, Skeleton> skeletons = new HashMap<>();

    private StageOwner owner;

    private Stage(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies what is needed to grade these lessons.
     *
     * @throws BadInput if a lesson is not compiled
     */
    public static Stage of(List<LessonFolder> lessons) throws IOException {
        StageOwner.clearDead(Path.of(System.getProperty("java.io.tmpdir")));
        Stage stage = new Stage(Files.createTempDirectory(StageOwner.PREFIX).toRealPath());
        stage.owner = StageOwner.of(stage.folder);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "the end of the stage"));
        stage.addClassPath();
        SystemFiles.writeInto(stage.folder);
        for (LessonFolder lesson : lessons) {
            stage.add(lesson);
        }
        stage.letAllRead();
        return stage;
    }

    public Path folder() {
        return folder;
    }

    /** The numbers of the lessons. */
    public Set<Integer> lessons() {
        return lessons.stream().map(LessonSuite::number).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The class path of a worker. */
    List<Path> classPath() {
        return classPath;
    }

    /** What is handed out for a lesson. */
    Skeleton skeleton(int lesson) {
        return skeletons.get(lesson);
    }

    List<LessonSuite> suites() {
        return lessons;
    }

    /** Writes what a worker is told at its start, and says into which file. */
    Path writeSetup(Sandbox sandbox, Limits limits) throws IOException {
        Path file = folder.resolve("setup.json");
        MAPPER.writeValue(
                file.toFile(),
                new Setup(lessons, sandbox.wrapper(folder), sandbox.reports(folder), limits.memoryMib()));
        letAllRead();
        return file;
    }

    /**
     * Lets the programs of a lesson find classes that a submission has not brought along itself; it is told to workers by
     * the next {@link #writeSetup}.
     *
     * @param classes a folder with class files, which is copied
     */
    void addClasses(int lesson, Path classes) throws IOException {
        for (int i = 0; i < lessons.size(); i++) {
            LessonSuite suite = lessons.get(i);
            if (suite.number() == lesson) {
                Path copy = folder.resolve("libraries").resolve(suite.folder()).resolve("classes");
                copy(classes, copy);
                List<Path> libraries = new ArrayList<>(suite.libraries());
                libraries.add(copy);
                lessons.set(i, new LessonSuite(lesson, suite.folder(), suite.suite(), libraries, suite.site()));
            }
        }
    }

    private void addClassPath() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path source = Path.of(entry);
            if (Files.exists(source)) {
                Path copy = folder.resolve("workers").resolve(classPath.size() + "-" + source.getFileName());
                copy(source, copy);
                classPath.add(copy);
            }
        }
    }

    private void add(LessonFolder lesson) throws IOException {
        Path suite = folder.resolve("suites").resolve(lesson.name());
        Path site = folder.resolve("sites").resolve(lesson.name());
        if (!Files.isDirectory(lesson.suiteClasses())) {
            throw new BadInput("The suite of " + lesson
                    + " is not compiled: run mvn -Psolutions -DskipTests test-compile" + " in the workbook's folder.");
        }
        copy(lesson.suiteClasses(), suite);
        if (Files.isDirectory(lesson.site())) {
            copy(lesson.site(), site);
        }
        skeletons.put(lesson.number(), Skeleton.read(lesson.skeleton()));
        lessons.add(new LessonSuite(lesson.number(), lesson.name(), suite, libraries(lesson), site));
    }

    private List<Path> libraries(LessonFolder lesson) throws IOException {
        List<Path> copies = new ArrayList<>();
        Path libraries = Files.createDirectories(folder.resolve("libraries").resolve(lesson.name()));
        for (Path library : lesson.libraryFiles()) {
            Path copy = libraries.resolve(library.getFileName());
            copy(library, copy);
            copies.add(copy);
        }
        return copies;
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        for (Path path : walk(source)) {
            Path copy = target.resolve(source.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, path.equals(source) ? target : copy);
            }
        }
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.toList();
        }
    }

    // A worker of root's runs as nobody.
    private void letAllRead() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            for (Path path : walk(folder)) {
                if (Files.isSymbolicLink(path)) {
                    continue; // it leads to a file of the system
                }
                String permissions = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    @Override
    public void close() {
        Deletion.of(folder);
        owner.close();
    }
}
