package classroom.worker;

import classroom.submission.LessonFiles;
import classroom.worker.Setup.LessonSuite;
import gradingkit.report.Grade;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grading of one job, in a folder of its own. */
final class Grading {

    private static final String SOURCES = "src/main/java";

    private final LessonSuite lesson;
    private final Setup setup;
    private final Path folder;
    private final Path home;
    private final Path classes;

    /** @param folder an empty folder */
    Grading(LessonSuite lesson, Setup setup, Path folder) {
        this.lesson = lesson;
        this.setup = setup;
        this.folder = folder;
        this.home = folder.resolve(lesson.folder());
        this.classes = folder.resolve("classes");
    }

    Answer of(Job job) throws IOException {
        List<String> encodings = SourceEncoding.problems(job.files().sources());
        if (!encodings.isEmpty()) {
            return Answer.doesNotCompile(encodings);
        }
        write(job.files().sources(), home.resolve(SOURCES));
        writeSite(job.files());
        Optional<Answer> refusal = new Compilation(home, home.resolve(SOURCES), lesson.libraries()).into(classes);
        return refusal.isPresent() ? refusal.get() : grade(job);
    }

    private void writeSite(LessonFiles files) throws IOException {
        Path site = home.resolve("site");
        if (files.site().isEmpty() && Files.isDirectory(lesson.site())) {
            copy(lesson.site(), site);
        } else {
            write(files.site(), site);
        }
    }

    private Answer grade(Job job) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("workbook.seed", Long.toString(job.seed()));
        settings.put("workbook.classpath", classPath());
        settings.put("workbook.keep", "no");
        settings.put("workbook.wrapper", setup.wrapper().replace("{program}", classes.toString()));
        SuiteRun run = new SuiteRun(lesson.number(), lesson.suite(), home, setup.reports());
        Grade grade = job.first() == null
                ? run.grade(job.checks(), settings)
                : run.gradeToFirstFailure(settings, job.first());
        return grade.graded()
                ? Answer.graded(grade)
                : Answer.failed(sentence(grade.reason())).asLast();
    }

    private String classPath() {
        return Stream.concat(Stream.of(classes), lesson.libraries().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String sentence(String reason) {
        if (reason.isBlank()) {
            return "The suite has not judged it.";
        }
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }

    private static void write(SortedMap<String, byte[]> files, Path target) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = target.resolve(file.getKey()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("a file lies outside of its folder: " + file.getKey());
            }
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static void copy(Path template, Path target) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(template)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Path copy = target.resolve(template.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy);
            }
        }
    }
}
