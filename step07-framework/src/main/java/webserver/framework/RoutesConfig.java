package webserver.framework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which handler answers what, in the order in which they were registered. Each method returns this, to go on from. */
public final class RoutesConfig {

    private static final String EVERYWHERE = "*";

    final List<Route> routes = new ArrayList<>();
    final List<Route> before = new ArrayList<>();
    final List<Route> after = new ArrayList<>();
    final Map<PathPattern, WsConfig> webSockets = new LinkedHashMap<>();
    final Map<Class<? extends Exception>, ExceptionHandler<Exception>> exceptions = new HashMap<>();
    final Map<Integer, Handler> errors = new HashMap<>();

    RoutesConfig() {}

    /** Answers GET, and HEAD, for a path such as {@code /notes/{id}}. */
    public RoutesConfig get(String path, Handler handler) {
        return add("GET", path, handler);
    }

    /** Answers POST for a path. */
    public RoutesConfig post(String path, Handler handler) {
        return add("POST", path, handler);
    }

    /** Answers PUT for a path. */
    public RoutesConfig put(String path, Handler handler) {
        return add("PUT", path, handler);
    }

    /** Answers PATCH for a path. */
    public RoutesConfig patch(String path, Handler handler) {
        return add("PATCH", path, handler);
    }

    /** Answers DELETE for a path. */
    public RoutesConfig delete(String path, Handler handler) {
        return add("DELETE", path, handler);
    }

    private RoutesConfig add(String method, String path, Handler handler) {
        routes.add(new Route(method, PathPattern.of(path), handler));
        return this;
    }

    /** Runs before every request. */
    public RoutesConfig before(Handler handler) {
        return before(EVERYWHERE, handler);
    }

    /** Runs before the requests for some paths, such as {@code /admin/*}. */
    public RoutesConfig before(String path, Handler handler) {
        before.add(new Route(Route.ANY_METHOD, PathPattern.of(path), handler));
        return this;
    }

    /** Runs after every request, whatever has become of it. */
    public RoutesConfig after(Handler handler) {
        return after(EVERYWHERE, handler);
    }

    /** Runs after the requests for some paths, whatever has become of them. */
    public RoutesConfig after(String path, Handler handler) {
        after.add(new Route(Route.ANY_METHOD, PathPattern.of(path), handler));
        return this;
    }

    /** Answers requests whose handler has thrown an exception of this class, or of a class under it. */
    @SuppressWarnings("unchecked") // it is called with exceptions of this class alone
    public <E extends Exception> RoutesConfig exception(Class<E> type, ExceptionHandler<? super E> handler) {
        exceptions.put(type, (ExceptionHandler<Exception>) (ExceptionHandler<?>) handler);
        return this;
    }

    /** Has the last word on responses with this status. */
    public RoutesConfig error(int status, Handler handler) {
        errors.put(status, handler);
        return this;
    }

    /** Opens a WebSocket for a path. */
    public RoutesConfig ws(String path, Consumer<WsConfig> config) {
        WsConfig ws = new WsConfig();
        config.accept(ws);
        webSockets.put(PathPattern.of(path), ws);
        return this;
    }
}
