package gradingkit.wire;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field Content-Type of a reply (RFC 9110, 8.3): {@code text/html; charset=utf-8}. */
record ContentType(String value) {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s;=\"]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]*))");

    /** The reply's media type; empty text if it has none. */
    static ContentType of(Reply reply) {
        return new ContentType(reply.header("Content-Type").orElse(""));
    }

    /** Such as text/html, in lower case, without parameters. */
    String mediaType() {
        return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The parameter charset, in lower case. */
    Optional<String> charsetName() {
        Matcher parameters = PARAMETER.matcher(value);
        while (parameters.find()) {
            if (parameters.group(1).equalsIgnoreCase("charset")) {
                return Optional.of(parameterValue(parameters).toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /** The charset of the text; UTF-8 where none or an unknown one is named. */
    Charset charset() {
        try {
            return charsetName().map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String parameterValue(Matcher parameters) {
        String quoted = parameters.group(2);
        return quoted == null ? parameters.group(3) : quoted.replaceAll("\\\\(.)", "$1");
    }
}
