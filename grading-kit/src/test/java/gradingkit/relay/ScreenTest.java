package gradingkit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.text.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the relay writes. */
class ScreenTest {

    private static final Row ROW = new Row("+17 ms", 2, Row.CLIENT, "GET / HTTP/1.1␍␊");

    @Test
    void aLineHasItsTimeNumberAndDirection() {
        assertThat(printed(ROW, StandardCharsets.UTF_8, false)).isEqualTo("  +17 ms   2 → GET / HTTP/1.1␍␊");
    }

    @Test
    void eachConnectionHasItsColour() {
        String second = printed(ROW, StandardCharsets.UTF_8, true);
        String third = printed(new Row("", 3, Row.SERVER, "x"), StandardCharsets.UTF_8, true);

        assertThat(second).contains("\u001b[33m  2 →\u001b[0m GET");
        assertThat(third).contains("\u001b[35m  3 ←\u001b[0m x");
    }

    @Test
    void whatTheCharsetLacksHasAStandIn() {
        assertThat(printed(ROW, StandardCharsets.US_ASCII, false)).isEqualTo("  +17 ms   2 > GET / HTTP/1.1\\r\\n");
    }

    private static String printed(Row row, Charset charset, boolean colours) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Screen(new Terminal(out, charset, colours, colours)).print(List.of(row));
        return out.toString(charset).stripTrailing();
    }
}
