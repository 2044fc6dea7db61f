package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.wire.Reply;
import gradingkit.wire.Transcript;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a body ends is seen by what becomes of the request behind it. */
class Task2BodiesTest extends Step05 {

    private static final int MIB = 1024 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int UNWANTED_BYTES = 4 * MIB;
    private static final int ATTEMPTS = 3;
    private static final Duration LOOK = Duration.ofMillis(20);

    // The body is not read, and taken for the next request; or all that has arrived is taken for the body.
    @Check(
            id = "5.2.1",
            says = "A body is read to the end that Content-Length tells, and not further",
            points = 3,
            why = "RFC 9112, 6.2 and 9.3.2: Content-Length tells where the body ends; what follows is the next request")
    void readsToTheEnd(ServerUnderTest server, Dice dice) {
        String word = dice.word();

        readsWholeAndNoMore(server, Ask.to("POST /api").form("a=" + word), word);
    }

    // A single call of read takes what has arrived, which is taken for all.
    @Check(
            id = "5.2.2",
            says = "A body that arrives byte by byte is read whole",
            points = 2,
            did = "The suite sends the head and then the body, byte by byte, with a pause before each.",
            why = "RFC 9110, 2, and TCP: a connection is a stream of bytes, which a network cuts anywhere")
    void readsPieces(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        boolean givesBack = givesBack(server);
        Ask ask = Ask.to("POST /api").form("a=" + word);
        try (Wire wire = server.open()) {
            wire.send(ask.head(server));

            wire.sendInPieces("a=" + word, 1);

            hasArrived(wire.readReply(), word, givesBack);
        }
    }

    // Only POST has a body, so that the body of a GET is the next request; bytes are lost in a buffer.
    @Check(
            id = "5.2.3",
            says = "Several requests with bodies are kept apart, a GET with a body too",
            points = 2,
            why = "RFC 9112, 6: whether there is a body is told by the header fields, not by the method")
    void keepsBodiesApart(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        String other = dice.word();
        boolean givesBack = givesBack(server);
        try (Wire wire = server.open()) {
            wire.send(Ask.to("POST /api").form("a=" + word).text(server)
                    + Ask.to("GET /").body("text/plain", "x").text(server)
                    + Ask.to("POST /api").form("b=" + other).last().text(server));

            hasArrived(wire.readReply(), word, givesBack);
            assertThat(wire.readReply())
                    .as("this GET has a body of one byte, which nobody needs")
                    .hasStatus(200);
            hasArrived(wire.readReply(), other, givesBack);
        }
    }

    // Sizes are read as decimal numbers, or in digits of one case; the line end behind a chunk is taken for content.
    @Check(
            id = "5.2.4",
            says = "Chunks are put together",
            points = 2,
            why = "RFC 9112, 7.1: each chunk has its size in hexadecimal digits before it; the last one has size 0")
    void readsChunks(ServerUnderTest server, Dice dice) {
        String word = dice.word() + dice.word() + dice.word() + dice.word() + dice.word();
        String chunks = Ask.chunk("a") // of 1, b, 1A, and the other bytes
                + Ask.chunk("=" + word.substring(0, 10)).replace("B\r\n", "b\r\n")
                + Ask.chunk(word.substring(10, 36))
                + chunks(word.substring(36));

        readsWholeAndNoMore(server, Ask.to("POST /api").formInChunks(chunks), word);
    }

    // What stands behind the size makes it no number; the trailer section is taken for the next request.
    @Check(
            id = "5.2.5",
            says = "Extensions of chunks and trailer fields are read over",
            points = 1,
            why =
                    "RFC 9112, 7.1.1 and 7.1.2: a recipient ignores extensions that it does not know, and may drop trailers",
            needs = "5.2.4")
    void readsOverExtensions(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        String extended = Ask.chunk("a=" + word).replaceFirst("\r\n", ";" + dice.word() + "=\"x\"\r\n");
        String trailers = "0\r\nX-Trailer: " + dice.word() + "\r\nX-Other: 1\r\n\r\n";

        readsWholeAndNoMore(server, Ask.to("POST /api").formInChunks(extended + trailers), word);
    }

    // A chunk is read with a single call of read.
    @Check(
            id = "5.2.6",
            says = "Chunks that arrive byte by byte are put together",
            points = 1,
            did = "The suite sends the head and then the chunks, byte by byte, with a pause before each.",
            why = "RFC 9110, 2, and TCP: a connection is a stream of bytes, which a network cuts anywhere",
            needs = "5.2.4")
    void readsChunksInPieces(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        boolean givesBack = givesBack(server);
        Ask ask = Ask.to("POST /api").formInChunks("");
        try (Wire wire = server.open()) {
            wire.send(ask.head(server));

            wire.sendInPieces(chunks("a=" + word.substring(0, 4), word.substring(4)), 1);

            hasArrived(wire.readReply(), word, givesBack);
        }
    }

    // The client waits to be told to go on, and the server waits for the body.
    @Check(
            id = "5.2.7",
            says = "Expect: 100-continue is answered before the body comes",
            points = 2,
            did = "The suite sends the head, and waits to be told 100 before it sends the body.",
            why = "RFC 9110, 10.1.1: the client waits with the body until it is told 100, or a final status")
    void tellsToGoOn(ServerUnderTest server, Budget budget, Dice dice) {
        String word = dice.word();
        boolean givesBack = givesBack(server);
        Ask ask = Ask.to("POST /api").with("Expect", "100-continue").form("a=" + word);
        try (Wire wire = server.open()) {
            Optional<Reply> refusal = awaitContinue(wire.send(ask.head(server)), budget);
            if (refusal.isPresent()) {
                assertThat(refusal.get())
                        .as("the client still waits with its body")
                        .hasStatus(417);
                return;
            }

            hasArrived(wire.send("a=" + word).readReply(), word, givesBack);
        }
    }

    // Nothing if 100 has come, or a final answer.
    private static Optional<Reply> awaitContinue(Wire wire, Budget budget) {
        Deadline deadline = Deadline.in(budget.answer());
        while (true) {
            try {
                return Optional.of(wire.readReplyWithin(LOOK));
            } catch (WireFailure failure) {
                if (!failure.timedOut()) {
                    throw failure;
                }
                if (isContinue(wire.transcript())) {
                    return Optional.empty();
                }
                if (deadline.expired()) {
                    throw new WireFailure(
                            "the client has sent its head, and waits to be told 100 before it sends the body; the"
                                    + " server says nothing",
                            wire.transcript());
                }
            }
        }
    }

    private static boolean isContinue(Transcript transcript) {
        String received = new String(transcript.received(), StandardCharsets.ISO_8859_1);
        return received.matches("(?s)HTTP/1\\.[01] 100.*\\r\\n\\r\\n.*");
    }

    // 100 goes to whoever sends the field.
    @Check(
            id = "5.2.8",
            says = "A client of HTTP/1.0 is sent no 100",
            points = 1,
            why = "RFC 9110, 10.1.1: in a request of HTTP/1.0 the field Expect: 100-continue is ignored",
            needs = "5.2.7")
    void tellsNoOldClient(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        boolean givesBack = givesBack(server);
        Ask ask = Ask.inHttp10("POST /api").with("Expect", "100-continue").form("a=" + word);

        Reply reply = server.send(ask.text(server));

        assertThat(isContinue(reply.transcript()))
                .withFailMessage("HTTP/1.0 knows no interim answers, and this client has got one, with status 100")
                .isFalse();
        hasArrived(reply, word, givesBack);
    }

    // A missing length is taken for 0; or the error is none that a program can read.
    @Check(
            id = "5.2.9",
            says = "A POST without a length gets status 411",
            points = 1,
            why = "Task 2, and RFC 9110, 15.5.12: 411 asks for Content-Length")
    void asksForLength(ServerUnderTest server) {
        Reply reply = Ask.to("POST /api")
                .with("Content-Type", Ask.FORM)
                .followedBy("")
                .of(server);

        assertThat(reply)
                .as("it has neither Content-Length nor Transfer-Encoding")
                .hasStatus(411);
        isProblemToo(server, reply);
    }

    // There is no limit; or the body is read before it is found to be too large.
    @Check(
            id = "5.2.10",
            says = "A Content-Length over 1 MiB gets status 413 before the body comes",
            points = 1,
            why = "RFC 9110, 15.5.14: 413 says that the body is larger than the server reads; here, than 1 MiB")
    void refusesLargeBody(ServerUnderTest server) {
        Ask ask = Ask.to("POST /api").with("Content-Type", Ask.FORM).with("Content-Length", String.valueOf(MIB + 1));
        try (Wire wire = server.open()) {
            Reply reply = wire.send(ask.text(server)).readReply();

            assertThat(reply).as("the body would have a byte more than 1 MiB").hasStatus(413);
        }
    }

    // The limit is for Content-Length only, or for each chunk; whoever sends chunks can fill the memory.
    @Check(
            id = "5.2.11",
            says = "Chunks that are more than 1 MiB together get status 413",
            points = 1,
            why = "Task 2: a body has at most 1 MiB, in whichever way it comes",
            needs = "5.2.4")
    void refusesManyChunks(ServerUnderTest server) {
        try (Wire wire = server.open()) {
            wire.send(Ask.to("POST /api").formInChunks(chunksOfMebibyte("xx")).text(server));

            assertThat(wire.readReply())
                    .as("the chunks are a byte more than 1 MiB together")
                    .hasStatus(413);
        }
    }

    // The limit is one byte too low, or much too low for chunks.
    @Check(
            id = "5.2.12",
            says = "A body of exactly 1 MiB is accepted",
            points = 1,
            why = "Task 2: 413 is for what is larger than 1 MiB",
            needs = {"5.2.2", "5.2.4"})
    void acceptsMebibyte(ServerUnderTest server) {
        int accepted = givesBack(server) ? 200 : 500;
        for (Ask ask : List.of(
                Ask.to("POST /api").form("a=" + "x".repeat(MIB - 2)),
                Ask.to("POST /api").formInChunks(chunksOfMebibyte("x")))) {
            assertThat(ask.of(server)).as("the body has exactly 1 MiB").hasStatus(accepted);
        }
    }

    private static String chunksOfMebibyte(String lastContent) {
        String most = Ask.chunk("x".repeat(CHUNK_BYTES)).repeat(MIB / CHUNK_BYTES - 1);
        return chunks("a=" + "x".repeat(CHUNK_BYTES - 3)).replaceFirst("0\r\n\r\n$", "") + most + chunks(lastContent);
    }

    // One of the two is believed, and the server behind or before this one believes the other.
    @Check(
            id = "5.2.13",
            says = "Content-Length and Transfer-Encoding together get status 400 and the close",
            points = 2,
            why = "RFC 9112, 6.1 and 6.3: such a request may hide another one, so nothing behind it is answered")
    void refusesBoth(ServerUnderTest server) {
        refusesForGood(
                server,
                Ask.to("POST /api").with("Content-Length", "5").formInChunks("0\r\n\r\n"),
                "where the body ends is said twice",
                400);
        refusesForGood(
                server,
                Ask.to("POST /api")
                        .with("Transfer-Encoding", "chunked")
                        .with("Content-Length", "5")
                        .followedBy("0\r\n\r\n"),
                "where the body ends is said twice",
                400);
    }

    // The first of two fields is taken; what is no number is taken for 0.
    @Check(
            id = "5.2.14",
            says = "A Content-Length that is no length gets status 400 and the close",
            points = 2,
            why = "RFC 9112, 6.3: where the body ends is not known, so nothing behind it is answered")
    void refusesBrokenLengths(ServerUnderTest server, Dice dice) {
        for (String length : List.of("-5", "+5", "5, 6", dice.word(), "5\r\nContent-Length: 6")) {
            refusesForGood(
                    server,
                    Ask.to("POST /api").with("Content-Length", length).followedBy("a=123"),
                    "\"Content-Length: " + length.replace("\r\n", "\" and \"") + "\" is no length",
                    400);
        }
    }

    // The number wraps round, so that 2^64+5 is 5.
    @Check(
            id = "5.2.15",
            says = "A Content-Length of 2^64+5 is not taken for 5",
            points = 1,
            why = "RFC 9110, 8.6: any number of digits may come, and an overflow hides a request")
    void refusesOverflow(ServerUnderTest server) {
        for (String length : List.of("18446744073709551621", "9999999999999999999")) {
            refusesForGood(
                    server,
                    Ask.to("POST /api").with("Content-Length", length).followedBy("a=123"),
                    "the length is " + length,
                    400,
                    413);
        }
    }

    // An exception of parseInt is a 500; the digits of a long wrap round; parsing ends at the first strange character;
    // the line end behind a chunk is skipped unseen, or the line with all that stands in it.
    @Check(
            id = "5.2.16",
            says = "A broken chunk size gets status 400 and the close",
            points = 1,
            why = "RFC 9112, 7.1: a chunk size is hexadecimal digits, and an overflow hides a request",
            needs = "5.2.4")
    void refusesBrokenChunks(ServerUnderTest server, Dice dice) {
        String end = "\r\na=123\r\n0\r\n\r\n";
        for (String size : List.of("5zz", "0x5", "+5", "-5")) {
            refusesForGood(
                    server,
                    Ask.to("POST /api").formInChunks(size + end),
                    "the size of the chunk, " + size + ", is no number",
                    400);
        }
        for (String behind : List.of("xx", "xx\r\n")) {
            refusesForGood(
                    server,
                    Ask.to("POST /api").formInChunks("5\r\na=123" + behind + "0\r\n\r\n"),
                    "no line end follows the chunk's five bytes",
                    400);
        }
        refusesForGood(
                server,
                Ask.to("POST /api").formInChunks("x" + dice.word() + end),
                "the size of the chunk is no number",
                400);
        refusesForGood(
                server,
                Ask.to("POST /api").formInChunks("10000000000000005" + end),
                "the size of the chunk is 2^64+5",
                400,
                413);
    }

    // The coding is not looked at, and everything is taken for chunks.
    @Check(
            id = "5.2.17",
            says = "A transfer coding that is not known is refused",
            points = 1,
            why = "RFC 9112, 6.1 and 6.3: 501 for an unknown coding, 400 where chunked is not the last one",
            needs = "5.2.4")
    void refusesOtherCodings(ServerUnderTest server, Dice dice) {
        refusesForGood(server, coded(dice.word()), "no RFC has this transfer coding", 501, 400);
        int[] refusals = {400, 501, 411, 413, 415, 422};
        refusesForGood(server, coded("chunked, gzip"), "chunked is not the last coding", refusals);
    }

    private static Ask coded(String coding) {
        return Ask.to("POST /api")
                .with("Content-Type", Ask.FORM)
                .with("Transfer-Encoding", coding)
                .followedBy(chunks("a=1"));
    }

    // The connection is closed at once; the bytes that are still under way make the system reset it.
    @Check(
            id = "5.2.18",
            says = "A 413 reaches the client although it is still sending",
            points = 1,
            did = "The suite announces a body of 4 MiB, and goes on sending it while it reads the answer.",
            why = "RFC 9112, 9.6: a close with unread bytes resets the connection, which can destroy the answer",
            needs = "5.2.10")
    void lingers(ServerUnderTest server, Budget budget) {
        Ask ask = Ask.to("POST /api")
                .with("Content-Type", Ask.FORM)
                .with("Content-Length", String.valueOf(UNWANTED_BYTES));
        String problem = "";
        int failures = 0;
        // On a busy computer the client may once be held up for longer than a server is patient, and once be lucky.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String found = new StubbornClient(server.address(), budget).send(ask.head(server), UNWANTED_BYTES);
            problem = found.isEmpty() ? problem : found;
            failures += found.isEmpty() ? 0 : 1;
        }
        if (failures <= ATTEMPTS / 2) {
            return;
        }
        fail(problem);
    }

    private static String chunks(String... contents) {
        StringBuilder chunks = new StringBuilder();
        for (String content : contents) {
            chunks.append(Ask.chunk(content));
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    // Before Task 3 is done, the handler of POST /api ends in a 500, and its answer says nothing about the body.
    private static boolean givesBack(ServerUnderTest server) {
        return Ask.to("POST /api").form("").of(server).status() == 200;
    }

    private static void hasArrived(Reply reply, String word, boolean givesBack) {
        if (givesBack) {
            assertThat(reply)
                    .as("the body is a right one")
                    .hasStatus(200)
                    .as("what is in the body comes back")
                    .bodyContains(word);
        } else {
            assertThat(reply).as("the handler of Task 3 is still missing").hasStatus(500);
        }
    }

    private static void readsWholeAndNoMore(ServerUnderTest server, Ask ask, String word) {
        boolean givesBack = givesBack(server);
        try (Wire wire = server.open()) {
            wire.send(ask.text(server) + Ask.to("GET /").last().text(server));

            Reply reply = wire.readReply();
            hasArrived(reply, word, givesBack);
            boolean closes = reply.header("Connection").orElse("").equalsIgnoreCase("close");
            if (!closes) { // that several are answered on a connection has a check of its own
                assertThat(wire.readReply())
                        .as("this is the request behind the body")
                        .hasStatus(200);
            }
        }
    }

    private static void refusesForGood(ServerUnderTest server, Ask ask, String reason, int... statuses) {
        try (Wire wire = server.open()) {
            wire.send(ask.text(server) + Ask.to("GET /").text(server));

            assertThat(wire.readReply())
                    .as(reason)
                    .hasStatusIn(statuses)
                    .as("whether another request follows is in doubt")
                    .isFollowedByClose();
        }
    }
}
