package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

class Task4StreamingTest extends Step04 {

    private static final int MOMENT_MILLIS = 100;
    private static final String BROKEN = "the connection broke before all of it had come";

    // No multiple of any buffer, so that the last piece is a small one.
    private static final long LENGTH = 256L * 1024 * 1024 + 12_345;

    // The whole file is read into memory before it is sent.
    @Check(
            id = "4.4.1",
            says = "A file of 256 MiB goes through a memory of 64 MiB",
            points = 10,
            did = "The suite asks for a file of 256 MiB, while the server has a memory of 64 MiB.",
            why = "Task 4: read a piece, send it, read the next; then the size of a file does not matter")
    void streams(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String name = dice.name("film", ".bin");
        LargeFile file = LargeFile.create(server.site().resolve(name), LENGTH, dice);
        try {
            String difference = fetch(file, server, name, budget);
            if (!difference.isEmpty()) {
                fail("the file has 256 MiB; " + difference
                        + server.endingWithin(Duration.ofSeconds(1))
                                .map(how -> "; " + how)
                                .orElse(""));
            }
        } finally {
            Files.delete(file.file());
        }
    }

    // The kit's own wire keeps all that it receives, which is too much here.
    private static String fetch(LargeFile file, ServerUnderTest server, String name, Budget budget) {
        OkHttpClient client = new OkHttpClient.Builder()
                .connectTimeout(budget.connect())
                .readTimeout(budget.answer())
                .callTimeout(budget.check())
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .retryOnConnectionFailure(false)
                .build();
        Request request = new Request.Builder()
                .url("http://" + server.hostHeader() + "/" + name)
                .header("Accept-Encoding", "identity")
                .header("Connection", "close")
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.code() == 200
                    ? file.difference(response.body().byteStream())
                    : "its status is " + response.code();
        } catch (ProtocolException slip) { // such as in its status line, which 4.1.8 tells
            return fetchBare(file, server, name, budget);
        } catch (IOException e) {
            return BROKEN;
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    private static String fetchBare(LargeFile file, ServerUnderTest server, String name, Budget budget) {
        try (Socket socket = new Socket(server.address().getAddress(), server.port())) {
            socket.setSoTimeout((int) budget.answer().toMillis());
            String request = get("/" + name).replace("{host}", server.hostHeader());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String status = line(in);
            for (String field = line(in); !field.isEmpty(); field = line(in)) {}
            return status.contains(" 200") ? file.difference(in) : "its status line is " + status;
        } catch (IOException e) {
            return BROKEN;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    // The loop waits for bytes that do not come any more, for ever.
    @Check(
            id = "4.4.3",
            says = "A file that becomes shorter while it is sent ends the connection",
            points = 2,
            did = "The suite asks for a file of 256 MiB, and cuts it down to one byte as soon as the answer has begun.",
            why = "Task 4: the length was promised; who cannot keep the promise can only close",
            needs = "4.4.1")
    void givesUpOnAShrunkFile(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String name = dice.name("shrinking", ".bin");
        Path file = server.site().resolve(name);
        LargeFile.create(file, LENGTH, dice);
        try (Socket socket = new Socket(server.address().getAddress(), server.port())) {
            socket.getOutputStream()
                    .write(get("/" + name)
                            .replace("{host}", server.hostHeader())
                            .getBytes());
            socket.getInputStream().readNBytes(1);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(1);
            }
            assertThat(Waiting.until(() -> endsSoon(socket), Deadline.in(budget.answer())))
                    .withFailMessage("a file became shorter while it was sent, and the connection is still open")
                    .isTrue();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean endsSoon(Socket socket) {
        byte[] any = new byte[64 * 1024];
        try {
            socket.setSoTimeout(MOMENT_MILLIS);
            while (socket.getInputStream().read(any) != -1) {}
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    // A loop that copies at least one piece, or a length of 0 that is taken for an unknown one.
    @Check(
            id = "4.4.2",
            says = "A file of 0 bytes is a 200 with an empty body",
            points = 2,
            why = "Task 4: a file without a byte in it is still there",
            given = true)
    void servesEmptyFile(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("empty", ".bin");
        write(server, name, new byte[0]);

        assertThat(server.get("/" + name))
                .as("the file is there")
                .hasStatus(200)
                .hasBody("");
    }
}
