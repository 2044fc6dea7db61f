package webserver;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Output;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.time.Duration;
import java.util.function.Predicate;

/** The clients of these checks stay connected: a server that reads until they leave gets stuck. */
class Task2ReadTest extends Step01 {

    private static final Duration MOMENT = Duration.ofMillis(300);

    // Reads to the end of the stream, which comes only when the client leaves; answers without having read.
    @Check(
            id = "1.2.1",
            says = "It accepts a client and reads what it has sent",
            points = 8,
            why = "The lesson, Task 2: one read takes what has come, and does not wait for 1024 bytes or for the end")
    void readsWhatHasCome(ServerUnderTest server, Dice dice, Budget budget) {
        String name = dice.word();
        Wire client = server.open();
        assertThat(client.staysSilentFor(MOMENT))
                .withFailMessage(
                        "expected it to wait for the request; it answered, or closed, before anything was sent")
                .isTrue();
        client.send(request(server, name));
        try {
            client.readReply();
        } catch (WireFailure noReply) {
            boolean answered = client.transcript().received().length > 0; // how well is task 3
            if (!answered && !prints(server, name, budget)) {
                throw complaint(server, noReply);
            }
        }
    }

    // The report tells how a server has ended if it is given what went wrong on the wire.
    private static AssertionError complaint(ServerUnderTest server, WireFailure noReply) {
        boolean ended = server.ending().isPresent();
        return ended
                ? noReply
                : new AssertionError("expected the request to be read while the client stays connected;"
                        + " found no trace of it: does the server wait for more bytes than the client has sent?");
    }

    private static boolean prints(ServerUnderTest server, String text, Budget budget) {
        return server.outputOfCheck().await(output -> output.all().contains(text), budget.connect());
    }

    // Prints its own address, or the IP address without the port.
    @Check(
            id = "1.2.2",
            says = "It prints the address of its client, with the port",
            points = 6,
            look = Check.TERMINAL,
            why = "The lesson, Task 2: IP address and port together say which client it is")
    void printsTheAddressOfItsClient(ServerUnderTest server, Dice dice, Budget budget) {
        Wire client = server.open().send(request(server, dice.word()));
        assertThat(server.outputOfCheck().await(hasAddress(client.localPort()), budget.answer()))
                .withFailMessage(
                        "expected a line with the client's address, %s:%d; found none", HOST, client.localPort())
                .isTrue();
    }

    private static Predicate<Output> hasAddress(int port) {
        return output ->
                output.all().lines().anyMatch(line -> line.contains(HOST) && line.matches(".*\\b" + port + "\\b.*"));
    }

    // Prints the array ("[B@1b6d3586"), the first line only, or all 1024 bytes, of which most were never sent.
    @Check(
            id = "1.2.3",
            says = "It prints the request",
            points = 6,
            look = Check.TERMINAL,
            why = "The lesson, Task 2: what was read is printed as text, every line of it")
    void printsTheRequest(ServerUnderTest server, Dice dice, Budget budget) {
        String first = "GET /" + dice.word() + " HTTP/1.1";
        String last = "X-Note: " + dice.word();
        server.open()
                .send(first + "\r\nHost: " + server.hostHeader() + "\r\nConnection: close\r\n" + last + "\r\n\r\n");
        assertPrinted(server, first, "first", budget);
        assertPrinted(server, last, "last", budget);
        assertThat(server.outputOfCheck().all())
                .withFailMessage(
                        "expected the bytes that have come, and no others; found NUL characters behind them: read"
                                + " tells how many bytes there are")
                .doesNotContain("\0");
    }

    private static void assertPrinted(ServerUnderTest server, String line, String which, Budget budget) {
        assertThat(server.outputOfCheck().await(output -> output.all().contains(line), budget.answer()))
                .withFailMessage(
                        "expected the %s line of the request, \"%s\", in what it prints; found none", which, line)
                .isTrue();
    }
}
