package classroom.mutants;

import classroom.LessonFolder;
import classroom.Progress;
import classroom.grading.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The grading of the mutants of one lesson. */
final class MutantRun {

    private static final int TRIES = 2; // what failed for a reason around a mutant is graded again

    private final LessonFolder lesson;
    private final Fates fates;
    private final boolean survivorsOnly;

    /**
     * @param folder where results are kept, a file for each lesson
     * @param survivorsOnly whether what was killed before is believed to be killed again, although the suite has changed
     */
    MutantRun(LessonFolder lesson, Path folder, boolean survivorsOnly) throws IOException {
        this.lesson = lesson;
        this.survivorsOnly = survivorsOnly;
        this.fates = new Fates(folder.resolve("step%02d.jsonl".formatted(lesson.number())));
    }

    /**
     * Grades what is not known from an earlier run.
     *
     * @param jobs how many at a time
     */
    Map<Mutant, Fate> grade(List<Mutant> mutants, int jobs) throws IOException, InterruptedException {
        try (Bench bench = new Bench(lesson, jobs)) {
            List<Mutant> left = mutants;
            for (int i = 0; i < TRIES; i++) {
                left = left.stream()
                        .filter(mutant -> known(bench, mutant).isEmpty())
                        .toList();
                grade(bench, left);
            }
            Map<Mutant, Fate> all = new LinkedHashMap<>();
            mutants.forEach(mutant -> all.put(mutant, fateOf(bench, mutant)));
            return all;
        }
    }

    private void grade(Bench bench, List<Mutant> mutants) throws InterruptedException {
        try (Progress progress = Progress.of(mutants.size())) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (Mutant mutant : mutants) {
                running.add(bench.grade(mutant.file(), mutant.source(), first(mutant))
                        .thenAccept(graded -> {
                            fates.add(Fate.of(key(bench, mutant), mutant, graded.answer(), graded.millis()));
                            progress.step(mutant.id());
                        }));
            }
            await(running);
        }
    }

    private static void await(List<CompletableFuture<Void>> running) throws InterruptedException {
        try {
            for (CompletableFuture<Void> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    // Who has killed it before does it again, and else it is a check of its own task.
    private List<String> first(Mutant mutant) {
        List<String> first = new ArrayList<>();
        fates.lastKiller(mutant).ifPresent(first::add);
        first.add(mutant.task());
        return first;
    }

    private static String key(Bench bench, Mutant mutant) {
        return bench.fingerprint(mutant.file(), mutant.source());
    }

    private Optional<Fate> known(Bench bench, Mutant mutant) {
        Optional<Fate> found = fates.find(key(bench, mutant));
        return found.isEmpty() && survivorsOnly ? fates.settled(mutant) : found;
    }

    private Fate fateOf(Bench bench, Mutant mutant) {
        return known(bench, mutant)
                .orElseGet(() -> new Fate(
                        "", mutant.id(), Fate.Kind.NOT_GRADED, "It was not graded; run the same command again.", 0));
    }
}
