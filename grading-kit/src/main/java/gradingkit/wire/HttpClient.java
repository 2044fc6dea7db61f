package gradingkit.wire;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A real client, OkHttp, whose talk is written down byte by byte and read by the strict parser too. It follows no
 * redirects, tries nothing twice, keeps no cookies, and uses each connection once.
 */
public final class HttpClient {

    private static final OkHttpClient OKHTTP = new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)) // TLS would take half a second to get ready
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
            // The wire under it keeps the time.
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();

    static {
        Rehearsal.of(OKHTTP);
    }

    private final InetSocketAddress server;
    private final Budget budget;
    private final Deadline check;

    /**
     * A client of one server.
     *
     * @param check when the time of the whole check is over
     */
    public HttpClient(InetSocketAddress server, Budget budget, Deadline check) {
        this.server = server;
        this.budget = budget;
        this.check = check;
    }

    /**
     * Sends GET and reads the reply.
     *
     * @param pathAndQuery such as {@code /a%20b?c=d}, as it is to be sent
     * @throws WireFailure if there is no correct reply in time, or if an earlier reply was not as expected
     * @throws IllegalArgumentException if a real client would send another target: then a {@link Wire} can
     */
    public Reply get(String pathAndQuery) {
        return send(new Request.Builder().url(url(pathAndQuery)).build());
    }

    /** The server's URL with this path and query, for a request of one's own. */
    public HttpUrl url(String pathAndQuery) {
        HttpUrl url = HttpUrl.get(root().replaceFirst("/$", "") + pathAndQuery);
        String target = url.encodedPath() + (url.encodedQuery() == null ? "" : "?" + url.encodedQuery());
        if (!target.equals(pathAndQuery)) {
            throw new IllegalArgumentException("a real client would send " + target + " instead of " + pathAndQuery);
        }
        return url;
    }

    // The address in digits, so that the field Host is the same on every computer.
    private String root() {
        String host = server.getAddress().getHostAddress();
        HttpUrl.Builder root = new HttpUrl.Builder().scheme("http").host(host).port(server.getPort());
        return root.build().toString();
    }

    /**
     * Sends the request with {@code Connection: close} and {@code Accept-Encoding: identity}, unless it says otherwise,
     * and reads the reply.
     *
     * @throws WireFailure if there is no correct reply in time, or if an earlier reply was not as expected
     */
    public Reply send(Request request) {
        try (Wire wire = Wire.open(server, budget, check)) {
            wire.startAnswer();
            Outcome outcome = call(wire, plain(request));
            Reply reply = wire.lastReply(request.method());
            if (reply.slips().isEmpty()) { // what a real client makes of a slip, is its own affair
                outcome.compareWith(reply);
            }
            return reply;
        }
    }

    private static Request plain(Request request) {
        Request.Builder plain = request.newBuilder();
        setUnlessPresent(plain, request, "Connection", "close");
        setUnlessPresent(plain, request, "Accept-Encoding", "identity");
        setUnlessPresent(plain, request, "User-Agent", "grading-kit");
        return plain.build();
    }

    private static void setUnlessPresent(Request.Builder builder, Request request, String name, String value) {
        if (request.header(name) == null) {
            builder.header(name, value);
        }
    }

    private static Outcome call(Wire wire, Request request) {
        WireSocketFactory sockets = new WireSocketFactory(wire);
        OkHttpClient client = OKHTTP.newBuilder().socketFactory(sockets).build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() == 304) {
                // OkHttp waits for a body where Content-Length tells the length of the one that is left out.
                sockets.endInput();
                return new Outcome(304, new byte[0], null);
            }
            return new Outcome(response.code(), response.body().bytes(), null);
        } catch (IOException e) {
            return new Outcome(0, null, sockets.usedUp() ? null : e);
        }
    }

    /** What OkHttp made of the reply: a status and a body, or a failure, or neither if it wanted to ask again. */
    private record Outcome(int status, byte[] body, IOException failure) {

        void compareWith(Reply reply) {
            if (failure != null) {
                throw new WireFailure(
                        "a real client (OkHttp) could not read this reply: " + failure.getMessage(),
                        reply.transcript());
            }
            if (body != null && (status != reply.status() || !Arrays.equals(body, reply.body()))) {
                throw new WireFailure(
                        "a real client (OkHttp) read status " + status + " and " + Words.bytes(body.length)
                                + " of body from this reply, the bytes say status " + reply.status() + " and "
                                + Words.bytes(reply.parsed().body().bytes().length),
                        reply.transcript());
            }
        }
    }
}
