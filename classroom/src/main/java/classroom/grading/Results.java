package classroom.grading;

import classroom.AtomicFile;
import classroom.BadInput;
import classroom.code.Code;
import classroom.report.StudentId;
import classroom.report.StudentKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results in a folder, a file each: {@code students/ada-1a2b3c4d/step03.json}. Thread-safe. */
public final class Results implements AutoCloseable {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String STUDENT = "student.json";
    private static final String CODE = "step[0-9][0-9]-code.json";
    private static final String NAMES = "{step[0-9][0-9],submission}.json";

    private final Path folder;
    private final FileChannel lockFile;

    private Results(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens a folder, which is made if it is missing, for this program alone.
     *
     * @throws BadInput if it cannot be written, or another program grades into it
     */
    public static Results open(Path folder) {
        try {
            Files.createDirectories(folder.resolve("students"));
            FileChannel file =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(file);
            if (lock == null) {
                throw new BadInput("Another run writes into " + folder + ": wait for its end, or name another folder"
                        + " with --out.");
            }
            return new Results(folder, file);
        } catch (IOException e) {
            throw new BadInput(
                    "The folder " + folder + " cannot be written (" + e.getMessage()
                            + "): name another one with --out.",
                    e);
        }
    }

    private static FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path folder() {
        return folder;
    }

    /** What is known of a lesson of a student; lesson 0 stands for a submission without a lesson. */
    public Optional<Result> find(String student, int lesson) {
        return read(file(student, lesson));
    }

    /** Keeps a result, in place of an older one. That of other work becomes an earlier attempt. */
    public void save(Result result) throws IOException {
        Optional<Result> known = find(result.student(), result.lesson()).filter(old -> !old.retry());
        if (known.isPresent() && result.isOfOtherWork(known.get())) {
            keep(known.get());
        }
        AtomicFile.write(file(result.student(), result.lesson()), MAPPER.writeValueAsBytes(result));
        if (result.lesson() > 0) {
            Files.deleteIfExists(file(result.student(), 0));
        }
    }

    private void keep(Result result) throws IOException {
        int number = 1 + attempts(result.student(), result.lesson()).size();
        save(result.with(result.run().asAttempt(number)), number);
    }

    /** Keeps an earlier attempt under its number. */
    public void saveAttempt(Result attempt) throws IOException {
        save(attempt, attempt.run().attempt());
    }

    private void save(Result attempt, int number) throws IOException {
        AtomicFile.write(
                attemptsOf(attempt.student()).resolve("step%02d-%02d.json".formatted(attempt.lesson(), number)),
                MAPPER.writeValueAsBytes(attempt));
    }

    /** The earlier attempts of a student, in their order. */
    public List<Result> attempts(String student, int lesson) {
        return list(attemptsOf(student), "step%02d-*.json".formatted(lesson)).stream()
                .map(Results::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private Path attemptsOf(String student) {
        return folderOf(student).resolve("attempts");
    }

    /** Drops what is known of a lesson of a student, but for its being an earlier attempt. */
    void forget(String student, int lesson) throws IOException {
        Optional<Result> known = find(student, lesson).filter(old -> old.run() != null && !old.retry());
        if (known.isPresent()) {
            keep(known.get());
        }
        Files.deleteIfExists(file(student, lesson));
        forgetCode(student, lesson);
    }

    /** Keeps what a student has handed in for a lesson. */
    public void save(String student, Code code) throws IOException {
        AtomicFile.write(codeFile(student, code.lesson()), MAPPER.writeValueAsBytes(code));
    }

    /** Whether it is known what a student has handed in for a lesson. */
    boolean hasCode(String student, int lesson) {
        return Files.exists(codeFile(student, lesson));
    }

    /** Drops what a student has handed in for a lesson. */
    void forgetCode(String student, int lesson) throws IOException {
        Files.deleteIfExists(codeFile(student, lesson));
    }

    /** What a student has handed in, as far as it is known. */
    public List<Code> codeOf(String student) {
        return codeIn(folder, student);
    }

    /** What a student has handed in, as far as a folder with grades holds it. */
    public static List<Code> codeIn(Path folder, String student) {
        return list(folder.resolve("students").resolve(StudentKey.of(student)), CODE).stream()
                .map(file -> read(file, Code.class))
                .flatMap(Optional::stream)
                .filter(code -> code.schema() == Code.SCHEMA)
                .toList();
    }

    private Path codeFile(String student, int lesson) {
        return folderOf(student).resolve("step%02d-code.json".formatted(lesson));
    }

    /** Keeps who a student is. */
    public void save(StudentId student) throws IOException {
        AtomicFile.write(folderOf(student.student()).resolve(STUDENT), MAPPER.writeValueAsBytes(student));
    }

    /** All results of a student, by lesson. */
    public List<Result> of(String student) {
        return in(folderOf(student)).toList();
    }

    /**
     * All results that a folder holds, by student and lesson.
     *
     * @throws BadInput if it is no folder with grades
     */
    public static List<Result> allIn(Path folder) {
        Path students = folder.resolve("students");
        if (!Files.isDirectory(students)) {
            throw new BadInput(
                    "There are no grades in " + folder + ": name a folder that classroom/grade has written.");
        }
        return list(students, "*").stream()
                .flatMap(Results::in)
                .sorted(Comparator.comparing(Result::student).thenComparing(Result::lesson))
                .toList();
    }

    /** All earlier attempts that a folder holds. */
    public static List<Result> attemptsIn(Path folder) {
        return list(folder.resolve("students"), "*").stream()
                .flatMap(student -> list(student.resolve("attempts"), "step[0-9][0-9]-*.json").stream())
                .map(Results::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Who the students of a folder are. */
    public static List<StudentId> studentsIn(Path folder) {
        return list(folder.resolve("students"), "*").stream()
                .map(student -> student.resolve(STUDENT))
                .filter(Files::exists)
                .map(Results::studentIn)
                .toList();
    }

    private static StudentId studentIn(Path file) {
        try {
            return MAPPER.readValue(file.toFile(), StudentId.class);
        } catch (JacksonException e) {
            throw new BadInput(file + " cannot be read: delete it, and grade again.", e);
        }
    }

    private Path file(String student, int lesson) {
        return folderOf(student).resolve(lesson == 0 ? "submission.json" : "step%02d.json".formatted(lesson));
    }

    private Path folderOf(String student) {
        return folder.resolve("students").resolve(StudentKey.of(student));
    }

    private static Stream<Result> in(Path studentFolder) {
        return list(studentFolder, NAMES).stream().map(Results::read).flatMap(Optional::stream);
    }

    private static List<Path> list(Path folder, String names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var matcher = folder.getFileSystem().getPathMatcher("glob:" + names);
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput("The results in " + folder + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    // What another version has written is graded again.
    private static Optional<Result> read(Path file) {
        return Files.exists(file)
                ? read(file, Result.class).filter(result -> result.schema() == Result.SCHEMA)
                : Optional.empty();
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(MAPPER.readValue(file.toFile(), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
