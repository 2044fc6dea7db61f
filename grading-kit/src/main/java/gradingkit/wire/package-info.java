/**
 * Bytes to and from a server: a raw socket with deadlines, a strict parser of replies, assertions on a reply, and both
 * sides of the talk in a form that a person can read. Whatever goes wrong becomes one plain sentence, a
 * {@link gradingkit.wire.WireFailure}.
 */
package gradingkit.wire;
