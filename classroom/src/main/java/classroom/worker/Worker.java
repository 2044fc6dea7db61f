package classroom.worker;

import classroom.worker.Setup.LessonSuite;
import gradingkit.server.Deletion;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Takes jobs from stdin, a value of JSON each, and gives an answer for each on stdout, until stdin ends. */
public final class Worker {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Setup setup;
    private final OtherProcesses others;

    private Worker(Setup setup) {
        this.setup = setup;
        this.others = new OtherProcesses(!setup.wrapper().isEmpty());
    }

    /** @param arguments the file with the {@link Setup} */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT); // from the first job on, as the suites have it, the compiler's messages too
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever else this JVM prints must not mix with the answers
        Worker worker = new Worker(MAPPER.readValue(new File(arguments[0]), Setup.class));
        worker.others.limitMemory(worker.setup.megabytes());
        // Read as a stream: a site may be so large that its text would not fit beside it.
        MappingIterator<Job> jobs = MAPPER.readerFor(Job.class).readValues(System.in);
        boolean last = false;
        while (!last && jobs.hasNextValue()) {
            Answer answer = worker.answer(jobs.nextValue());
            answers.println(MAPPER.writeValueAsString(answer));
            last = answer.last();
        }
        System.exit(0); // a compiler that does not come to an end keeps nobody waiting
    }

    private Answer answer(Job job) {
        Answer answer = grade(job);
        return others.end() ? answer : answer.asLast();
    }

    private Answer grade(Job job) {
        try {
            Path folder = Files.createTempDirectory("submission-");
            try {
                return new Grading(lesson(job.files().lesson()), setup, folder).of(job);
            } finally {
                Deletion.of(folder);
            }
        } catch (
                Throwable e) { // a class that did not load, a full disk, memory that is full: it is not usable any more
            return Answer.failed("The grader broke off: " + e + ".").asLast();
        }
    }

    private LessonSuite lesson(int number) {
        return setup.lessons().stream()
                .filter(lesson -> lesson.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
