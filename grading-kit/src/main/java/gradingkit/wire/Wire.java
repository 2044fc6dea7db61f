package gradingkit.wire;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Pause;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * A raw socket to the server. Each operation ends by its deadline, or earlier if the check's time is over, and throws a
 * {@link WireFailure} if the server has not done its part. Not thread-safe.
 */
public final class Wire implements Closeable {

    private static final Duration PACE = Duration.ofMillis(2);

    // For a close that the server has announced; only one that does not keep its word takes all of it.
    private static final Duration SETTLE = Duration.ofMillis(200);

    private final InetSocketAddress address;
    private final Budget budget;
    private final Deadline check;
    private final Socket socket;
    private final int localPort;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private final Pause pause = new Pause();
    private int position;
    private String manner = "";

    private Wire(InetSocketAddress address, Budget budget, Deadline check, Socket socket) throws IOException {
        this.address = address;
        this.budget = budget;
        this.check = check;
        this.socket = socket;
        this.localPort = socket.getLocalPort();
        this.outgoing = new Outgoing(socket);
        this.incoming = new Incoming(Feed.of(socket), outgoing::reset);
    }

    /**
     * Connects to the server, and tries again while it refuses, for at most {@code budget.connect}.
     *
     * @param check when the time of the whole check is over
     * @throws WireFailure if there is no connection in time, or if an earlier reply was not as expected
     */
    public static Wire open(InetSocketAddress address, Budget budget, Deadline check) {
        Mismatches.verify();
        Socket socket = Connecting.connect(address, Limit.of(budget.connect(), check));
        try {
            return new Wire(address, budget, check, socket);
        } catch (IOException e) {
            Connecting.close(socket);
            throw new WireFailure("the connection was lost as soon as it was open", Transcript.empty(address));
        }
    }

    /** Sends the text in UTF-8. What the server does with it is told by the next read. */
    public Wire send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the bytes. What the server does with them is told by the next read. */
    public Wire send(byte[] bytes) {
        beginOperation();
        write(bytes, Limit.of(budget.answer(), check));
        return this;
    }

    /** Sends the text in UTF-8 in pieces of so many bytes, 2 ms from one to the next. */
    public Wire sendInPieces(String text, int pieceBytes) {
        return sendInPieces(text, pieceBytes, PACE);
    }

    /**
     * Sends the text in UTF-8 in pieces of so many bytes.
     *
     * @param pace the time between two pieces; shorter if the server says something in between
     */
    public Wire sendInPieces(String text, int pieceBytes, Duration pace) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        manner = "in pieces of " + Words.bytes(pieceBytes) + ", " + Words.time(pace) + " from one to the next";
        for (int from = 0; from < bytes.length; from += pieceBytes) {
            if (from > 0) {
                incoming.listen(pace);
            }
            send(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + pieceBytes)));
        }
        return this;
    }

    /** Waits for this time, unless the server says something before; false if it has said something, or hung up. */
    public boolean staysSilentFor(Duration time) {
        beginOperation();
        int before = incoming.length();
        incoming.limit(Limit.of(budget.answer(), check));
        incoming.listen(time);
        return incoming.length() == before && !incoming.ended();
    }

    /** Closes the sending side only: the server reads the end of the stream and can still answer. */
    public Wire closeSending() {
        manner = "and closed its sending side then, as a client may that has no more to say and still listens";
        outgoing.close();
        return this;
    }

    /** Reads one reply to a request such as GET, within {@code budget.answer}; what follows stays for the next read. */
    public Reply readReply() {
        return readReplyTo("GET");
    }

    /** Reads one reply to a request with this method: one to HEAD has no body. */
    public Reply readReplyTo(String method) {
        return readReplyWithin(budget.answer(), method);
    }

    /** Reads one reply to a request such as GET within this time, whatever {@code budget.answer} says. */
    public Reply readReplyWithin(Duration limit) {
        return readReplyWithin(limit, "GET");
    }

    /** Reads one reply to a request with this method within this time, whatever {@code budget.answer} says. */
    public Reply readReplyWithin(Duration limit, String method) {
        beginOperation();
        incoming.limit(Limit.of(limit, check));
        return reply(parse(method));
    }

    /**
     * Reads so many bytes that are no HTTP, within {@code budget.answer}: what follows a reply with status 101.
     *
     * @param what is read, for the sentence of the failure, such as "a frame"
     * @throws WireFailure if they do not come
     */
    public byte[] read(int count, String what) {
        beginOperation();
        incoming.limit(Limit.of(budget.answer(), check));
        if (!incoming.holds(position + count)) {
            throw Interruption.before(what, incoming).over(transcript());
        }
        position += count;
        return incoming.copy(position - count, position);
    }

    /** How many bytes were read so far: the place of the next one in the transcript. */
    int position() {
        return position;
    }

    /**
     * Reads until the server ends the connection, by a close or a reset, within {@code budget.answer}.
     *
     * @return what came behind the replies that were read
     */
    public byte[] readToEnd() {
        return readToEndWithin(budget.answer());
    }

    /** Reads until the server ends the connection, within this time, whatever {@code budget.answer} says. */
    public byte[] readToEndWithin(Duration limit) {
        beginOperation();
        incoming.limit(Limit.of(limit, check));
        readOn(position);
        if (!incoming.ended()) {
            throw Interruption.beforeClose(incoming, position).over(transcript());
        }
        byte[] rest = incoming.copy(position, incoming.length());
        position = incoming.length();
        return rest;
    }

    /**
     * Sends one request, reads its reply and closes the connection. If the server has announced that it closes the
     * connection too, waits for that a moment, so that bytes behind the reply are seen.
     */
    public Reply ask(String request) {
        send(request);
        incoming.limit(Limit.of(budget.answer(), check));
        return lastReply(request.split(" ", 2)[0]);
    }

    /** Ends the connection with a reset (RST). */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Then the connection has ended already.
        }
        close();
    }

    /** The port on this side: the server sees it as the client's. */
    public int localPort() {
        return localPort;
    }

    /** The server's address. */
    public InetSocketAddress remoteAddress() {
        return address;
    }

    /** Both sides so far. */
    public Transcript transcript() {
        byte[] received = incoming.copy(0, incoming.length());
        return new Transcript(outgoing.sent(), received, address, incoming.ended(), manner);
    }

    /** Closes both sides. */
    @Override
    public void close() {
        Connecting.close(socket);
    }

    Incoming incoming() {
        return incoming;
    }

    Limit startAnswer() {
        Limit limit = Limit.of(budget.answer(), check);
        incoming.limit(limit);
        return limit;
    }

    void write(byte[] bytes, Limit limit) {
        pause.end();
        if (!outgoing.write(bytes, limit.deadline())) {
            throw new WireFailure(
                    "the server did not take all bytes of the request " + limit.words() + " while sending: it does not"
                            + " read on, so it may have stopped in the middle of the request",
                    transcript(),
                    -1,
                    -1,
                    true);
        }
    }

    /** The reply that is being waited for, as the last one on this connection, which is closed. */
    Reply lastReply(String method) {
        try {
            ReplyParser.Parsed parsed = parse(method);
            if (parsed.head().announcesClose()) {
                incoming.limit(Limit.of(SETTLE, check));
                readOn(position);
            }
            return reply(parsed);
        } finally {
            close();
        }
    }

    private ReplyParser.Parsed parse(String method) {
        try {
            ReplyParser.Parsed parsed = new ReplyParser(incoming).parse(position, method);
            position = parsed.body().end();
            return parsed;
        } catch (Flaw flaw) {
            throw flaw.over(transcript());
        }
    }

    private Reply reply(ReplyParser.Parsed parsed) {
        return new Reply(parsed, transcript(), this::after);
    }

    private Aftermath after(int offset, boolean wait) {
        if (wait && !socket.isClosed()) {
            startAnswer();
            readOn(offset);
        }
        return Aftermath.of(transcript(), offset, !socket.isClosed());
    }

    // Up to the end of the connection, or of the time, or of what can be kept.
    private void readOn(int offset) {
        boolean more = true;
        while (more && incoming.length() - offset <= ReplyParser.MOST_BYTES) {
            more = incoming.more();
        }
    }

    private void beginOperation() {
        Mismatches.verify();
        if (socket.isClosed()) {
            throw new IllegalStateException("the check has closed this wire already");
        }
    }
}
