package gradingkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back, looked at without strictness: how curl would show it. */
final class Received {

    private static final Pattern END_OF_HEAD = Pattern.compile("\r?\n\r?\n");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d{1,18})\\s*$");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding:.*chunked\\s*$");
    private static final Pattern WITHOUT_BODY = Pattern.compile("HTTP/\\S+ (1\\d\\d|204|304)\\b.*", Pattern.DOTALL);

    private final String head;
    private final String body;

    Received(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher end = END_OF_HEAD.matcher(text);
        boolean complete = end.find();
        head = complete ? text.substring(0, end.start()) : text;
        body = complete ? text.substring(end.end()) : "";
    }

    /** Whether bytes came that a client does not look at, as they stand behind the end of the reply. */
    boolean hasMoreThan(String method) {
        if (method.equals("HEAD") || WITHOUT_BODY.matcher(head).matches()) {
            return !body.isEmpty();
        }
        Matcher length = LENGTH.matcher(head);
        return !isChunked() && length.find() && body.length() > Long.parseLong(length.group(1));
    }

    boolean isChunked() {
        return CHUNKED.matcher(head).find();
    }

    /** Whether a terminal can show the body: curl refuses to put a NUL there. */
    boolean isText() {
        return body.indexOf('\0') < 0 && !head.toLowerCase(Locale.ROOT).contains("content-encoding: gzip");
    }
}
