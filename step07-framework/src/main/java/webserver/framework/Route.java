package webserver.framework;

/**
 * A handler, and what it is for.
 *
 * @param method of which requests, such as GET; or {@link #ANY_METHOD}
 * @param path for which paths
 * @param handler what answers them
 */
record Route(String method, PathPattern path, Handler handler) {

    static final String ANY_METHOD = "*";
}
