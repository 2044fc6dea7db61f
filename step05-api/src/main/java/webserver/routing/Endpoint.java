package webserver.routing;

import java.lang.reflect.Method;
import webserver.http.Request;
import webserver.http.Response;

/**
 * A method marked with {@link Route}, and the object that it belongs to.
 *
 * @param route what it answers
 * @param owner the object
 * @param handler the method
 */
record Endpoint(Route route, Object owner, Method handler) {

    /** Whether a path is of the form that the route has. */
    boolean matches(String path) {
        String[] wanted = route.path().split("/", -1);
        String[] segments = path.split("/", -1);
        boolean matches = wanted.length == segments.length;
        for (int i = 0; matches && i < wanted.length; i++) {
            matches = isVariable(wanted[i]) ? !segments[i].isEmpty() : wanted[i].equals(segments[i]);
        }
        return matches;
    }

    /** Whether no path and method could be meant for both this endpoint and the other. */
    boolean differsFrom(Endpoint other) {
        return !route.method().equals(other.route.method()) || !form().equals(other.form());
    }

    // TASK 5.1 Call the handler
    /**
     * Calls the method with the request and the variable segments of its path.
     *
     * @throws RuntimeException what the method throws
     */
    Response call(Request request) {
        throw new UnsupportedOperationException("Task 5.1: call the handler (README, Task 1)");
    }

    private String form() {
        return route.path().replaceAll("\\{[^/]*}", "{}");
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    @Override
    public String toString() {
        return handler.getDeclaringClass().getSimpleName() + "." + handler.getName();
    }
}
