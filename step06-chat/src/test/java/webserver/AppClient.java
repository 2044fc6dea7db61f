package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** The WebSocket client of OkHttp, one step at a time. */
final class AppClient extends WebSocketListener implements AutoCloseable {

    private static final int NORMAL = 1000;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final Duration limit;
    private final OkHttpClient client = new OkHttpClient();
    private WebSocket socket;

    private AppClient(Duration limit) {
        this.limit = limit;
    }

    /** Opens a WebSocket in somebody's session; whether that works is seen later. */
    static AppClient open(Person person, Budget budget) {
        AppClient app = new AppClient(budget.answer());
        Request request = new Request.Builder()
                .url("http://" + person.server().hostHeader() + "/ws")
                .header("Cookie", "session=" + person.session())
                .build();
        app.socket = app.client.newWebSocket(request, app);
        return app;
    }

    /** Sends a text, and returns the next one that the server sends. */
    String send(String text) {
        socket.send(text);
        return next(heard, "a text");
    }

    /** Closes in good order, and returns the code of the server. */
    int end() {
        socket.close(NORMAL, null);
        return next(closed, "its answer to a close");
    }

    private <T> T next(BlockingQueue<T> queue, String what) {
        Waiting.until(() -> !queue.isEmpty(), Deadline.in(limit));
        T value = queue.poll();
        return value != null ? value : fail("the client waited " + limit.toSeconds() + " s for " + what);
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        heard.add(text);
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        closed.add(code);
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, Response response) {
        heard.add("{\"error\":\"" + failure.getClass().getSimpleName() + "\"}");
        closed.add(-1);
    }

    @Override
    public void close() {
        socket.cancel();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
