package gradingkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    @DisplayName("what the charset lacks becomes ASCII")
    void ascii() {
        terminal(StandardCharsets.US_ASCII, false).printLines(List.of("✔ a · b – c …", "GET␍␊ 😀"));
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo("+ a . b - c ...\nGET\\r\\n ?\n");
    }

    @Test
    @DisplayName("UTF-8 has all of it")
    void utf8() {
        terminal(StandardCharsets.UTF_8, false).print("✘ ␍ 😀");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("✘ ␍ 😀");
    }

    @Test
    @DisplayName("a pipe gets no control sequences")
    void pipe() {
        Terminal pipe = terminal(StandardCharsets.UTF_8, false);
        pipe.erase();
        pipe.eraseLine();
        assertThat(bytes.size()).isZero();
    }

    @Test
    @DisplayName("a terminal is erased from its first line on")
    void erases() {
        terminal(StandardCharsets.UTF_8, true).erase();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[H\u001b[2J");
    }

    @Test
    @DisplayName("NO_COLOR takes the colours away, TERM=dumb everything")
    void environment() {
        assertThat(Terminal.wantsColour(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Terminal.understandsControls(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isTrue();
        assertThat(Terminal.understandsControls(Map.of("TERM", "dumb"))).isFalse();
    }

    private Terminal terminal(Charset charset, boolean erases) {
        return new Terminal(bytes, charset, erases, erases);
    }
}
