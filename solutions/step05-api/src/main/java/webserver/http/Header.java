package webserver.http;

/**
 * One header field of a request or a response (RFC 9110, 5).
 *
 * @param name its name, in which case does not matter
 * @param value its value, without white space around it
 */
public record Header(String name, String value) {}
