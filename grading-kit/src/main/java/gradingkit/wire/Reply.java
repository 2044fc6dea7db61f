package gradingkit.wire;

import java.util.List;
import java.util.Optional;

/** What a server answered: one complete, correct reply, and every byte of it. */
public final class Reply {

    private final ReplyParser.Parsed parsed;
    private final byte[] rest;
    private final Transcript transcript;
    private final Aftermath.Source later;

    Reply(ReplyParser.Parsed parsed, Transcript transcript, Aftermath.Source later) {
        this.parsed = parsed;
        this.transcript = transcript;
        this.later = later;
        this.rest = Aftermath.of(transcript, end()).bytes();
    }

    /** The version in the status line: HTTP/1.1 or HTTP/1.0. */
    public String version() {
        return parsed.head().statusLine().version();
    }

    /** The status code. */
    public int status() {
        return parsed.head().statusLine().status();
    }

    /** The reason phrase, often empty. */
    public String reason() {
        return parsed.head().statusLine().reason();
    }

    /** The header fields in the order in which they came. */
    public List<Field> fields() {
        return parsed.head().fields();
    }

    /** The value of the first field of this name, in whatever case. */
    public Optional<String> header(String name) {
        return parsed.head().field(name).map(Field::value);
    }

    /** The values of all fields of this name, in whatever case. */
    public List<String> headers(String name) {
        return parsed.head().fields(name).stream().map(Field::value).toList();
    }

    /** The content, without the bytes that frame it; empty if there is none. */
    public byte[] body() {
        return parsed.body().bytes().clone();
    }

    /** The content as text, by the charset of Content-Type, or else UTF-8. */
    public String text() {
        return new String(parsed.body().bytes(), ContentType.of(this).charset());
    }

    /** How the end of the body was found. */
    public Framing framing() {
        return parsed.body().framing();
    }

    /**
     * The bytes that had already been received behind the reply when it was read. More may come later: a check that
     * nothing does uses {@link ReplyAssert#hasNothingAfterIt}.
     */
    public byte[] rest() {
        return rest.clone();
    }

    /** Whether the server had been seen to end the connection when the reply was read. */
    public boolean closed() {
        return transcript.closedByServer();
    }

    /** Where the status code stands in the received bytes. */
    public int statusOffset() {
        return parsed.head().statusLine().statusOffset();
    }

    /** Where the body begins in the received bytes. */
    public int bodyOffset() {
        return parsed.body().start();
    }

    /** Both sides of the talk up to this reply. */
    public Transcript transcript() {
        return transcript;
    }

    /** What followed the reply; waits for the end of the connection if asked to and if it is still open. */
    Aftermath aftermath(boolean wait) {
        return later.after(end(), wait);
    }

    /** What in its form is wrong, although it could be read. */
    List<Flaw> slips() {
        return parsed.slips();
    }

    ReplyParser.Parsed parsed() {
        return parsed;
    }

    int end() {
        return parsed.body().end();
    }
}
