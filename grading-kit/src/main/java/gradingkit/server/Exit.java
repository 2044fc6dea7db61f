package gradingkit.server;

/**
 * How a program ended.
 *
 * @param code its exit code
 * @param out what it printed to stdout, as far as it was kept
 * @param err what it printed to stderr, as far as it was kept
 */
public record Exit(int code, String out, String err) {}
