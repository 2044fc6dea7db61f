package gradingkit.text;

import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a program's lines go: a terminal, which may have colours, or a pipe or file. In the charset of the computer, with
 * ASCII in the place of what that charset lacks. Thread-safe.
 */
public final class Terminal {

    private static final Map<Integer, String> ASCII = Map.ofEntries(
            Map.entry((int) '✔', "+"),
            Map.entry((int) '✘', "x"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '·', "."),
            Map.entry((int) '…', "..."),
            Map.entry((int) '→', ">"),
            Map.entry((int) '←', "<"),
            Map.entry((int) '␍', "\\r"),
            Map.entry((int) '␊', "\\n"));

    private final PrintStream out;
    private final Charset charset;
    private final boolean erases;
    private final boolean colours;

    /**
     * @param erases whether what is on it can be put away again, by control sequences of ECMA-48
     * @param colours whether it shows colours, and is to
     */
    public Terminal(OutputStream out, Charset charset, boolean erases, boolean colours) {
        this.out = new PrintStream(out, true, charset);
        this.charset = charset;
        this.erases = erases;
        this.colours = colours;
    }

    /** This program's standard output. */
    public static Terminal standard() {
        Map<String, String> environment = System.getenv();
        boolean erases = isTerminal(System.console()) && understandsControls(environment);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        return new Terminal(out, charsetOfOutput(), erases, erases && wantsColour(environment));
    }

    /** Whether what is on it can be put away again. */
    public boolean erases() {
        return erases;
    }

    /** Whether it shows colours, and is to. */
    public boolean colours() {
        return colours;
    }

    /** Prints a text as it is, but for characters that are not to be had; it may end within a line. */
    public synchronized void print(String text) {
        out.print(encodable(text, charset));
        out.flush();
    }

    /** Prints some lines. */
    public void printLines(Iterable<String> lines) {
        print(String.join("\n", lines) + "\n");
    }

    /** Puts away all that is on the screen, if that is possible. */
    public void erase() {
        print(erases ? "\u001b[H\u001b[2J" : "");
    }

    /** Puts away the line that was begun, if that is possible. */
    public void eraseLine() {
        print(erases ? "\r\u001b[K" : "");
    }

    /** The text with ASCII in the place of what the charset lacks. */
    static String encodable(String text, Charset charset) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(character -> {
            String shown = Character.toString(character);
            boolean there = charset.newEncoder().canEncode(shown);
            result.append(there ? shown : ASCII.getOrDefault(character, "?"));
        });
        return result.toString();
    }

    /** Whether the terminal of this environment knows control sequences; the old console of Windows does not. */
    static boolean understandsControls(Map<String, String> environment) {
        boolean old = File.separatorChar == '\\' && !environment.containsKey("WT_SESSION");
        return !environment.getOrDefault("TERM", old ? "dumb" : "").equals("dumb");
    }

    /** Whether the environment has nothing against colours: https://no-color.org. */
    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    private static Charset charsetOfOutput() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }

    /** From JDK 22 on there is a console in a pipe, too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return console != null;
        }
    }
}
