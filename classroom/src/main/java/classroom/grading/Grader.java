package classroom.grading;

import classroom.code.HandedInCode;
import classroom.sandbox.Limits;
import classroom.sandbox.Sandbox;
import classroom.submission.LessonFiles;
import classroom.submission.Submission;
import classroom.worker.Answer;
import classroom.worker.Job;
import classroom.worker.Setup.LessonSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Grades candidates, several at a time, and keeps each result as soon as it is there. */
public final class Grader {

    private static final int SEEDS = 10_000;
    private static final int HUNDRED = 100;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Stage stage;
    private final Sandbox sandbox;
    private final Results results;
    private final Wishes wishes;
    private final Path setup;
    private final Map<Integer, String> suites = new TreeMap<>();
    private final Set<Attempt> failures = ConcurrentHashMap.newKeySet();
    private final Set<String> keptAsTheyWere = new ConcurrentSkipListSet<>();
    private volatile boolean secondTry;
    private int fewest = Integer.MAX_VALUE;

    /** A lesson of a student whose grading failed for a reason around the submission. */
    private record Attempt(String student, int lesson) {}

    public Grader(Stage stage, Sandbox sandbox, Results results, Wishes wishes) throws IOException {
        this.stage = stage;
        this.sandbox = sandbox;
        this.results = results;
        this.wishes = wishes;
        this.setup = stage.writeSetup(sandbox, Limits.STANDARD);
        for (LessonSuite lesson : stage.suites()) {
            suites.put(lesson.number(), fingerprint(lesson));
        }
    }

    static String fingerprint(LessonSuite lesson) throws IOException {
        Fingerprint fingerprint = new Fingerprint().add(lesson.suite());
        for (Path library : lesson.libraries()) {
            fingerprint.add(library.getFileName().toString());
        }
        return fingerprint.add(kit()).text();
    }

    private static Path kit() throws IOException {
        try {
            return Path.of(gradingkit.check.Check.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /**
     * Grades all of them; what is known already is not graded again. Where something around a submission failed, it is
     * tried once more at the end, with fewer at a time.
     *
     * @param done told of each candidate whose results are all there
     */
    public void grade(List<Candidate> candidates, Consumer<Candidate> done) throws IOException, InterruptedException {
        round(candidates, wishes.jobs(), done);
        List<Candidate> again = candidates.stream().filter(this::hasFailed).toList();
        if (!again.isEmpty()) {
            secondTry = true;
            round(again, Math.max(1, Math.min(wishes.jobs(), PROCESSORS / 2)), done);
        }
    }

    private void round(List<Candidate> candidates, int jobs, Consumer<Candidate> done)
            throws IOException, InterruptedException {
        try (Workers workers = new Workers(jobs, () -> WorkerProcess.start(sandbox, stage, setup))) {
            Semaphore places = new Semaphore(1 + jobs); // for submissions that are held in memory
            Room room = new Room(Runtime.getRuntime().maxMemory() / 2);
            List<CompletableFuture<Void>> students = new ArrayList<>();
            for (Candidate candidate : candidates) {
                places.acquire();
                Room.Held held = room.read(candidate.submission());
                students.add(grade(candidate, held.submission(), workers)
                        .thenRun(() -> end(candidate, done))
                        .whenComplete((nothing, failure) -> {
                            held.letGo().run();
                            places.release();
                        }));
            }
            await(students);
            fewest = Math.min(fewest, workers.fewest());
        }
    }

    private void end(Candidate candidate, Consumer<Candidate> done) {
        if (secondTry || !hasFailed(candidate)) {
            done.accept(candidate);
        }
    }

    private boolean hasFailed(Candidate candidate) {
        return failures.stream().anyMatch(attempt -> attempt.student().equals(candidate.student()));
    }

    /** A sentence about how busy the computer was; empty if it was not. */
    public String busyness() {
        return fewest < Math.min(wishes.jobs(), PROCESSORS)
                ? "The computer was busy: for a while only " + fewest + " of " + wishes.jobs()
                        + " submissions were graded at a time."
                : "";
    }

    private static void await(List<CompletableFuture<Void>> students) throws IOException, InterruptedException {
        try {
            for (CompletableFuture<Void> student : students) {
                student.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e.getCause());
        }
    }

    private CompletableFuture<Void> grade(Candidate candidate, Submission submission, Workers workers)
            throws IOException {
        String student = candidate.student();
        for (int lesson : stage.lessons()) {
            if (!submission.lessons().containsKey(lesson)) {
                results.forget(student, lesson); // of an earlier submission
            }
        }
        if (!submission.problem().isEmpty()) {
            results.save(nothing(submission));
        }
        return CompletableFuture.allOf(submission.lessons().values().stream()
                .map(files -> grade(candidate, files, workers))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> grade(Candidate candidate, LessonFiles files, Workers workers) {
        String student = candidate.student();
        String fingerprint = new Fingerprint()
                .add(files)
                .add(suites.get(files.lesson()))
                .add(wishes.seed().toString())
                .text();
        Optional<Result> known = results.find(student, files.lesson());
        Attempt attempt = new Attempt(student, files.lesson());
        boolean valid = known.filter(result -> isValid(result, fingerprint)).isPresent();
        boolean due = secondTry ? failures.contains(attempt) : !valid || wishes.regrade();
        if (!due) {
            return results.hasCode(student, files.lesson())
                    ? CompletableFuture.completedFuture(null)
                    : workers.submit(workplace -> saveCode(student, files, fingerprint));
        }
        long seed = wishes.seed().orElse(Math.floorMod(fingerprint.hashCode(), SEEDS));
        return workers.submit(workplace -> {
            long start = System.nanoTime();
            // Part of a grade needs the rest of it: of the same work, suite and seed.
            boolean part =
                    valid && known.orElseThrow().graded() && !wishes.checks().isEmpty();
            Answer answer = workplace.answer(new Job(files, seed, part ? wishes.checks() : "", null));
            if (part && answer.grade() != null) {
                answer = answer.with(PartlyRegraded.of(known.orElseThrow().grade(), answer.grade()));
            }
            boolean kept = part && answer.grade() == null;
            if (answer.retry() && !secondTry) {
                failures.add(attempt);
            } else if (kept) {
                keptAsTheyWere.add(student + " keeps the result of lesson " + files.lesson() + ", as it could not be"
                        + " graded again: " + answer.reason());
            } else {
                Result result = result(student, files.lesson(), fingerprint, seed, answer, known, millisSince(start));
                save(result.with(run(candidate, files, workers.waiting())));
                saveCode(student, files, fingerprint);
            }
        });
    }

    private Run run(Candidate candidate, LessonFiles files, double waiting) {
        return new Run(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                wishes.version(),
                Runtime.version().toString(),
                secondTry ? 2 : 1,
                (int) Math.round(HUNDRED * waiting),
                new Fingerprint().add(files).text(),
                candidate.handedIn(),
                candidate.handedInBy(),
                null);
    }

    /** A sentence for each result that was to be graded again in part, and could not be. */
    public List<String> keptAsTheyWere() {
        return List.copyOf(keptAsTheyWere);
    }

    // Without a sandbox, a submission may have written its result itself.
    private boolean isValid(Result result, String fingerprint) {
        boolean trusted = result.sandboxed() || !sandbox.safe();
        return trusted && !result.retry() && result.fingerprint().equals(fingerprint);
    }

    private void saveCode(String student, LessonFiles files, String fingerprint) {
        try {
            results.save(student, HandedInCode.of(stage.skeleton(files.lesson()), files, fingerprint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Who is stopped between the two files does not leave the code of one submission beside the result of another.
    private void save(Result result) {
        try {
            results.forgetCode(result.student(), result.lesson());
            results.save(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result result(
            String student,
            int lesson,
            String fingerprint,
            long seed,
            Answer answer,
            Optional<Result> known,
            long millis) {
        Integer before = known.filter(result -> wishes.regrade() && result.graded())
                .map(result -> result.grade().points())
                .orElse(null);
        return new Result(
                Result.SCHEMA,
                student,
                lesson,
                folder(lesson),
                answer.grade() != null,
                answer.reason(),
                answer.messages(),
                answer.retry(),
                sandbox.safe(),
                seed,
                fingerprint,
                before,
                millis,
                answer.grade(),
                null);
    }

    private Result nothing(Submission submission) {
        int lesson = wishes.lessons().size() == 1 ? wishes.lessons().iterator().next() : 0;
        return new Result(
                Result.SCHEMA,
                submission.student(),
                lesson,
                lesson == 0 ? "" : folder(lesson),
                false,
                submission.problem(),
                List.of(),
                submission.retry(),
                sandbox.safe(),
                0,
                "",
                null,
                0,
                null,
                null);
    }

    private String folder(int lesson) {
        return stage.suites().stream()
                .filter(suite -> suite.number() == lesson)
                .map(LessonSuite::folder)
                .findFirst()
                .orElse("");
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
