package gradingkit.check;

import gradingkit.report.CheckInfo;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.time.Circumstances;
import gradingkit.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One look of a check while it runs: its deadline, its dice, and the servers that it talks to. */
final class CheckRun {

    private final CheckInfo info;
    private final Budget budget;
    private final Deadline suite;
    private final Dice dice;
    private final long startNanos = System.nanoTime();
    private final Circumstances circumstances;
    private final List<ServerUnderTest> servers = new ArrayList<>();
    private final List<ProgramUnderTest> programs = new ArrayList<>();
    private boolean secondHand;

    CheckRun(CheckInfo info, Budget budget, long seed, Deadline suite, Circumstances circumstances) {
        this.circumstances = circumstances;
        this.info = info;
        this.budget = budget;
        this.suite = suite;
        this.dice = new Dice(seed, info.id().toString());
    }

    CheckInfo info() {
        return info;
    }

    Dice dice() {
        return dice;
    }

    Duration time() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** How busy the computer was meanwhile. */
    Circumstances circumstances() {
        return circumstances;
    }

    /** Takes part in the check. */
    ServerUnderTest use(ServerUnderTest server) {
        servers.add(server);
        return server;
    }

    /** Takes part in the check, and in others before it. */
    ServerUnderTest useSecondHand(ServerUnderTest server) {
        secondHand = true;
        return use(server);
    }

    boolean isSecondHand() {
        return secondHand;
    }

    /** Takes part in the check. */
    ProgramUnderTest use(ProgramUnderTest program) {
        programs.add(program);
        return program;
    }

    /** The time of the check begins now that its servers run: a slow start has a limit of its own. */
    void begin() {
        circumstances.begin();
        servers.forEach(server -> server.startCheck(Deadline.in(budget.check()).orEarlier(suite)));
    }

    /** What the programs of the check have printed. */
    String printedByPrograms() {
        return programs.stream().map(ProgramUnderTest::printed).collect(Collectors.joining());
    }

    List<ServerUnderTest> servers() {
        return servers;
    }

    /** The server that the check took last. */
    Optional<ServerUnderTest> lastServer() {
        return servers.isEmpty() ? Optional.empty() : Optional.of(servers.get(servers.size() - 1));
    }
}
