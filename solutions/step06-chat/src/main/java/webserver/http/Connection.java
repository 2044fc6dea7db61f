package webserver.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The talk with one client: requests and responses in turn, until one of the two ends it. */
final class Connection {

    private static final int IDLE_MILLIS = 2_000;
    private static final int HEAD_MILLIS = 2_000;
    private static final int BODY_MILLIS = 10_000;
    private static final int LINGER_MILLIS = 500;
    private static final int MAX_UNREAD_BYTES = 16 * 1024 * 1024; // a body that was refused can be large
    private static final int BUFFER_BYTES = 8 * 1024;

    // Clients that speak another protocol stay for long, and must not take the places of those that speak HTTP.
    private static final Semaphore OTHER_PROTOCOLS = new Semaphore(300);

    // Stands for a request that could not be read: whoever sent it gets an answer of the simplest kind.
    private static final Request UNREADABLE = new Request("GET", "/", "HTTP/1.0", List.of(), new byte[0]);

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

    /** Answers until the client leaves, wants no more, or says nothing for 2 s; then ends the connection gently. */
    void serve() throws IOException {
        boolean staysOpen = true;
        while (staysOpen && awaitRequest()) {
            staysOpen = answerNext();
        }
        closeGently();
    }

    /** Whether another request may follow this one (RFC 9112, 9.3): not in HTTP/1.0. */
    private static boolean staysOpen(Request request) {
        return !request.version().equals("HTTP/1.0") && !request.lists("Connection", "close");
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
        mayHaveUnreadBytes = true;
        patience.waitAtMost(HEAD_MILLIS);
        try {
            head = Request.readHead(in);
            request = Request.parse(head);
            request = readBody(request);
            mayHaveUnreadBytes = false;
            response = responder.answer(request);
        } catch (HttpError e) {
            response = responder.refuse(request, e);
        } catch (SocketTimeoutException e) {
            response = new HttpError(408, "Your request did not come in time.").problem();
        } catch (RuntimeException | Error e) { // such as the StackOverflowError of a handler that calls itself
            e.printStackTrace();
            response = new HttpError(500, "The server made a mistake.").problem();
        }
        if (response.next() != null) {
            goOver(request, head, response);
            return false;
        }
        boolean staysOpen =
                !mayHaveUnreadBytes && staysOpen(request) && response.framing(request) != Response.Framing.CLOSE;
        send(response, request, head, staysOpen);
        return staysOpen;
    }

    private void send(Response response, Request request, List<String> head, boolean staysOpen) throws IOException {
        response.writeTo(out, request, staysOpen);
        long bodyBytes = response.sendsBody(request) ? response.body().length() : 0;
        log.append(socket.getInetAddress(), head, response.status(), bodyBytes);
    }

    private void goOver(Request request, List<String> head, Response response) throws IOException {
        if (!OTHER_PROTOCOLS.tryAcquire()) {
            send(new HttpError(503, "Too many are connected. Try again later.").problem(), request, head, false);
            return;
        }
        try {
            send(response, request, head, true);
            mayHaveUnreadBytes = true; // as the client may say more than the protocol waits for
            response.next().talk(patience, in, out);
        } finally {
            OTHER_PROTOCOLS.release();
        }
    }

    private Request readBody(Request request) throws IOException {
        patience.waitAtMost(BODY_MILLIS);
        return request.with(RequestBody.read(request, in, out));
    }

    // RFC 9112, 9.6: a close with unread bytes resets the connection, and a reset can destroy the answer on its way.
    private void closeGently() throws IOException {
        if (!mayHaveUnreadBytes && in.available() == 0) {
            return;
        }
        socket.shutdownOutput();
        patience.waitAtMost(LINGER_MILLIS);
        try {
            byte[] unread = new byte[BUFFER_BYTES];
            for (int bytes = 0; bytes < MAX_UNREAD_BYTES; bytes += unread.length) {
                if (in.readNBytes(unread, 0, unread.length) < unread.length) {
                    return;
                }
            }
        } catch (SocketTimeoutException e) {
            // It had the time that it needed to receive the answer.
        }
    }
}
