package webserver.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

/** The talk with one client: requests and responses in turn, until one of the two ends it. */
final class Connection {

    private static final int IDLE_MILLIS = 2_000;
    private static final int HEAD_MILLIS = 2_000;
    private static final int LINGER_MILLIS = 500;
    private static final int MAX_UNREAD_BYTES = 64 * 1024;

    // Stands for a request that could not be read: whoever sent it gets an answer of the simplest kind.
    private static final Request UNREADABLE = new Request("GET", "/", "HTTP/1.0", List.of());

    private final Socket socket;
    private final PatientInput patience;
    private final InputStream in;
    private final OutputStream out;
    private final Responder responder;
    private final AccessLog log;
    private boolean mayHaveUnreadBytes;

    Connection(Socket socket, OutputStream out, Responder responder, AccessLog log) throws IOException {
        this.socket = socket;
        this.patience = new PatientInput(socket);
        this.in = new BufferedInputStream(patience);
        this.out = new BufferedOutputStream(out);
        this.responder = responder;
        this.log = log;
        socket.setTcpNoDelay(true); // or the end of an answer waits until its beginning is acknowledged
    }

    // TASK 4.5 Answer one request after the other
    /** Answers until the client leaves, wants no more, or says nothing for 2 s; then ends the connection gently. */
    void serve() throws IOException {
        if (awaitRequest()) {
            answerNext();
        }
        closeGently();
    }

    // TASK 4.5 See whether the connection stays open
    /** Whether another request may follow this one (RFC 9112, 9.3): not in HTTP/1.0, nor behind an unread body. */
    private static boolean staysOpen(Request request) {
        return false;
    }

    /** Waits for the first byte of a request; false if the client has left, or is silent for 2 s. */
    private boolean awaitRequest() throws IOException {
        patience.waitAtMost(IDLE_MILLIS);
        in.mark(1);
        try {
            if (in.read() == -1) {
                return false;
            }
        } catch (SocketTimeoutException e) {
            return false;
        }
        in.reset();
        return true;
    }

    /** Reads one request, sends the response, logs it; true if the connection stays open for the next. */
    private boolean answerNext() throws IOException {
        List<String> head = List.of();
        Request request = UNREADABLE;
        Response response;
        patience.waitAtMost(HEAD_MILLIS);
        try {
            head = Request.readHead(in);
            request = Request.parse(head);
            response = responder.answer(request);
        } catch (HttpError e) {
            response = e.page();
        } catch (SocketTimeoutException e) {
            response = new HttpError(408, "Your request did not come within 2 seconds.").page();
        } catch (RuntimeException | Error e) { // such as the StackOverflowError of a handler that calls itself
            e.printStackTrace();
            response = new HttpError(500, "The server made a mistake.").page();
        }
        mayHaveUnreadBytes = request == UNREADABLE || request.hasBody();
        boolean staysOpen = staysOpen(request) && response.framing(request) != Response.Framing.CLOSE;
        response.writeTo(out, request, staysOpen);
        long bodyBytes = response.sendsBody(request) ? response.body().length() : 0;
        log.append(socket.getInetAddress(), head, response.status(), bodyBytes);
        return staysOpen;
    }

    // RFC 9112, 9.6: a close with unread bytes resets the connection, and a reset can destroy the answer on its way.
    private void closeGently() throws IOException {
        if (!mayHaveUnreadBytes && in.available() == 0) {
            return;
        }
        socket.shutdownOutput();
        patience.waitAtMost(LINGER_MILLIS);
        try {
            in.readNBytes(MAX_UNREAD_BYTES);
        } catch (SocketTimeoutException e) {
            // It had the time that it needed to receive the answer.
        }
    }
}
