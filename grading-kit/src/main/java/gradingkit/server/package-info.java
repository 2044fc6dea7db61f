/**
 * The server under test: started as a child process in a folder of its own, watched, and stopped with everything that it
 * has started. Broken and hostile servers end within their limits and leave nothing behind.
 */
package gradingkit.server;
