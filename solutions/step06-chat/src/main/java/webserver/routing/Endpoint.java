package webserver.routing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Calls the method with the request and the variable segments of its path.
     *
     * @throws RuntimeException what the method throws
     */
    Response call(Request request) {
        try {
            return (Response) handler.invoke(owner, arguments(request));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object[] arguments(Request request) {
        List<Object> arguments = new ArrayList<>(List.of(request));
        String[] wanted = route.path().split("/", -1);
        String[] segments = request.path().split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (isVariable(wanted[i])) {
                arguments.add(segments[i]);
            }
        }
        return arguments.toArray();
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
