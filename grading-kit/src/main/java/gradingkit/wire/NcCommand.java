package gradingkit.wire;

import java.util.Locale;
import java.util.Optional;

/** A command that sends any bytes: {@code printf '…' | nc 127.0.0.1 8000}. */
final class NcCommand {

    private static final int MOST_CHARACTERS = 800;
    private static final int LONG_REQUEST = 400;
    private static final int LONG_RUN = 40;

    private final byte[] sent;
    private final StringBuilder format = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();

    private NcCommand(byte[] sent) {
        this.sent = sent;
    }

    /** The command for a server on the port; empty if it would be long. With {@code cat -e} CR is ^M, and LF is $. */
    static Optional<String> of(byte[] sent, int port, Shown shown) {
        String nc = "nc 127.0.0.1 " + port + (shown == Shown.BYTES ? " | cat -e" : "");
        return sent.length == 0 ? Optional.of(nc) : new NcCommand(sent).printf(nc);
    }

    private Optional<String> printf(String nc) {
        int at = 0;
        while (at < sent.length && format.length() <= MOST_CHARACTERS) {
            at += add(at);
        }
        boolean fits = format.length() <= MOST_CHARACTERS;
        return fits ? Optional.of("printf '" + format + "'" + arguments + " | " + nc) : Optional.empty();
    }

    // Returns how many bytes it has put into the command.
    private int add(int at) {
        int run = run(at);
        boolean worthIt = sent.length > LONG_REQUEST && run >= LONG_RUN;
        if (!worthIt) {
            format.append(escaped(sent[at], at == 0));
            return 1;
        }
        format.append("%s");
        arguments
                .append(" \"$(printf %")
                .append(run)
                .append("s | tr ' ' ")
                .append((char) sent[at])
                .append(")\"");
        return run;
    }

    // How often the same letter or digit follows itself.
    private int run(int at) {
        int end = at;
        while (end < sent.length && sent[end] == sent[at] && isLetterOrDigit(sent[at])) {
            end++;
        }
        return end - at;
    }

    private static boolean isLetterOrDigit(byte b) {
        return b >= 0 && Character.isLetterOrDigit((char) b);
    }

    // What POSIX printf prints as the same byte, between single quotes.
    private static String escaped(byte b, boolean first) {
        return switch (b) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            case '%' -> "%%";
            // In front it would begin an option.
            case '-' -> first ? octal(b) : "-";
            case '\'' -> octal(b);
            default -> b >= ' ' && b < 0x7f ? String.valueOf((char) b) : octal(b);
        };
    }

    private static String octal(byte b) {
        return String.format(Locale.ROOT, "\\%03o", b & 0xff);
    }
}
