package gradingkit.check;

import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One check while it runs: its deadline, its dice, and the servers that it talks to. */
final class CheckRun {

    private final CheckInfo info;
    private final Budget budget;
    private final Deadline suite;
    private final Dice dice;
    private final long startNanos = System.nanoTime();
    private final List<ServerUnderTest> servers = new ArrayList<>();
    private final List<ProgramUnderTest> programs = new ArrayList<>();

    CheckRun(CheckInfo info, Budget budget, long seed, Deadline suite) {
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

    /** Takes part in the check, whose time begins now: a slow start has a limit of its own. */
    ServerUnderTest use(ServerUnderTest server) {
        server.startCheck(Deadline.in(budget.check()).orEarlier(suite));
        servers.add(server);
        return server;
    }

    /** Takes part in the check from now on. */
    ProgramUnderTest use(ProgramUnderTest program) {
        programs.add(program);
        return program;
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
