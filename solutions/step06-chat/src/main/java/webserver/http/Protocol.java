package webserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What is spoken on a connection after a 101, instead of HTTP (RFC 9110, 7.8). */
public interface Protocol {

    /**
     * Talks until one of the two ends it; the connection is closed afterwards.
     *
     * @param patience how long {@code in} waits for bytes
     * @param in may have bytes already that came behind the request
     */
    void talk(PatientInput patience, InputStream in, OutputStream out) throws IOException;
}
