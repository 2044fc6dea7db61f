package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.server.ServerUnderTest;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no browser sends, sent to the reference solutions of lessons 4 to 7; each row cites its rule. */
class ProtocolEdgesTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MANY = 620; // more than are served at a time
    private static final int LARGE_BYTES = 4 << 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) [^\r\n]*\r\n");
    private static final String HOST = "Host: h\r\n";
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String UPGRADE = HOST + "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";

    private static final Map<Integer, LessonServer> SERVERS = new TreeMap<>();

    @BeforeAll
    static void start() throws IOException {
        for (int lesson = 4; lesson <= 7; lesson++) {
            LessonServer server = new LessonServer(lesson);
            SERVERS.put(lesson, server);
            server.start();
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(LessonServer::close);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    bare LF (9112, 2.2)                       | GET / HTTP/1.1\\nHost: h\\nConnection: close\\n\\n       | 200 or 303 or 400
                    empty line first (9112, 2.2)              | \\r\\nGET / HTTP/1.0\\r\\n\\r\\n                          | 200 or 303
                    white space before the fields (9112, 2.2) | GET / HTTP/1.1\\r\\n Host: h\\r\\n\\r\\n                  | 400
                    no Host (9112, 3.2)                       | GET / HTTP/1.1\\r\\n\\r\\n                                | 400
                    two Hosts (9112, 3.2)                     | GET / HTTP/1.1\\r\\nHost: h\\r\\nHost: h\\r\\n\\r\\n      | 400
                    Host with a blank (9112, 3.2)             | GET / HTTP/1.1\\r\\nHost: bad host\\r\\n\\r\\n            | 400
                    Host with a user (9112, 3.2)              | GET / HTTP/1.1\\r\\nHost: user@h\\r\\n\\r\\n              | 400
                    Host with a slash (9112, 3.2)             | GET / HTTP/1.1\\r\\nHost: h/path\\r\\n\\r\\n              | 400
                    Host with a comma (9112, 3.2)             | GET / HTTP/1.1\\r\\nHost: a, b\\r\\n\\r\\n                | 400
                    Host with no port (9112, 3.2)             | GET / HTTP/1.1\\r\\nHost: h:x\\r\\n\\r\\n                 | 400
                    IPv6 Host (9112, 3.2)                     | GET / HTTP/1.1\\r\\nHost: [::1]:80\\r\\nConnection: close\\r\\n\\r\\n | 200 or 303
                    blank before the colon (9112, 5.1)        | GET / HTTP/1.1\\r\\nHost: h\\r\\nA : b\\r\\n\\r\\n        | 400
                    folded line (9112, 5.2)                   | GET / HTTP/1.1\\r\\nHost: h\\r\\nA: b\\r\\n c\\r\\n\\r\\n  | 400
                    NUL in a value (9110, 5.5)                | GET / HTTP/1.1\\r\\nHost: h\\r\\nA: b\\0c\\r\\n\\r\\n      | 400
                    length and chunks (9112, 6.1)             | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 400
                    two lengths (9112, 6.3)                   | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\n\\r\\nabcdef | 400
                    negative length (9112, 6.3)               | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: -5\\r\\n\\r\\n | 400
                    length with a sign (9112, 6.3)            | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: +5\\r\\n\\r\\nabcde | 400
                    length past 2^64 (9110, 8.6)              | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 18446744073709551620\\r\\n\\r\\n | 400 or 413
                    unknown coding (9112, 6.1)                | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n | 501
                    chunked not last (9112, 6.3)              | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked, gzip\\r\\n\\r\\n | 400
                    unknown method (9110, 9.1)                | BREW / HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 501
                    HTTP/2.0 (9110, 15.6.6)                   | GET / HTTP/2.0\\r\\nHost: h\\r\\n\\r\\n                    | 505
                    HTTP/1.2 (9110, 6.2)                      | GET / HTTP/1.2\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 200 or 303
                    absolute form (9112, 3.2.2)               | GET http://h/ HTTP/1.1\\r\\nHost: other\\r\\nConnection: close\\r\\n\\r\\n | 200 or 303
                    OPTIONS * (9112, 3.2.4)                   | OPTIONS * HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 200 or 204
                    GET * (9112, 3.2.4)                       | GET * HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 400
                    CONNECT (9112, 3.2.3)                     | CONNECT h:443 HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 400 or 405
                    no slash (9112, 3.2)                      | GET foo HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 400
                    another scheme (9112, 3.2.2)              | GET ftp://a/b HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 400
                    %zz (3986, 2.1)                           | GET /%zz HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 400 or 404
                    %00 (3986, 7.3)                           | GET /%00 HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 400 or 404
                    .. (9110, 17.3)                           | GET /..%2f..%2fetc/passwd HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n | 400 or 404
                    """)
    void requestGetsTheStatusOfItsRule(String rule, String request, String statuses) throws IOException {
        for (int lesson : SERVERS.keySet()) {
            assertThat(statuses(lesson, unescaped(request)))
                    .as("lesson " + lesson + ", " + rule)
                    .first()
                    .satisfies(status ->
                            assertThat(List.of(statuses.split(" or "))).contains("" + status));
        }
    }

    @Test
    void targetsOfEightThousandBytesFitAndLongerOnesAreRefused() throws IOException {
        for (int lesson : SERVERS.keySet()) {
            assertThat(statuses(lesson, get("/?" + "a".repeat(7_998))))
                    .as("lesson " + lesson)
                    .doesNotContain(414, 431);
            assertThat(statuses(lesson, get("/?" + "a".repeat(8_001))))
                    .as("lesson " + lesson)
                    .containsExactly(414);
            assertThat(statuses(lesson, "GET / HTTP/1.1\r\n" + HOST + "A: " + "a".repeat(20_000) + "\r\n\r\n"))
                    .as("lesson " + lesson)
                    .containsExactly(431);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderAndAHalfClosedClientToo() throws IOException {
        for (int lesson : SERVERS.keySet()) {
            String request = "HEAD / HTTP/1.1\r\n" + HOST + "\r\n";
            assertThat(statuses(lesson, request + request + get("/%zz")))
                    .as("lesson " + lesson)
                    .hasSize(3);
        }
    }

    // RFC 9110, 6.4.1: the second response would be garbled by a body of the first
    @ParameterizedTest
    @CsvSource({"204, 204", "304, 304", "100, 400", "101, 400", "44, 400", "-1, 400", "99999, 400"})
    void statusThatAProgramSetsIsSentWithoutABodyOrRefused(String set, int sent) throws IOException {
        String request = "GET /try/status/" + set + " HTTP/1.1\r\n" + HOST + "\r\n" + get("/try/hello/x");
        assertThat(statuses(7, request)).containsExactly(sent, 200);
    }

    // RFC 9110, 5.5
    @ParameterizedTest
    @CsvSource({
        "/try/redirect/%2Fx%0D%0ASet-Cookie:%20evil=1",
        "/try/redirect/%2Fx%0ASet-Cookie:%20evil=1",
        "/try/redirect/a%00b",
        "/try/cookie/a%0D%0ASet-Cookie:%20evil=1",
        "/try/cookie/a%3B%20Domain=evil"
    })
    void whatMayNotBeSentIsRefusedWhereItIsSet(String target) throws IOException {
        String response = talk(7, get(target));
        assertThat(response).startsWith("HTTP/1.1 400 ").doesNotContain("evil=1", "Domain=evil\r\n");
    }

    // RFC 9110, 15.5.2 and 15.5.6
    @Test
    void errorsNameWhatTheClientNeeds() throws IOException {
        for (int lesson : List.of(5, 6, 7)) {
            String there = Map.of(5, "/api/books", 6, "/login", 7, "/login").get(lesson);
            String delete = "DELETE " + there + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
            assertThat(talk(lesson, delete)).startsWith("HTTP/1.1 405 ").containsPattern("Allow: [^\r]*HEAD");
        }
        assertThat(talk(6, get("/api/messages"))).startsWith("HTTP/1.1 401 ").contains("\r\nWWW-Authenticate: ");
        String post = "POST /api/notes HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        assertThat(talk(7, post)).startsWith("HTTP/1.1 401 ").contains("\r\nWWW-Authenticate: ");
        String put = "PUT /style.css HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        assertThat(talk(7, put)).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no upgrade (9110, 15.5.22)   | GET  | 1.1 | NONE    | 1 | 13 | 426
                    HTTP/1.0 (9110, 7.8)         | GET  | 1.0 | UPGRADE | 1 | 13 | 426
                    HEAD (6455, 4.2.1)           | HEAD | 1.1 | UPGRADE | 1 | 13 | 426
                    POST (6455, 4.2.1)           | POST | 1.1 | UPGRADE | 1 | 13 | 426
                    no key (6455, 4.2.1)         | GET  | 1.1 | UPGRADE | 0 | 13 | 400
                    two keys (6455, 4.2.1)       | GET  | 1.1 | UPGRADE | 2 | 13 | 400
                    version 8 (6455, 4.4)        | GET  | 1.1 | UPGRADE | 1 | 8  | 426
                    """)
    void wrongUpgradeGetsNo101(
            String rule, String method, String version, String fields, int keys, int webSocketVersion, int status)
            throws IOException {
        String request = method + " /try/chat/a HTTP/" + version + "\r\n" + (fields.equals("NONE") ? HOST : UPGRADE)
                + KEY.repeat(keys) + "Sec-WebSocket-Version: " + webSocketVersion + "\r\nContent-Length: 0\r\n\r\n";
        String response = talk(7, request);
        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        if (status == 426) {
            assertThat(response).contains("\r\nUpgrade: websocket\r\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no mask (5.1)                      | 810161                                     | 8802 03ea
                    reserved bit (5.2)                 | c180 00000000                              | 8802 03ea
                    unknown opcode (5.2)               | 8380 00000000                              | 8802 03ea
                    long ping (5.5)                    | 89fe 007e 00000000                         | 8802 03ea
                    ping with the top bit set (5.2)    | 89ff 800000007fffffff 00000000             | 8802 03ea
                    close with the top bit set (5.2)   | 88ff ffffffffffffffff 00000000             | 8802 03ea
                    text with the top bit set (10.4)   | 81ff 8000000000000000 00000000             | 8802 03f1
                    text of 2^40 bytes (10.4)          | 81ff 0000010000000000 00000000             | 8802 03f1
                    ping in pieces (5.5)               | 0980 00000000                              | 8802 03ea
                    continuation of nothing (5.4)      | 8080 00000000                              | 8802 03ea
                    text within a message (5.4)        | 0180 00000000 8180 00000000                | 8802 03ea
                    no UTF-8 (8.1)                     | 8181 00000000 ff                           | 8802 03ef
                    code 1005 (7.4.1)                  | 8882 00000000 03ed                         | 8802 03ea
                    code of one byte (5.5.1)           | 8881 00000000 03                           | 8802 03ea
                    code 1000 (5.5.1)                  | 8882 00000000 03e8                         | 8802 03e8
                    code 4999 (7.4.2)                  | 8882 00000000 1387                         | 8802 1387
                    ping between fragments (5.4)       | 0180 00000000 8981 00000000 61 8882 00000000 03e8 | 8a01 61 8802 03e8
                    """)
    void framesAreAnsweredAsRfc6455Asks(String rule, String frames, String answer) throws IOException {
        byte[] sent = HexFormat.of().parseHex(frames.replace(" ", ""));
        try (Socket socket = webSocket()) {
            socket.getOutputStream().write(sent);
            String received = HexFormat.of().formatHex(readAll(socket));
            assertThat(received).startsWith(answer.replace(" ", ""));
        }
    }

    /** RFC 6455, 10.4: what is announced takes no memory. */
    @Test
    void announcedLengthsTakeNoMemory() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Socket socket = webSocket();
            sockets.add(socket);
            socket.getOutputStream().write(HexFormat.of().parseHex("89ff800000007fffffff61626364"));
        }
        assertThat(statuses(7, get("/try/hello/x"))).containsExactly(200);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** RFC 9110, 9.3: who asks for much and reads nothing is given up after a time, and others are served. */
    @Test
    void clientsThatReadNothingDoNotHoldUpOthers() throws IOException {
        ServerUnderTest server = SERVERS.get(4).child();
        Files.write(server.site().resolve("large.bin"), new byte[LARGE_BYTES]);
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i : IntStream.range(0, MANY).toArray()) {
                Socket socket = new Socket("127.0.0.1", server.port());
                socket.setReceiveBufferSize(4_096);
                socket.getOutputStream().write(get("/large.bin").getBytes(StandardCharsets.ISO_8859_1));
                clients.add(socket);
            }
            boolean served = Waiting.until(() -> isServed(4), Deadline.in(Duration.ofSeconds(60)));
            assertThat(served).as("whether somebody else is served").isTrue();
        } finally {
            for (Socket socket : clients) {
                socket.close();
            }
        }
    }

    /** RFC 9110, 15.6.1: an Error in a handler is a 500, too; here the parser of templates calls itself too deep. */
    @Test
    void errorInAHandlerIsA500AndTheServerGoesOn() throws IOException {
        ServerUnderTest server = SERVERS.get(7).child();
        Path template = server.site().resolve("templates/misspelt.html");
        Files.writeString(template, "{{#if message}}\n".repeat(20_000));
        assertThat(statuses(7, get("/try/misspelt"))).containsExactly(500);
        assertThat(server.output().all()).contains("StackOverflowError");
        assertThat(statuses(7, get("/try/hello/x"))).containsExactly(200);
    }

    /** What is said in a chat waits for no client that does not read. */
    @Test
    void webSocketThatDoesNotReadHoldsUpNoOthers() throws IOException {
        try (Socket silent = webSocket();
                Socket speaker = webSocket()) {
            speaker.setTcpNoDelay(true); // or each text waits for the one before it to be acknowledged
            int textBytes = 4_096;
            byte[] frame = Arrays.copyOf(HexFormat.of().parseHex("81fe100000000000"), 8 + textBytes);
            for (int i = 0; i < 4_000; i++) {
                speaker.getOutputStream().write(frame);
                byte[] heard = speaker.getInputStream().readNBytes(4 + "a: ".length() + textBytes);
                assertThat(heard).as("what is said " + i).startsWith(0x81, 0x7e);
            }
            assertThat(silent.isConnected()).isTrue();
        }
    }

    private static boolean isServed(int lesson) {
        try {
            return !statuses(lesson, get("/")).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket webSocket() throws IOException {
        Socket socket = new Socket("127.0.0.1", SERVERS.get(7).child().port());
        socket.setSoTimeout((int) LIMIT.toMillis());
        String request = "GET /try/chat/a HTTP/1.1\r\n" + UPGRADE + KEY + VERSION + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") == -1) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101 ");
        return socket;
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
    }

    private static List<Integer> statuses(int lesson, String request) throws IOException {
        return STATUS.matcher(talk(lesson, request))
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .toList();
    }

    /** Everything that comes back until the server closes. */
    private static String talk(int lesson, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVERS.get(lesson).child().port())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(readAll(socket), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] readAll(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next != -1; next = in.read()) {
                bytes.write(next);
            }
        } catch (SocketTimeoutException | SocketException e) {
            // What has come is judged.
        }
        return bytes.toByteArray();
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
    }
}
