package webserver;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import webserver.framework.sessions.SessionKey;
import webserver.framework.testing.AppTest;
import webserver.framework.testing.TestClient;

/** Tests the application with the test client: {@code java webserver.WallTest [greeting]}. */
public final class WallTest {

    private WallTest() {}

    /**
     * Prints a line for each test that passes; ends with 1 and a stack trace at the first that does not.
     *
     * @param args what Ada should be greeted with, if it is another text than the right one
     */
    public static void main(String[] args) throws Exception {
        String greeting = args.length > 0 ? args[0] : "Hello, Ada!";
        test("says hello", client -> expect(greeting, client.get("/try/hello/Ada")));
        test("adds", client -> expect("{\"sum\":3}", client.post("/try/json", Map.of("a", 1, "b", 2))));
        test("follows no redirect", client -> expect("", client.get("/try/redirect")));
    }

    private interface Test {
        void run(TestClient client) throws Exception;
    }

    // Each test has an application of its own, so that none finds what another one has left there.
    private static void test(String what, Test test) throws Exception {
        AppTest.test(Main.app(Path.of("site"), SessionKey.random()), (app, client) -> test.run(client));
        System.out.println("passed: the wall " + what);
    }

    private static void expect(String body, HttpResponse<String> response) {
        if (!response.body().equals(body)) {
            throw new AssertionError("expected " + body + ", but " + response + " has " + response.body());
        }
    }
}
