package gradingkit.wire;

import java.util.Arrays;
import java.util.List;

/**
 * A reply's body.
 *
 * @param framing how its end was found
 * @param bytes the content, without what frames it
 * @param start where its first byte stands, with the framing, in the received bytes
 * @param end where the reply ends in the received bytes
 * @param pieces where the content stands in the received bytes, in order
 */
record Body(Framing framing, byte[] bytes, int start, int end, List<Piece> pieces) {

    /** Some bytes in one piece: where they begin in the received bytes, and how many they are. */
    record Piece(int offset, int length) {}

    static Body none(int at) {
        return new Body(Framing.NONE, new byte[0], at, at, List.of());
    }

    static Body of(Framing framing, Incoming in, int start, int end) {
        return of(framing, in, start, end, List.of(new Piece(start, end - start)));
    }

    static Body of(Framing framing, Incoming in, int start, int end, List<Piece> pieces) {
        byte[] bytes = new byte[pieces.stream().mapToInt(Piece::length).sum()];
        int at = 0;
        byte[] all = in.copy(start, end);
        for (Piece piece : pieces) {
            System.arraycopy(all, piece.offset() - start, bytes, at, piece.length());
            at += piece.length();
        }
        return new Body(framing, bytes, start, end, List.copyOf(pieces));
    }

    /** Where the content's byte of this index stands in the received bytes; for its length: behind its last byte. */
    int offsetOf(int index) {
        int left = index;
        int behind = start;
        for (Piece piece : pieces) {
            if (left < piece.length()) {
                return piece.offset() + left;
            }
            left -= piece.length();
            behind = piece.offset() + piece.length();
        }
        return behind;
    }

    boolean holds(byte[] content) {
        return Arrays.equals(bytes, content);
    }
}
