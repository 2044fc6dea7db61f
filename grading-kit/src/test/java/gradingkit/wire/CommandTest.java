package gradingkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    private static final String URL = "http://127.0.0.1:8000/";
    private static final String HOST = "Host: 127.0.0.1:41233\r\n";

    static Stream<Arguments> curls() {
        return Stream.of(
                arguments(get("/path"), "curl -v http://127.0.0.1:8000/path"),
                arguments(get("/"), "curl -v http://127.0.0.1:8000/"),
                arguments(get("/a%20b"), "curl -v http://127.0.0.1:8000/a%20b"),
                arguments(get("/?q=1&r=2"), "curl -v 'http://127.0.0.1:8000/?q=1&r=2'"),
                arguments(get("/it's"), "curl -v 'http://127.0.0.1:8000/it'\\''s'"),
                arguments(get("/../etc"), "curl -v --path-as-is http://127.0.0.1:8000/../etc"),
                arguments(get("/a/%2E%2e/b"), "curl -v --path-as-is http://127.0.0.1:8000/a/%2E%2e/b"),
                arguments(get("/a/./b"), "curl -v --path-as-is http://127.0.0.1:8000/a/./b"),
                arguments(get("/a/.."), "curl -v --path-as-is http://127.0.0.1:8000/a/.."),
                arguments(get("/a..b?x=/../"), "curl -v 'http://127.0.0.1:8000/a..b?x=/../'"),
                arguments(get("/{a}[1]"), "curl -v -g 'http://127.0.0.1:8000/{a}[1]'"),
                arguments("HEAD / HTTP/1.1\r\n" + HOST + "\r\n", "curl -v -I http://127.0.0.1:8000/"),
                arguments("DELETE /x HTTP/1.1\r\n" + HOST + "\r\n", "curl -v -X DELETE http://127.0.0.1:8000/x"),
                arguments("BREW / HTTP/1.1\r\n" + HOST + "\r\n", "curl -v -X BREW http://127.0.0.1:8000/"),
                arguments("GET / HTTP/1.0\r\n" + HOST + "\r\n", "curl -v --http1.0 http://127.0.0.1:8000/"),
                arguments("GET / HTTP/1.0\r\n\r\n", "curl -v --http1.0 -H Host: http://127.0.0.1:8000/"),
                arguments("GET / HTTP/1.1\r\n\r\n", "curl -v -H Host: http://127.0.0.1:8000/"),
                arguments(
                        "GET / HTTP/1.1\r\nhost: example.org\r\n\r\n",
                        "curl -v -H 'host: example.org' http://127.0.0.1:8000/"),
                arguments(
                        "GET / HTTP/1.1\r\n" + HOST + "Connection: close\r\nAccept-Encoding: identity\r\n"
                                + "User-Agent: grading-kit\r\n\r\n",
                        "curl -v http://127.0.0.1:8000/"),
                arguments(
                        "GET / HTTP/1.1\r\n" + HOST + "Accept: text/html\r\nX: it's\r\nEmpty:\r\n\r\n",
                        "curl -v -H 'Accept: text/html' -H 'X: it'\\''s' -H 'Empty;' http://127.0.0.1:8000/"),
                arguments(
                        "GET / HTTP/1.1\r\n" + HOST + "User-Agent: a \"quoted\" one\r\n\r\n",
                        "curl -v -H 'User-Agent: a \"quoted\" one' http://127.0.0.1:8000/"),
                arguments(
                        "GET / HTTP/1.0\r\n" + HOST + "Connection: keep-alive\r\n\r\n",
                        "curl -v --http1.0 -H 'Connection: keep-alive' http://127.0.0.1:8000/"),
                arguments(
                        "POST /api HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"name\":\"Zo\u00eb\"} ",
                        "curl -v -H 'Content-Type: application/json' --data-raw '{\"name\":\"Zo\u00eb\"} '"
                                + " http://127.0.0.1:8000/api"),
                arguments(
                        "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\n\r\n@a\u0020",
                        "curl -v -X PUT -H Content-Type: --data-raw '@a ' http://127.0.0.1:8000/"),
                arguments(
                        "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n",
                        "curl -v -H Content-Type: --data-raw '' http://127.0.0.1:8000/"));
    }

    @ParameterizedTest
    @MethodSource("curls")
    void usesCurlForAPlainRequest(String sent, String command) {
        assertThat(command(sent)).isEqualTo(command);
    }

    static Stream<Arguments> printfs() {
        return Stream.of(
                arguments("", "nc 127.0.0.1 8000"),
                arguments("GET / HTTP/1.1\n\n", "printf 'GET / HTTP/1.1\\n\\n' | nc 127.0.0.1 8000"),
                arguments("GET / HTTP/1.1\r\n", "printf 'GET / HTTP/1.1\\r\\n' | nc 127.0.0.1 8000"),
                arguments("-n%\\'\0\t\u00e9", "printf '\\055n%%\\\\\\047\\000\\t\\303\\251' | nc 127.0.0.1 8000"),
                arguments(
                        "GET / HTTP/1.1\r\nhost: 127.0.0.1:41233\r\n\r\n",
                        "printf 'GET / HTTP/1.1\\r\\nhost: 127.0.0.1:8000\\r\\n\\r\\n' | nc 127.0.0.1 8000"),
                arguments(
                        "GET / HTTP/1.1\r\nA : b\r\n\r\n",
                        "printf 'GET / HTTP/1.1\\r\\nA : b\\r\\n\\r\\n' | nc 127.0.0.1 8000"),
                arguments(
                        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                        "printf 'GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n' | nc 127.0.0.1 8000"),
                arguments(
                        "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nHell",
                        "printf 'POST / HTTP/1.1\\r\\nContent-Length: 5\\r\\n\\r\\nHell' | nc 127.0.0.1 8000"),
                arguments(
                        "GET /" + "a".repeat(5000) + " HTTP/1.1\r\n\r\n",
                        "printf 'GET /%s HTTP/1.1\\r\\n\\r\\n' \"$(printf %5000s | tr ' ' a)\" | nc 127.0.0.1 8000"),
                arguments("ab".repeat(500), ""));
    }

    @ParameterizedTest
    @MethodSource("printfs")
    void usesPrintfForAnythingElse(String sent, String command) {
        assertThat(command(sent)).isEqualTo(command);
    }

    static Stream<Arguments> repliesThatCurlHides() {
        String nc = "printf 'GET / HTTP/1.1\\r\\nHost: 127.0.0.1:8000\\r\\n\\r\\n' | nc 127.0.0.1 8000";
        return Stream.of(
                arguments("GET", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab", nc),
                arguments("GET", "HTTP/1.1 204 No Content\r\n\r\na", nc),
                arguments("HEAD", "HTTP/1.1 200 OK\r\n\r\na", nc.replace("GET", "HEAD")),
                arguments(
                        "GET",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "curl -v --raw " + URL),
                arguments("GET", "HTTP/1.1 200 OK\r\n\r\na\0b", "curl -v " + URL + " | od -A d -t x1"),
                arguments("GET", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", "curl -v " + URL));
    }

    @ParameterizedTest
    @MethodSource("repliesThatCurlHides")
    void showsTheWholeReply(String method, String received, String command) {
        String sent = method + " / HTTP/1.1\r\n" + HOST + "\r\n";
        assertThat(transcript(sent, received).command(8000, Shown.REPLY)).hasValue(command);
    }

    @Test
    void showsBytesAndEndsWithNc() {
        Transcript transcript = transcript("GET / HTTP/1.1\r\n\r\n", "");
        String nc = "printf 'GET / HTTP/1.1\\r\\n\\r\\n' | nc 127.0.0.1 8000";
        assertThat(transcript.command(8000, Shown.END)).hasValue(nc);
        assertThat(transcript.command(8000, Shown.BYTES)).hasValue(nc + " | cat -e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\n\n",
                "-n%d%%\\n\\'\"`$x\0\0017\t\u00e9\u007f!#*?~",
                "GET / HTTP/2.0\r\nX: 100%\r\n\r\n",
                "'"
            })
    void printsTheSameBytes(String sent) throws IOException {
        assertThat(printed(sent)).isEqualTo(sent.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 399, 5000})
    void printsLongRunsToo(int length) throws IOException {
        String sent = "GET /50%" + "a".repeat(length) + "b".repeat(length) + " HTTP/1.1\n".repeat(5);

        assertThat(printed(sent)).isEqualTo(sent.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] printed(String sent) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        String printf = command(sent).replace(" | nc 127.0.0.1 8000", "");
        Process shell = new ProcessBuilder("/bin/sh", "-c", printf).start();
        return shell.getInputStream().readAllBytes();
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private static String command(String sent) {
        return transcript(sent, "").command(8000, Shown.REPLY).orElse("");
    }

    private static Transcript transcript(String sent, String received) {
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", 41233);
        return new Transcript(
                sent.getBytes(StandardCharsets.UTF_8), received.getBytes(StandardCharsets.UTF_8), server, true);
    }
}
