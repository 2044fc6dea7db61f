package gradingkit.wire;

/**
 * One thing about a reply that is not as expected.
 *
 * @param status whether it is the status, which is told first
 * @param text "status 404, as the file does not exist; found 200"
 * @param transcript both sides
 * @param offset the first received byte to point at, or -1
 * @param length how many bytes to point at, or -1
 */
record Mismatch(boolean status, String text, Transcript transcript, int offset, int length) {}
