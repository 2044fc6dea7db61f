package classroom.mutants;

import classroom.BadInput;
import classroom.LessonFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries the suites on mutants of the solutions. */
@Command(
        name = "classroom/mutants",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Changes what students write in the solutions in small ways, one at a time, grades each such mutant"
                        + " until a check fails, and lists those that no check has noticed.",
        footer = {
            "",
            "What is known from an earlier run with the same solution and the same suite is not graded again.",
            "Mutants that may survive stand in classroom/lessons/*/mutants.txt, each with a reason.",
            "Exit code: 0 when all is graded, 1 when something was not or a reason fits no survivor any more,",
            "2 for bad input."
        })
final class MutantsCommand implements Callable<Integer> {

    private static final int NOT_DONE = 1;
    private static final int BAD_INPUT = 2;
    private static final long SAMPLE_SEED = 1;

    @Option(names = "--step", paramLabel = "N", description = "this lesson only; may be repeated")
    private Set<Integer> steps = Set.of();

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "only mutants in places with this in their names, such as Router.java")
    private String only = "";

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "only N of them, by chance; the same ones each time, and among those of a larger sample")
    private int sample = Integer.MAX_VALUE;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "how many are graded at a time (default: ${DEFAULT-VALUE})")
    private int jobs = 1 + Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--survivors",
            description = "grade only what has survived before, or is new: for somebody who has made a check sharper")
    private boolean survivorsOnly;

    @Option(names = "--list", description = "grade nothing, and list all mutants")
    private boolean list;

    @Option(names = "--results", paramLabel = "DIR", description = "where results are kept (default: ${DEFAULT-VALUE})")
    private Path results = LessonFolder.of(1).workbook().resolve("classroom/target/mutants");

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new MutantsCommand())
                .setExecutionExceptionHandler((problem, command, result) -> sayWhy(problem, command))
                .execute(arguments));
    }

    private static int sayWhy(Exception problem, CommandLine command) throws Exception {
        if (problem instanceof BadInput) {
            command.getErr().println(problem.getMessage());
            return BAD_INPUT;
        }
        throw problem;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean done = true;
        for (LessonFolder lesson : LessonFolder.all()) {
            if (steps.isEmpty() || steps.contains(lesson.number())) {
                done &= run(lesson);
            }
        }
        return done ? 0 : NOT_DONE;
    }

    private boolean run(LessonFolder lesson) throws IOException, InterruptedException {
        List<Mutant> all = Mutants.of(lesson.solution(), lesson.skeleton());
        List<Mutant> mutants = sampled(
                all.stream().filter(mutant -> mutant.id().contains(only)).toList());
        if (list) {
            mutants.forEach(mutant -> System.out.println(mutant.shown() + "\n"));
            return true;
        }
        long start = System.nanoTime();
        Map<Mutant, Fate> fates = new MutantRun(lesson, results, survivorsOnly).grade(mutants, jobs);
        Reviewed reviewed = Reviewed.read(lesson.mutants());
        Survivors survivors = new Survivors(lesson, fates, reviewed, mutants.size() == all.size());
        System.out.print(survivors.text());
        System.out.println(Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s\n");
        return survivors.settled();
    }

    private List<Mutant> sampled(List<Mutant> mutants) {
        List<Mutant> shuffled = new ArrayList<>(mutants);
        Collections.shuffle(shuffled, new Random(SAMPLE_SEED));
        Set<Mutant> drawn = Set.copyOf(shuffled.subList(0, Math.min(sample, shuffled.size())));
        return mutants.stream().filter(drawn::contains).toList();
    }
}
