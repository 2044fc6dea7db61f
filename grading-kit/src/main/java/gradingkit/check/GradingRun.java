package gradingkit.check;

import gradingkit.report.ReportCard;
import gradingkit.report.Reports;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One run of a suite, from its first check to its report. */
final class GradingRun implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(GradingRun.class);

    private final Lesson lesson;
    private final Settings settings;
    private final Budget budget;
    private final Deadline deadline;
    private final Verdicts verdicts;
    private final Map<String, CheckRun> running = new ConcurrentHashMap<>();
    private final Map<String, ServerUnderTest> shared = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> stopping = new ArrayList<>();

    private GradingRun(Lesson lesson, Settings settings) {
        this.lesson = lesson;
        this.settings = settings;
        this.budget = settings.budget();
        this.deadline = Deadline.in(budget.suite());
        this.verdicts = new Verdicts(budget.timeOutsInARow());
    }

    /** The run that a check is part of; JUnit closes it behind the last check. */
    static GradingRun of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        GradingRun.class,
                        type -> new GradingRun(lessonOf(context), Settings.from(context::getConfigurationParameter)),
                        GradingRun.class);
    }

    private static Lesson lessonOf(ExtensionContext context) {
        Lesson lesson = context.getRequiredTestClass().getAnnotation(Lesson.class);
        if (lesson == null) {
            throw new IllegalStateException(context.getRequiredTestClass() + " extends no class with @Lesson");
        }
        return lesson;
    }

    CheckInfo info(ExtensionContext context) {
        return CheckInfo.of(context.getRequiredTestMethod().getAnnotation(Check.class), lesson);
    }

    Budget budget() {
        return budget;
    }

    /** Why a check cannot be reached, as far as is known by now; it is noted then. */
    Optional<String> obstacle(CheckInfo info) {
        Optional<String> obstacle = deadline.expired()
                ? Optional.of("the time of the whole suite, " + budget.suite().toSeconds() + " s, is over")
                : verdicts.obstacle(info);
        obstacle.ifPresent(reason -> verdicts.add(CheckResult.notReached(info, reason)));
        return obstacle;
    }

    /** The check that a context stands for, which runs from the first call on. */
    CheckRun check(ExtensionContext context) {
        return running.computeIfAbsent(
                context.getUniqueId(), id -> new CheckRun(info(context), budget, settings.seed(), deadline));
    }

    /** The server that the checks share; a new one if there is none that still runs. */
    ServerUnderTest shared(String mainClass) {
        return shared.compute(
                mainClass, (key, server) -> server != null && server.isAlive() ? server : replace(server, mainClass));
    }

    private ServerUnderTest replace(ServerUnderTest server, String mainClass) {
        if (server != null) {
            stop(server);
        }
        return start(mainClass);
    }

    /** The class with the server's {@code main}. */
    String mainClass() {
        return settings.mainClass();
    }

    ServerUnderTest start(String mainClass) {
        return ServerUnderTest.start(
                settings.launch(mainClass), settings.lesson().resolve("site"), budget, new Random());
    }

    /**
     * A server that no other check talks to at the same time.
     *
     * @throws NotCheckable if there is but one, which runs already
     */
    ServerUnderTest startForItself(String mainClass) {
        if (settings.server().isPresent()) {
            throw new NotCheckable("it needs a server of its own, and this one runs already");
        }
        return start(mainClass);
    }

    ProgramUnderTest program(String mainClass) {
        return new ProgramUnderTest(settings.launch(mainClass), settings.lesson(), budget);
    }

    /** Takes the result of a check, and stops what nobody needs behind it. */
    void end(ExtensionContext context, CheckResult result, boolean timedOut) {
        boolean sideBySide = context.getRequiredTestClass().isAnnotationPresent(SideBySide.class);
        verdicts.add(result, timedOut && !sideBySide);
        CheckRun check = running.remove(context.getUniqueId());
        if (check != null) {
            check.servers().stream()
                    .filter(server -> result.status() != Status.PASSED || !shared.containsValue(server))
                    .forEach(this::stop);
        }
    }

    /** Notes that the check was kept from its work by something that is not the server's fault. */
    void setUpError(String sentence) {
        verdicts.setUpError(sentence);
    }

    // In the background: a server that ignores SIGTERM takes its time, and the next check need not wait for it.
    private synchronized void stop(ServerUnderTest server) {
        shared.values().remove(server);
        stopping.add(server.stopInBackground());
    }

    @Override
    public void close() throws IOException {
        List.copyOf(shared.values()).forEach(this::stop);
        stopping.forEach(CompletableFuture::join);
        Reports.write(ReportCard.of(lesson, settings, verdicts.results(), verdicts.setUpError()), settings);
    }
}
