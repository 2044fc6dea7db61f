package webserver.wall;

import java.util.List;

/** What goes over the wire as JSON under /try, where the application shows what its framework does. */
public final class Trial {

    private Trial() {}

    /**
     * A query.
     *
     * @param q the first value of its parameter q; null if it has none
     * @param all all values of q
     */
    public record Query(String q, List<String> all) {}

    /**
     * A form.
     *
     * @param name the value of its field name; null if it has none
     * @param lang all values of its field lang
     */
    public record Form(String name, List<String> lang) {}

    /**
     * What stands above the body of a request.
     *
     * @param header the value of X-Try; null if there is none
     * @param cookie the value of the cookie taste; null if there is none
     * @param path as it was sent
     */
    public record Head(String header, String cookie, String path) {}

    /** Two numbers from a client. */
    public record Numbers(int a, int b) {}

    /** What the client gets for them. */
    public record Sum(int sum) {}
}
