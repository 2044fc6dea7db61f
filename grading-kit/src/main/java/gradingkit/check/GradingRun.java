package gradingkit.check;

import gradingkit.report.CheckInfo;
import gradingkit.report.CheckResult;
import gradingkit.report.ReportCard;
import gradingkit.report.Reports;
import gradingkit.report.Status;
import gradingkit.report.TaskCard;
import gradingkit.server.Launch;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.server.SetUpError;
import gradingkit.time.Budget;
import gradingkit.time.Circumstances;
import gradingkit.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** One run of a suite, from its first check to its report. */
final class GradingRun implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(GradingRun.class);

    private final Lesson lesson;
    private final Settings settings;
    private final Follower follower;
    private final Budget budget;
    private final Deadline deadline;
    private final Verdicts verdicts;
    private final Looks looks;
    private final Map<String, Integer> earlierLooks = new ConcurrentHashMap<>();
    private final KeptFiles files;
    private final Map<String, CheckRun> running = new ConcurrentHashMap<>();
    private final Map<String, SharedServer> shared = new ConcurrentHashMap<>();
    private final Set<String> failedSecondHand = ConcurrentHashMap.newKeySet();
    private final Once once = new Once();
    private volatile boolean spoilsServers;
    private final List<CompletableFuture<Void>> stopping = new ArrayList<>();

    // Numbers, and names in small letters, are the same in every country.
    static {
        Locale.setDefault(Locale.ROOT);
    }

    private GradingRun(Lesson lesson, Settings settings, Follower follower) {
        boolean keep = settings.keep() && settings.command().isEmpty();
        this.files = new KeptFiles(settings.grade(), keep, Set.of(lesson.written()));
        begin(settings);
        this.lesson = lesson;
        this.settings = settings;
        this.follower = follower;
        this.budget = settings.budget();
        this.looks = settings.hurry() ? Looks.hurried() : new Looks();
        this.deadline = Deadline.in(budget.suite());
        this.verdicts = new Verdicts(budget.timeOutsInARow());
        follower.known().forEach(verdicts::add);
    }

    private void begin(Settings settings) {
        try {
            Reports.begin(settings.grade());
            files.begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run that a check is part of; JUnit closes it behind the last check, or the last portion of checks. */
    static GradingRun of(ExtensionContext context) {
        Optional<Follower> follower = Follower.of(context);
        return (follower.isPresent()
                        ? context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                        : context.getRoot().getStore(NAMESPACE))
                .computeIfAbsent(
                        GradingRun.class,
                        type -> new GradingRun(
                                lessonOf(context), settingsOf(context), follower.orElse(Follower.NOBODY)),
                        GradingRun.class);
    }

    private static Settings settingsOf(ExtensionContext context) {
        return Settings.from(context.getRequiredTestClass(), context::getConfigurationParameter);
    }

    private static Lesson lessonOf(ExtensionContext context) {
        Lesson lesson = context.getRequiredTestClass().getAnnotation(Lesson.class);
        if (lesson == null) {
            throw new IllegalStateException(context.getRequiredTestClass() + " extends no class with @Lesson");
        }
        return lesson;
    }

    CheckInfo info(ExtensionContext context) {
        return Annotations.info(context.getRequiredTestMethod().getAnnotation(Check.class), lesson);
    }

    Budget budget() {
        return budget;
    }

    Looks looks() {
        return looks;
    }

    /** Why a check is not made, as far as is known by now; it is noted then. */
    Optional<String> obstacle(CheckInfo info) {
        Optional<CheckResult> obstacle = deadline.expired()
                ? Optional.of(CheckResult.notJudged(
                        info, "the time of the whole suite, " + budget.suite().toSeconds() + " s, is over"))
                : verdicts.obstacle(info).map(reason -> CheckResult.notReached(info, reason));
        obstacle.ifPresent(result -> {
            verdicts.add(result);
            follower.checked(result, card());
        });
        return obstacle.map(CheckResult::reason);
    }

    /** Whether nobody wants its results any more. */
    boolean abandoned() {
        return follower.abandoned();
    }

    /** Begins a look of the check that a context stands for. */
    CheckRun beginLook(ExtensionContext context, Circumstances circumstances) {
        CheckRun look = newLook(context, circumstances);
        running.put(context.getUniqueId(), look);
        return look;
    }

    private CheckRun newLook(ExtensionContext context, Circumstances circumstances) {
        return new CheckRun(info(context), budget, settings.seed(), deadline, circumstances);
    }

    /** Whether the look was at a server that others had used. */
    boolean isSecondHand(ExtensionContext context) {
        return running.get(context.getUniqueId()).isSecondHand();
    }

    /** Ends a look that does not count: nothing that it has used or seen is used again. */
    void endLook(ExtensionContext context) {
        CheckRun look = running.remove(context.getUniqueId());
        earlierLooks.merge(context.getUniqueId(), 1, Integer::sum);
        putAway(look);
        if (look.isSecondHand()) {
            failedSecondHand.add(context.getUniqueId());
        }
    }

    private void putAway(CheckRun look) {
        look.servers().forEach(this::putAway);
        once.forget();
    }

    /** What several checks look at. */
    Once once() {
        return once;
    }

    /** The class with the server's {@code main}. */
    String mainClass() {
        return settings.mainClass();
    }

    /**
     * The class of a program that is not the lesson's server.
     *
     * @throws NotCheckable if a command or another program's server stands for that
     */
    String otherClass(String mainClass) {
        if (settings.command().isPresent() || settings.server().isPresent()) {
            throw new NotCheckable("it is about " + mainClass + ", which is not what was started here");
        }
        return mainClass;
    }

    /**
     * The server for a look: the one that the checks share. What fails with one that others have used is looked at again
     * with a fresh one, so that no check can spoil another.
     *
     * @param suite the class of the check, if it runs side by side with others, and has a server of its own
     */
    ServerUnderTest server(CheckRun look, Optional<Class<?>> suite, String mainClass) {
        if (settings.server().isPresent()) {
            return look.use(running(suite, mainClass));
        }
        SharedServer place = suite.isPresent()
                ? place(suite.get().getName() + " " + mainClass, settings.launch(mainClass))
                : place(mainClass, settings.launchListed(mainClass));
        if (spoilsServers) {
            place.putAway();
        }
        return place.isTaken() ? look.useSecondHand(place.get()) : look.use(place.get());
    }

    private ServerUnderTest running(Optional<Class<?>> suite, String mainClass) {
        if (suite.isPresent()) {
            throw new NotCheckable("it needs a server of its own, and this one runs already");
        }
        return place(mainClass, settings.launch(mainClass)).get();
    }

    private SharedServer place(String users, Launch launch) {
        return shared.computeIfAbsent(users, key -> new SharedServer(() -> start(launch), this::stop));
    }

    private ServerUnderTest start(Launch launch) {
        return ServerUnderTest.start(launch, settings.lesson().resolve("site"), budget, new Random());
    }

    ProgramUnderTest program(String mainClass) {
        return new ProgramUnderTest(settings.launch(mainClass), settings.lesson(), budget);
    }

    void passed(ExtensionContext context) {
        CheckRun look = running.get(context.getUniqueId());
        spoilsServers |= failedSecondHand.contains(context.getUniqueId());
        end(context, CheckResult.passed(look.info(), look.time()), false);
    }

    /** Notes why a check did not pass, and what that means. */
    CheckResult failed(ExtensionContext context, Throwable thrown) {
        CheckRun look = running.computeIfAbsent(context.getUniqueId(), id -> newLook(context, new Circumstances()));
        Failure failure = new Failure(thrown);
        if (thrown instanceof SetUpError) {
            verdicts.setUpError(thrown.getMessage());
        }
        CheckResult result =
                failure.result(look, new Again(settings.lesson(), settings.grade(), files, lesson.withCookie()));
        end(context, result, failure.timedOut());
        return result;
    }

    /** Stops what nobody needs behind a check. */
    private void end(ExtensionContext context, CheckResult result, boolean timedOut) {
        boolean sideBySide = context.getRequiredTestClass().isAnnotationPresent(SideBySide.class);
        CheckResult counted = result.after(1 + earlierLooks.getOrDefault(context.getUniqueId(), 0));
        verdicts.add(counted, timedOut && !sideBySide);
        follower.checked(counted, card());
        CheckRun look = running.remove(context.getUniqueId());
        if (result.status() != Status.PASSED) {
            putAway(look);
        }
    }

    boolean hasResult(ExtensionContext context) {
        return verdicts.has(info(context).id());
    }

    /** Whether the build does not fail by a check that did not pass: it is bonus, or could not be made here. */
    boolean keepsBuildGreen(CheckResult result) {
        return result.status() == Status.NOT_CHECKED
                || Stream.of(lesson.tasks())
                        .anyMatch(task -> task.bonus()
                                && task.number() == result.info().id().task());
    }

    private void putAway(ServerUnderTest server) {
        shared.values().stream().filter(each -> each.is(server)).forEach(SharedServer::putAway);
    }

    // In the background: a server that ignores SIGTERM takes its time, and the next check need not wait for it.
    private synchronized void stop(ServerUnderTest server) {
        stopping.add(server.stopInBackground());
    }

    @Override
    public void close() throws IOException {
        shared.values().forEach(SharedServer::putAway);
        follower.ended(card());
        stopping.forEach(CompletableFuture::join);
        if (!abandoned()) {
            Reports.write(card(), settings.grade(), settings.print());
        }
    }

    private ReportCard card() {
        List<CheckResult> results = verdicts.results();
        return new ReportCard(
                lesson.number(),
                lesson.title(),
                settings.lesson().getFileName().toString(),
                settings.job(),
                settings.seed(),
                settings.command()
                        .or(() -> settings.server().map(Object::toString))
                        .orElse(""),
                verdicts.setUpError(),
                Stream.of(lesson.tasks()).map(task -> card(task, results)).toList());
    }

    private static TaskCard card(Task task, List<CheckResult> results) {
        List<CheckResult> checks = results.stream()
                .filter(result -> result.info().id().task() == task.number())
                .toList();
        return new TaskCard(task.number(), task.title(), task.bonus(), checks);
    }
}
