package gradingkit.wire;

import java.util.Arrays;

/**
 * What came behind a reply.
 *
 * @param bytes the bytes themselves
 * @param offset where they begin in the received bytes
 * @param transcript both sides up to then; it knows whether the server has ended the connection
 * @param open whether more could still be read
 */
record Aftermath(byte[] bytes, int offset, Transcript transcript, boolean open) {

    /** Where an aftermath comes from. */
    interface Source {
        /** What follows the offset; waits for the end of the connection if asked to. */
        Aftermath after(int offset, boolean wait);
    }

    static Aftermath of(Transcript transcript, int offset) {
        return of(transcript, offset, false);
    }

    static Aftermath of(Transcript transcript, int offset, boolean open) {
        byte[] received = transcript.received();
        return new Aftermath(Arrays.copyOfRange(received, offset, received.length), offset, transcript, open);
    }

    boolean closed() {
        return transcript.closedByServer();
    }
}
