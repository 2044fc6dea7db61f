package gradingkit.relay;

import java.util.ArrayDeque;
import java.util.Deque;

/** What one direction of a connection has to know of the other. */
final class Exchange {

    /** What both sides speak. */
    enum Protocol {
        HTTP,
        WEBSOCKET,
        UNKNOWN
    }

    private final Deque<String> unanswered = new ArrayDeque<>();
    private Protocol protocol = Protocol.HTTP;

    /** Notes a request with this method. */
    void asked(String method) {
        unanswered.add(method);
    }

    /** The method of the request that the next answer belongs to; GET if there is none, as a server may speak first. */
    String method() {
        return unanswered.isEmpty() ? "GET" : unanswered.peek();
    }

    /** Notes that a request was answered. */
    void answered() {
        unanswered.poll();
    }

    void changeTo(Protocol next) {
        protocol = next;
    }

    Protocol protocol() {
        return protocol;
    }
}
