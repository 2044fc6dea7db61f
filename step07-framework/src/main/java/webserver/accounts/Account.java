package webserver.accounts;

/**
 * Somebody who may log in.
 *
 * @param name as it was registered
 * @param password what {@link Passwords#hash} has made of it
 */
public record Account(String name, String password) {}
