package gradingkit.wire;

import gradingkit.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * All bytes that were sent on one connection. A write to a socket has no time limit, so another thread writes and this
 * one waits; a write that hangs ends when the socket is closed.
 */
final class Outgoing {

    private static final ExecutorService WRITERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire-writer");
        thread.setDaemon(true);
        return thread;
    });

    private final Socket socket;
    private final OutputStream out;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private volatile boolean reset;

    Outgoing(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /**
     * Sends the bytes. If the server no longer wants them, that is no failure yet: it may have answered already, and
     * the next read tells.
     *
     * @return whether they were all taken by the deadline
     */
    boolean write(byte[] bytes, Deadline deadline) {
        sent.writeBytes(bytes);
        Future<?> writing = WRITERS.submit(() -> writeNow(bytes));
        while (!isDone(writing, deadline)) {
            if (deadline.expired() || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDone(Future<?> writing, Deadline deadline) {
        try {
            writing.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a write to the server failed", e.getCause());
        }
    }

    /** Says to the server that nothing more will be sent. */
    void close() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            remember(e);
        }
    }

    byte[] sent() {
        return sent.toByteArray();
    }

    boolean reset() {
        return reset;
    }

    private void writeNow(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            remember(e);
        }
    }

    // After a close in good order by the server a write fails too, but as a broken pipe.
    private void remember(IOException e) {
        reset |= String.valueOf(e.getMessage()).contains("reset");
    }
}
