package gradingkit.wire;

import gradingkit.text.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;

/**
 * Assertions on a reply. What is not as expected is collected (see {@link Mismatches}), and {@link #as} gives the
 * reason for the next assertion: {@code as("the file does not exist").hasStatus(404)} reads "status 404, as the file
 * does not exist; found 200".
 */
public final class ReplyAssert extends AbstractAssert<ReplyAssert, Reply> {

    static final String CLOSE = "the connection to be closed after the reply";

    ReplyAssert(Reply reply) {
        super(reply, ReplyAssert.class);
        Mismatches.about(reply);
    }

    /** Expects this status code. */
    public ReplyAssert hasStatus(int expected) {
        return hasStatusIn(expected);
    }

    /**
     * Expects the form that RFC 9112 gives a reply, to the byte: what can be read all the same is noted, and fails here
     * and nowhere else. If the server has announced that it closes the connection, waits for that.
     */
    public ReplyAssert isWellFormed() {
        return hasWellFormedHead().hasNothingAfterIt();
    }

    /** The same, whatever follows the reply: for lessons with another check of its length. */
    public ReplyAssert hasWellFormedHead() {
        actual.slips().stream().findFirst().ifPresent(slip -> {
            throw slip.over(actual.transcript());
        });
        return passed();
    }

    /** Expects one of these status codes. */
    public ReplyAssert hasStatusIn(int... expected) {
        boolean right = Arrays.stream(expected).anyMatch(status -> status == actual.status());
        String statuses = Arrays.stream(expected).mapToObj(String::valueOf).collect(Collectors.joining(" or "));
        String text = text("status " + statuses, String.valueOf(actual.status()));
        return right ? passed() : failed(new Mismatch(true, text, actual.transcript(), actual.statusOffset(), 3));
    }

    /** Expects a field of this name with exactly this value. */
    public ReplyAssert hasHeader(String name, String value) {
        boolean right = actual.headers(name).contains(value);
        return right ? passed() : wrongField(name, name + ": " + quoted(value));
    }

    /** Expects a field of this name. */
    public ReplyAssert hasHeader(String name) {
        boolean right = actual.header(name).isPresent();
        return right ? passed() : wrongField(name, "a field " + name);
    }

    /** Expects no field of this name. */
    public ReplyAssert hasNoHeader(String name) {
        boolean right = actual.header(name).isEmpty();
        return right ? passed() : wrongField(name, "no field " + name);
    }

    /** Expects this media type in Content-Type, such as text/html, whatever its case and its parameters. */
    public ReplyAssert hasMediaType(String expected) {
        boolean right = ContentType.of(actual).mediaType().equals(expected.toLowerCase(Locale.ROOT));
        return right ? passed() : wrongField("Content-Type", "Content-Type: " + quoted(expected));
    }

    /** Expects a redirect, with whichever status that has a Location (RFC 9110, 15.4). */
    public ReplyAssert isRedirect() {
        return hasStatusIn(303, 302, 301, 307, 308);
    }

    /** Expects a Location that leads to this path of the same server, as a path or with scheme and host before it. */
    public ReplyAssert leadsTo(String path) {
        String found = actual.header("Location").orElse("");
        boolean right = found.replaceFirst("^https?://[^/]+", "").equals(path);
        return right ? passed() : wrongField("Location", "a Location that leads to " + path);
    }

    /** Expects this charset in Content-Type, such as utf-8, whatever its case. */
    public ReplyAssert hasCharset(String expected) {
        Optional<String> found = ContentType.of(actual).charsetName();
        boolean right = found.equals(Optional.of(expected.toLowerCase(Locale.ROOT)));
        return right ? passed() : wrongField("Content-Type", "Content-Type with charset=" + expected);
    }

    /** Expects these bytes as the content. */
    public ReplyAssert hasBody(byte[] expected) {
        byte[] found = actual.parsed().body().bytes();
        int at = Arrays.mismatch(expected, found);
        if (at < 0) {
            return passed();
        }
        String text = text(BodyDifference.expected(expected, at), BodyDifference.found(expected, found, at));
        return failedInBody(text, at);
    }

    /** Expects this text as the content, in UTF-8. */
    public ReplyAssert hasBody(String expected) {
        return hasBody(expected.getBytes(StandardCharsets.UTF_8));
    }

    /** Expects this value as JSON, in whichever order and layout; the value may be a map, a record or a node. */
    public ReplyAssert hasJson(Object expected) {
        hasMediaType("application/json");
        JsonNode wanted = Json.value(expected);
        JsonNode found = Json.in(actual);
        boolean right = found.equals(wanted);
        return right ? passed() : failedSomewhere(text("the JSON " + wanted, Excerpt.of(found.toString())));
    }

    /** Expects this text somewhere in the content. */
    public ReplyAssert bodyContains(String expected) {
        boolean right = actual.text().contains(expected);
        String found = actual.text().isEmpty() ? "no body" : "a body without it";
        return right ? passed() : failedSomewhere(text("a body that contains " + quoted(expected), found));
    }

    /** Expects this text nowhere in the content. */
    public ReplyAssert bodyDoesNotContain(String unwanted) {
        byte[] needle = unwanted.getBytes(ContentType.of(actual).charset());
        int at = BodyDifference.indexOf(actual.parsed().body().bytes(), needle);
        if (at < 0) {
            return passed();
        }
        String text = text("a body that does not contain " + quoted(unwanted), "it from body byte " + at + " on");
        int offset = actual.parsed().body().offsetOf(at);
        return failed(new Mismatch(false, text, actual.transcript(), offset, needle.length));
    }

    /** Expects Content-Length with the number of bytes in the body: neither too large nor too small. */
    public ReplyAssert hasContentLength() {
        if (actual.header("Content-Length").isEmpty()) {
            return wrongField("Content-Length", "Content-Length with the number of bytes in the body");
        }
        Aftermath after = actual.aftermath(actual.parsed().head().announcesClose());
        boolean right = after.bytes().length == 0 || actual.framing() != Framing.CONTENT_LENGTH;
        return right ? passed() : tooShort(after);
    }

    /** Expects the server to close the connection behind this reply, with no byte between; waits for it. */
    public ReplyAssert isFollowedByClose() {
        Aftermath after = actual.aftermath(true);
        if (after.bytes().length > 0) {
            return failedBehind(after, "the close of the connection after the reply");
        }
        if (!after.closed() && !after.open()) {
            throw new IllegalStateException("isFollowedByClose must be asked before the wire is closed");
        }
        String text = text(CLOSE, "it still open");
        return after.closed() ? passed() : failed(new Mismatch(false, text, after.transcript(), -1, -1));
    }

    /**
     * Expects no byte behind this reply. If the server has announced that it closes the connection, waits for that;
     * else only what has been received is looked at.
     */
    public ReplyAssert hasNothingAfterIt() {
        Aftermath after = actual.aftermath(actual.parsed().head().announcesClose());
        return after.bytes().length == 0 ? passed() : failedBehind(after, "nothing after the reply");
    }

    private ReplyAssert tooShort(Aftermath after) {
        int all = actual.parsed().body().bytes().length + after.bytes().length;
        String expected = "Content-Length: " + all + ", the number of bytes in the body";
        String text = text(expected, foundFields("Content-Length"));
        return failed(new Mismatch(false, text, after.transcript(), after.offset(), after.bytes().length));
    }

    private ReplyAssert failedBehind(Aftermath after, String expected) {
        int count = after.bytes().length;
        String text = text(expected, Words.bytes(count) + " more, " + BodyDifference.start(after.bytes()));
        return failed(new Mismatch(false, text, after.transcript(), after.offset(), count));
    }

    private ReplyAssert wrongField(String name, String expected) {
        String text = text(expected, foundFields(name));
        Optional<Field> field = actual.parsed().head().field(name);
        int offset = field.map(Field::offset).orElse(-1);
        int length = field.map(f -> Math.max(1, f.value().length())).orElse(-1);
        return failed(new Mismatch(false, text, actual.transcript(), offset, length));
    }

    private String foundFields(String name) {
        List<String> values = actual.headers(name);
        return values.isEmpty()
                ? "no such field"
                : values.stream().map(ReplyAssert::quoted).collect(Collectors.joining(" and "));
    }

    private ReplyAssert failedInBody(String text, int at) {
        boolean behind = at >= actual.parsed().body().bytes().length;
        int offset = actual.parsed().body().offsetOf(at);
        // Nothing can be pointed at behind the body when the reply has none, or none came at all.
        boolean hidden = behind && actual.framing() == Framing.NONE;
        return failed(new Mismatch(false, text, actual.transcript(), hidden ? -1 : offset, hidden ? -1 : 1));
    }

    private ReplyAssert failedSomewhere(String text) {
        return failed(new Mismatch(false, text, actual.transcript(), -1, -1));
    }

    private String text(String expected, String found) {
        String reason = info.hasDescription() ? ", as " + info.descriptionText() : "";
        return expected + reason + "; found " + found;
    }

    private ReplyAssert failed(Mismatch mismatch) {
        passed();
        Mismatches.add(mismatch);
        return this;
    }

    // The reason was for one assertion only.
    private ReplyAssert passed() {
        info.description("");
        return this;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
