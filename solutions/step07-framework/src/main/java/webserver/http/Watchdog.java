package webserver.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Closes the connection of a client that asks and does not read: what is sent to it waits, and a thread with it. Sockets
 * have no time limit for writing, so one thread looks after all of them.
 */
final class Watchdog {

    private static final int STALL_MILLIS = 10_000;
    private static final int ROUND_MILLIS = 1_000;

    private final Set<GuardedOutput> open = ConcurrentHashMap.newKeySet();

    Watchdog() {
        Thread thread = new Thread(this::watch, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** What a client is sent: until this stream is closed, the connection is when nothing goes out for 10 s. */
    OutputStream guard(Socket socket) throws IOException {
        GuardedOutput output = new GuardedOutput(socket);
        open.add(output);
        return output;
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
                open.forEach(GuardedOutput::resetIfStalled);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class GuardedOutput extends OutputStream {

        private static final int PIECE_BYTES = 32 * 1024;
        private static final long NOT_WRITING = Long.MAX_VALUE;

        private final Socket socket;
        private final OutputStream out;
        private volatile long writingSinceMillis = NOT_WRITING;

        GuardedOutput(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        // In pieces, as each that goes out counts as progress.
        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE_BYTES) {
                writingSinceMillis = now();
                out.write(bytes, start + done, Math.min(PIECE_BYTES, length - done));
            }
            writingSinceMillis = NOT_WRITING;
        }

        /** Ends the watch, and leaves the connection as it is. */
        @Override
        public void close() {
            open.remove(this);
        }

        void resetIfStalled() {
            if (writingSinceMillis == NOT_WRITING || now() - writingSinceMillis <= STALL_MILLIS) {
                return;
            }
            try {
                socket.setSoLinger(true, 0); // or the system goes on trying to send what nobody reads
                socket.close();
            } catch (IOException e) {
                // Then it is closed already.
            }
        }

        private static long now() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }
    }
}
