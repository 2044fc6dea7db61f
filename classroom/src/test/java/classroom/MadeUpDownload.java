package classroom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A class of 60 that never was, as Moodle and Canvas give it when all submissions are downloaded, with the rosters that they
 * export, due dates and points by hand. Lesson 1; a third has solved it, a third has a seeded bug, a third has begun.
 *
 * <p>The last of the class has handed in nothing, the one before is in no roster, and two have the same name.
 */
final class MadeUpDownload {

    static final int STUDENTS = 60;
    static final LessonFolder LESSON = LessonFolder.of(1);

    /** When it was due; who hands in again is in time again. */
    static final Instant DUE = Instant.parse("2026-11-20T22:59:00Z");

    private static final List<String> FIRST =
            List.of("Ada", "Jörg", "Zoë", "Lê Thị", "太郎", "Grace", "Niklaus", "Radia", "Renée", "Anne-Marie");
    private static final List<String> LAST = List.of("Lovelace", "Weiß", "O'Neil", "Hồng", "田中", "Hopper");
    private static final int KINDS = 3;

    private final Path folder;

    private MadeUpDownload(Path folder) {
        this.folder = folder;
    }

    /** Somebody of the class. */
    record Person(int number, String first, String last) {

        static Person of(int number) {
            boolean namesake = number == 11;
            int place = namesake ? 10 : number;
            return new Person(number, FIRST.get(place % FIRST.size()), LAST.get(place / FIRST.size()));
        }

        String moodle() {
            return String.valueOf(70_000 + number);
        }

        String canvas() {
            return String.valueOf(4_000 + number);
        }

        String login() {
            return "u%03d".formatted(number);
        }

        boolean isLate() {
            return number % 7 == 5;
        }

        boolean hasSolved() {
            return number % KINDS == 0;
        }

        boolean handsInAgain() {
            return number % 10 == 4;
        }
    }

    static List<Person> people() {
        return IntStream.range(0, STUDENTS).mapToObj(Person::of).toList();
    }

    private static List<Person> handedIn() {
        return people().subList(0, STUDENTS - 1);
    }

    private static List<Person> registered() {
        return Stream.concat(people().subList(0, STUDENTS - 2).stream(), Stream.of(Person.of(STUDENTS - 1)))
                .toList();
    }

    /** @param arguments the folder to write, and "again" for the second attempts */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), arguments.length > 1);
    }

    /**
     * Writes {@code moodle/} and {@code canvas/}, and beside them {@code moodle.csv}, {@code canvas.csv}, {@code due.csv}
     * and {@code overrides.csv}.
     *
     * @param again whether those who hand in again have done so: their work is solved then
     */
    static void write(Path folder, boolean again) throws IOException {
        MadeUpDownload download = new MadeUpDownload(folder);
        for (Person person : handedIn()) {
            if (!again || person.handsInAgain()) {
                download.submit(person, again);
            }
        }
        Files.writeString(folder.resolve("moodle.csv"), moodle());
        Files.writeString(folder.resolve("canvas.csv"), canvas());
        Files.writeString(
                folder.resolve("due.csv"),
                "student,lesson,due,extension\n,1," + DUE + ",\n,,,\n"
                        + Person.of(5).login() + ",1,,2026-12-24\n");
        Files.writeString(
                folder.resolve("overrides.csv"),
                "student,lesson,check,points,why\n" + Person.of(2).login() + ",1,total,55,shown to me in the lab\n"
                        + Person.of(7).login() + ",1,1.1.1,0,not the own work\n");
    }

    private void submit(Person person, boolean again) throws IOException {
        Instant time = DUE.plusSeconds((person.isLate() ? 90_000 : -90_000) + 60L * person.number())
                .plusSeconds(again ? 600 : 0);
        Path moodle = folder.resolve("moodle")
                .resolve(person.first() + " " + person.last() + "_" + person.moodle() + "_assignsubmission_file_");
        Path sources = moodle.resolve(LESSON.name()).resolve("src/main/java");
        Files.createDirectories(sources);
        write(person, again, sources);
        List<Path> files = files(moodle);
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
        String name = (person.last() + person.first())
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
        Path canvas = Files.createDirectories(folder.resolve("canvas"))
                .resolve(name + "_" + person.canvas() + "_" + (90_000 + person.number()) + "_step01.zip");
        zip(moodle, files, canvas);
        Files.setLastModifiedTime(canvas, FileTime.from(time));
    }

    private static void write(Person person, boolean again, Path sources) throws IOException {
        Sources solution = new Sources(LESSON.solution());
        if (again || person.hasSolved()) {
            solution.copyTo(sources);
        } else if (person.number() % KINDS == 1) {
            List<Path> bugs = LESSON.bugs();
            Bug.read(bugs.get(person.number() / KINDS % bugs.size())).in(solution, sources);
        } else {
            new Sources(LESSON.skeleton()).copyTo(sources);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void zip(Path root, List<Path> files, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static String moodle() {
        List<String> lines = new ArrayList<>();
        lines.add("\uFEFFIdentifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\","
                + "\"Grade can be changed\",\"Last modified (submission)\",\"Last modified (grade)\","
                + "\"Feedback comments\"");
        for (Person person : registered()) {
            lines.add("\"Participant %s\",\"%s %s\",%s@uni.example,\"Submitted for grading - \",%s,100.00,Yes,-,-,"
                    .formatted(
                            person.moodle(),
                            person.first(),
                            person.last(),
                            person.login(),
                            person.number() % 2 == 0 ? "" : "\"12.50\""));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String canvas() {
        List<String> lines = new ArrayList<>();
        lines.add("Student;ID;SIS Login ID;Section;Lab 1 (9100);Step 1: Socket only (9101);Final Score");
        lines.add(";;;;;Manual Posting;");
        lines.add("    Points Possible;;;;10,00;100,00;(read only)");
        for (Person person : registered()) {
            lines.add("\"%s, %s\";%s;%s;CS 101;%s;;50,00"
                    .formatted(person.last(), person.first(), person.canvas(), person.login(), person.number() % 10));
        }
        lines.add("\"Student, Test\";4999;8ed1;CS 101;;;");
        return String.join("\n", lines) + "\n";
    }
}
