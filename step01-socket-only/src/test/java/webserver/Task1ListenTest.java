package webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.Once;
import gradingkit.check.ProgramUnderTest;
import gradingkit.server.Exit;
import gradingkit.server.Program;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts programs instead of using a server that the kit has started: one without task 2 prints its address and then
 * ends, which is all that this task asks for.
 */
class Task1ListenTest extends Step01 {

    private static final int CONNECT_MILLIS = 500;
    private static final int LAST_PORT = 65_535;
    private static final String OTHER_HOST = "127.0.0.2";
    private static final Pattern ADDRESS = Pattern.compile("Listening on http://[0-9.]+:(\\d+)/?");

    // The port is fixed in the code, or the line has another form.
    @Check(
            id = "1.1.1",
            says = "It prints Listening on http://127.0.0.1:PORT/ and listens",
            points = 9,
            why = "The lesson, Task 1: the port is the program's first argument, and this line tells where to go")
    void saysWhereItListens(ProgramUnderTest program, Budget budget) {
        int port = freePort();
        try (Program running = program.start(String.valueOf(port), HOST)) {
            assertThat(addressOf(running, budget))
                    .withFailMessage(
                            () -> complaint(running, "the line \"Listening on http://%s:%d/\"".formatted(HOST, port)))
                    .isEqualTo(port);
            assertAccepts(running, port, budget);
        }
    }

    // The line has the argument's 0 instead of the port that the system has picked; or 0 is refused.
    @Check(
            id = "1.1.2",
            says = "With port 0 it prints the port that the system has picked",
            points = 4,
            why = "The lesson, Task 1: 0 lets the system pick a free port, and only the server can tell which")
    void saysWhichPortTheSystemHasPicked(ProgramUnderTest program, Budget budget, Once once) {
        Start start = withPortZero(program, budget, once);
        assertThat(start.port())
                .withFailMessage(() -> start.complaint("the port that the system has picked, from 1 to 65535"))
                .isBetween(1, 65_535);
        assertThat(start.accepts())
                .withFailMessage("it says that it listens on port %d, but accepts no connection there", start.port())
                .isTrue();
    }

    // The exception escapes; or the line is printed before the port is open; or the last port is taken for none.
    @Check(
            id = "1.1.3",
            says = "When the port is taken, it says so and ends with exit code 1",
            points = 4,
            why = "The lesson, Task 1: one clear sentence with the port in it, no stack trace, exit code 1")
    void saysThatThePortIsTaken(ProgramUnderTest program) throws IOException {
        try (ServerSocket taken = take(LAST_PORT)) {
            String port = String.valueOf(taken.getLocalPort());
            Exit exit = program.run(port, HOST);
            String printed = exit.out() + exit.err();
            assertNoStackTrace(printed);
            assertThat(exit.out())
                    .withFailMessage("it printed that it listens on port %s, which another program has", port)
                    .doesNotContain("Listening");
            assertThat(printed)
                    .withFailMessage("expected a sentence with the port %s in it, found none", port)
                    .contains(port);
            assertExitCode(exit, 1, "port " + port + " is taken");
        }
    }

    // Nonsense becomes the default port, or the exception escapes.
    @Check(
            id = "1.1.4",
            says = "A port that is none gets the usage and exit code 2",
            points = 4,
            why = "The lesson, Task 1: a port is a number from 0 to 65535; who gives another is told how to do it")
    void refusesWhatIsNoPort(ProgramUnderTest program, Dice dice) {
        String tooLarge = String.valueOf(dice.between(65_536, 99_999));
        String negative = String.valueOf(-dice.between(1, 9_999));
        for (String port : List.of(dice.word(), tooLarge, negative)) {
            Exit exit = program.run(port, HOST);
            String printed = exit.out() + exit.err();
            assertNoStackTrace(printed);
            assertThat(printed)
                    .withFailMessage("expected the usage, with this word in it, for the port %s; found none", port)
                    .containsIgnoringCase("usage");
            assertExitCode(exit, 2, port + " is no port");
        }
    }

    // The slash is missing, or something follows it, and whoever clicks on the line gets to a place that is none.
    @Check(
            id = "1.1.6",
            says = "The address in the line is that of the page, with its slash",
            points = 1,
            why =
                    "The lesson, Task 1: the line is Listening on http://127.0.0.1:8000/, and a browser opens what it says")
    void writesTheAddressOut(ProgramUnderTest program, Budget budget, Once once) {
        Start start = withPortZero(program, budget, once);
        String line = "Listening on http://%s:%d/".formatted(HOST, start.port());
        assertThat(start.out())
                .withFailMessage(() -> start.complaint("the line \"" + line + "\""))
                .containsPattern(Pattern.quote(line) + "(?!\\S)");
    }

    // new ServerSocket(port): every address of this computer, so that the whole network can connect.
    @Check(
            id = "1.1.5",
            says = "With host 127.0.0.1 it listens there and nowhere else",
            points = 3,
            why = "The lesson, Task 1: the host decides who can connect; 127.0.0.1 is for this computer alone")
    void listensOnItsHostOnly(ProgramUnderTest program, Budget budget, Once once) {
        assertThat(withPortZero(program, budget, once).acceptsElsewhere())
                .withFailMessage(
                        "it was started for host %s, but it also accepts connections to %s: does the server"
                                + " socket know the host, and not only the port?",
                        HOST, OTHER_HOST)
                .isFalse();
        if (isOneOfOurs(OTHER_HOST)) {
            assertListensOn(OTHER_HOST, program, budget);
        }
    }

    /**
     * What is seen of a program that was started with port 0.
     *
     * @param out what it has printed to its standard output
     * @param port what its line says; -1 if there is no such line
     * @param ending how it has ended; empty if it still runs
     */
    private record Start(String out, int port, boolean accepts, boolean acceptsElsewhere, Optional<String> ending) {

        static Start of(Program running, Budget budget) {
            int port = addressOf(running, budget);
            boolean listens = port > 0 && port < 65_536;
            boolean accepts = listens && (acceptsWithin(budget, port) || running.awaitEnd(budget.answer()));
            boolean acceptsElsewhere = listens && Task1ListenTest.accepts(OTHER_HOST, port);
            running.output().await(output -> output.out().endsWith("\n"), budget.answer());
            return new Start(running.output().out(), port, accepts, acceptsElsewhere, running.ending());
        }

        String complaint(String expected) {
            return Task1ListenTest.complaint(out, ending, expected);
        }
    }

    private static Start withPortZero(ProgramUnderTest program, Budget budget, Once once) {
        return once.see(Start.class, () -> {
            try (Program running = program.start("0", HOST)) {
                return Start.of(running, budget);
            }
        });
    }

    private static void assertListensOn(String host, ProgramUnderTest program, Budget budget) {
        try (Program running = program.start("0", host)) {
            int port = addressOf(running, budget);
            assertThat(accepts(host, port))
                    .withFailMessage(
                            "it was started for host %s, but accepts no connection there: is the second argument used?",
                            host)
                    .isTrue();
        }
    }

    /** This port, or another one if somebody has it. */
    private static ServerSocket take(int port) throws IOException {
        InetAddress host = InetAddress.getByName(HOST);
        try {
            return new ServerSocket(port, 1, host);
        } catch (BindException e) {
            return new ServerSocket(0, 1, host);
        }
    }

    /** Whether this computer has the address; Linux has all that begin with 127. */
    private static boolean isOneOfOurs(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The port in the line that the program prints when it listens; -1 if there is no such line. */
    private static int addressOf(Program running, Budget budget) {
        running.output().await(output -> !output.all().isBlank(), budget.start());
        running.output().await(output -> ADDRESS.matcher(output.out()).find(), budget.answer());
        Matcher address = ADDRESS.matcher(running.output().out());
        return address.find() ? Integer.parseInt(address.group(1)) : -1;
    }

    private static String complaint(Program running, String expected) {
        return complaint(running.output().out(), running.ending(), expected);
    }

    private static String complaint(String printed, Optional<String> ending, String expected) {
        String out = printed.strip();
        String found = out.isEmpty() ? "nothing on stdout" : '"' + out + '"';
        return ending.filter(how -> out.isEmpty()).orElse("expected " + expected + ", found " + found);
    }

    // A program that has ended meanwhile lacks task 2, and no longer tells whether it has listened.
    private static void assertAccepts(Program running, int port, Budget budget) {
        if (!acceptsWithin(budget, port) && !running.awaitEnd(budget.answer())) {
            fail("it says that it listens on port " + port + ", but accepts no connection there");
        }
    }

    // A line that is printed a moment too early is the business of 1.1.3.
    private static boolean acceptsWithin(Budget budget, int port) {
        try {
            Wire.open(new InetSocketAddress(HOST, port), budget, Deadline.in(budget.connect()))
                    .close();
            return true;
        } catch (WireFailure refused) {
            return false;
        }
    }

    private static boolean accepts(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertNoStackTrace(String printed) {
        assertThat(printed)
                .withFailMessage("expected a sentence for the user, found a stack trace")
                .doesNotContain("\tat ");
    }

    private static void assertExitCode(Exit exit, int expected, String reason) {
        assertThat(exit.code())
                .withFailMessage("expected exit code %d, as %s; found %d", expected, reason, exit.code())
                .isEqualTo(expected);
    }

    // Below the ports that the kit and the system hand out, so that nobody takes it in the meantime.
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            if (!accepts(HOST, port)) {
                return port;
            }
        }
    }
}
