package webserver.framework.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/** A client that tests an application: it follows no redirect and keeps no cookie. */
public final class TestClient {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI origin;

    TestClient(int port) {
        this.origin = URI.create("http://127.0.0.1:" + port);
    }

    // TASK 7.9 Send a GET
    /**
     * Sends a GET.
     *
     * @throws IOException if no response comes
     */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("Task 7.9: send a GET (README, Task 9)");
    }

    // TASK 7.9 Send JSON
    /**
     * Sends a POST with an object, such as a record or a map, as JSON.
     *
     * @throws IOException if no response comes
     */
    public HttpResponse<String> post(String path, Object json) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("Task 7.9: send JSON (README, Task 9)");
    }
}
