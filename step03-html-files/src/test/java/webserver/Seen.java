package webserver;

import gradingkit.wire.Reply;
import gradingkit.wire.WireFailure;
import java.util.function.Supplier;

/** What a client got: a reply, or what came instead. */
record Seen(Reply found, WireFailure failure) {

    static Seen of(Supplier<Reply> reading) {
        try {
            return new Seen(reading.get(), null);
        } catch (WireFailure failure) {
            return new Seen(null, failure);
        }
    }

    Reply reply() {
        if (failure != null) {
            throw failure;
        }
        return found;
    }

    Reply replyOr(String meaning) {
        if (failure != null) {
            throw failure.understoodAs(meaning);
        }
        return found;
    }

    boolean timedOut() {
        return failure != null && failure.timedOut();
    }
}
