package gradingkit.wire;

import org.assertj.core.api.Assertions;

/** The entry to assertions: AssertJ's own, and those on a {@link Reply}. */
public final class KitAssertions extends Assertions {

    private KitAssertions() {}

    /**
     * Begins assertions on a reply.
     *
     * @throws WireFailure if a reply that was looked at before was not as expected
     */
    public static ReplyAssert assertThat(Reply reply) {
        return new ReplyAssert(reply);
    }
}
