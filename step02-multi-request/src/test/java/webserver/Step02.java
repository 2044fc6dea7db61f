package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;

/** The suite of step 2. Most of it looks into the server through the table of the page {@code /request}. */
@Lesson(
        number = 2,
        title = "Many requests",
        tasks = {
            @Task(number = 1, title = "Read the request line", needs = "2.1.1"),
            @Task(number = 2, title = "Take the header fields apart", needs = "2.1.1"),
            @Task(number = 3, title = "Decode path and query", needs = "2.1.1"),
            @Task(number = 4, title = "Give each path its page", needs = "2.1.1"),
            @Task(number = 5, title = "Say no", needs = "2.1.1")
        })
abstract class Step02 {

    /** A whole request for this target. */
    static String get(String target) {
        return request("GET " + target + " HTTP/1.1");
    }

    /** A whole request with this first line, the server's own Host, and these field lines. */
    static String request(String requestLine, String... fields) {
        return head(requestLine, "Host: {host}\r\nConnection: close", fields);
    }

    /** Like {@link #request}, without the Host. */
    static String requestWithoutHost(String requestLine, String... fields) {
        return head(requestLine, "Connection: close", fields);
    }

    private static String head(String requestLine, String always, String... fields) {
        StringBuilder head = new StringBuilder(requestLine + "\r\n" + always + "\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** The table on the page that came back, which is to have status 200, for this reason. */
    static RequestTable tableOf(Reply reply, String reason) {
        assertThat(reply).as(reason).hasStatus(200);
        return RequestTable.of(reply);
    }

    /** Field lines of about 100 bytes each that fill a head up to this many bytes. */
    static String[] padding(ServerUnderTest server, String word, int headBytes) {
        int overhead = request("GET /request HTTP/1.1")
                .replace("{host}", server.hostHeader())
                .length();
        int lines = (headBytes - overhead) / 100;
        int rest = headBytes - overhead - 100 * lines;
        String[] fields = new String[lines];
        for (int i = 0; i < lines; i++) {
            String name = "X-%s-%02d: ".formatted(word, i);
            int bytes = i == 0 ? 100 + rest : 100;
            fields[i] = name + "x".repeat(bytes - name.length() - 2);
        }
        return fields;
    }
}
