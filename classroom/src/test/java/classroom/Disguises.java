package classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class of {@code classroom/disguises}: reference solutions that write their answers in other ways. */
final class Disguises {

    private static final Path FOLDER = LessonFolder.of(1).workbook().resolve("classroom/disguises");
    private static final String SUFFIX = ".disguise";
    private static final Pattern HEAD = Pattern.compile("\\A.+\\Rlessons (?<lessons>[\\d ]+)\\R");

    private Disguises() {}

    /** @param arguments the folder to write, in which each disguise has an entry for each lesson that it fits */
    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                write(file, Path.of(arguments[0]));
            }
        }
    }

    private static void write(Path file, Path submissions) throws IOException {
        String text = Files.readString(file);
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            throw new IllegalArgumentException(file + " must begin with a sentence and a line such as: lessons 4 5");
        }
        List<Edit> edits = Edit.allIn(text);
        String name = file.getFileName().toString().replace(SUFFIX, "");
        for (String number : head.group("lessons").trim().split(" +")) {
            LessonFolder lesson = LessonFolder.of(Integer.parseInt(number));
            Path student = submissions.resolve(name + "-" + number).resolve(lesson.name());
            Edit.apply(edits, new Sources(lesson.solution()), student.resolve("src/main/java"));
        }
    }
}
