package gradingkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 8000);

    @Test
    void showsEveryByte() {
        assertThat(received("\0\t\r\n\u001b\u007f é", 80, -1, -1)).containsExactly("␀␉␍␊␛␡ \\xc3\\xa9");
        assertThat(received("", 80, 0, 1)).containsExactly("(nothing)");
    }

    @Test
    void pointsOnOneLine() {
        assertThat(received("HTTP/1.1 200 OK\r\nA: b\r\n\r\n", 80, 9, 3))
                .containsExactly("HTTP/1.1 200 OK␍␊A: b␍␊␍␊", "         ^^^");
    }

    @Test
    void countsColumnsInCharacters() {
        assertThat(received("ééx\r\n", 80, 4, 1)).containsExactly("\\xc3\\xa9\\xc3\\xa9x␍␊", "                ^");
        assertThat(received("aé!", 80, 1, 2)).containsExactly("a\\xc3\\xa9!", " ^^^^^^^^");
    }

    @Test
    void pointsBehindTheLastByte() {
        assertThat(received("HTTP", 80, 4, 1)).containsExactly("HTTP", "    ^");
        assertThat(received("ab\ncd\n", 4, 6, 1)).containsExactly("ab␊", "cd␊", "   ^");
        assertThat(received("abc", 80, 1, 100)).containsExactly("abc", " ^^");
        assertThat(received("abc", 80, 9, 1)).containsExactly("abc");
    }

    @Test
    void breaksLinesWhereTheyEnd() {
        assertThat(received("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>\n", 25, 31, 9))
                .containsExactly(
                        "HTTP/1.1 200 OK␍␊", "Content-Type: text/html␍␊", "              ^^^^^^^^^", "␍␊", "<p>␊");
    }

    @Test
    void cutsLongLines() {
        assertThat(received("abcdefghij", 8, -1, -1)).containsExactly("abcdefg…");
        assertThat(received("abcdefghij", 8, 2, 2)).containsExactly("abcdefg…", "  ^^");
        assertThat(received("abcdefghij", 8, 2, 8)).containsExactly("abcdefg…", "  ^^^^^");
        assertThat(received("abcdefghijklmnop", 8, 9, 1)).containsExactly("…efghij…", "      ^");
        assertThat(received("abcdefghijklmnop", 8, 15, 1)).containsExactly("…klmnop", "      ^");
        assertThat(received("ééé", 10, -1, -1)).containsExactly("\\xc3\\xa9…");
    }

    @Test
    void neverGetsWiderThanAsked() {
        String text = "HTTP/1.1 200 OK\r\n" + "é".repeat(50) + "x".repeat(50) + "\r\n\r\nend";
        for (int offset = 0; offset < 170; offset++) {
            List<String> lines = received(text, 40, offset, 3);
            assertThat(lines).allMatch(line -> line.length() <= 40).anyMatch(line -> line.contains("^"));
        }
    }

    @Test
    void showsTwelveLinesAtMost() {
        List<String> lines = received("line\n".repeat(1000), 80, -1, -1);

        assertThat(lines).hasSize(13).last().isEqualTo("… and 4,940 bytes more");
    }

    @Test
    void showsTheLinesRoundTheCaret() {
        List<String> lines = received("line\n".repeat(50) + "bad\n" + "more\n".repeat(50), 80, 250, 3);

        assertThat(lines.get(0)).isEqualTo("… 210 bytes before this");
        assertThat(lines.subList(9, 12)).containsExactly("bad␊", "^^^", "more␊");
        assertThat(lines).hasSize(15).last().isEqualTo("… and 235 bytes more");
    }

    @Test
    void showsWhatWasSent() {
        Transcript transcript =
                new Transcript("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8), new byte[0], SERVER, false);

        assertThat(transcript.sentLines(80)).containsExactly("GET / HTTP/1.1␍␊␍␊");
        assertThat(Transcript.empty(SERVER).sentLines(80)).containsExactly("(nothing)");
    }

    private static List<String> received(String text, int width, int offset, int length) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Transcript(new byte[0], bytes, SERVER, true).receivedLines(width, offset, length);
    }
}
