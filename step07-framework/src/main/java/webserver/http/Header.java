package webserver.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One header field of a request or a response (RFC 9110, 5).
 *
 * @param name its name, in which case does not matter
 * @param value its value, without white space around it
 */
public record Header(String name, String value) {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+"); // RFC 9110, 5.6.2

    // RFC 9110, 5.5: what ends the line, or is no byte, would make another message of this one
    private static final Pattern FORBIDDEN = Pattern.compile("[^\\t\\x20-\\x7e\\x80-\\xff]");

    /** @throws IllegalArgumentException if the name or the value has a character that may not be sent */
    public Header {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a header field.");
        }
        Matcher forbidden = FORBIDDEN.matcher(value);
        if (forbidden.find()) {
            throw new IllegalArgumentException("The value of " + name
                    + " has the character U+%04X, which may not be sent."
                            .formatted((int) value.charAt(forbidden.start())));
        }
    }
}
