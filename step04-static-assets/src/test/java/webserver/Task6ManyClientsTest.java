package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.HttpLibraries;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** Whether there is a limit of clients, cannot be seen from outside: the lesson leaves its number open. */
class Task6ManyClientsTest extends Step04 {

    private static final int CLIENTS = 50;
    private static final int MOMENT_MILLIS = 100;
    private static final int SLOW_CLIENTS = 99; // the next one is the hundredth
    private static final int SMALL_BUFFER_BYTES = 4 * 1024;
    private static final long LARGE_BYTES = 64L << 20;
    private static final int IN_TURN = 325; // twice: more than any limit on clients at once that the text speaks of
    private static final int MOST_MORE_FILES = 50;
    private static final int REQUESTS = 40;
    private static final int MOST_OPEN_FILES = 10;
    private static final int TRIES = 3;

    // One client after the other: the last waits until the first has been given up.
    @Check(
            id = "4.6.1",
            says = "Fifty clients are served at once",
            points = 6,
            did =
                    "The suite opens fifty connections, sends half a request on each, and completes them one by one, the last one first.",
            why = "Task 6: fifty connections have half a request each; the last is completed first, and answered")
    void servesInReverseOrder(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writeText(server, name, dice);
        assertThat(server.get("/" + name)).hasStatus(200);
        String request = getMore(server, "/" + name, "Connection: close");

        Deque<Wire> wires = openAll(server, request);
        try {
            for (int left = wires.size(); left > 0; left--) {
                Wire last = wires.removeLast();
                assertThat(last.readReply())
                        .as(left - 1 + " clients that came before have sent half a request only")
                        .hasStatus(200)
                        .hasBody(content);
                last.close();
                if (left > 1) {
                    complete(wires.peekLast(), request);
                }
            }
        } finally {
            wires.forEach(Wire::close);
        }
    }

    // All but the last are half-way.
    private static Deque<Wire> openAll(ServerUnderTest server, String request) {
        Deque<Wire> wires = new ArrayDeque<>();
        for (int i = 0; i < CLIENTS; i++) {
            wires.add(server.open().send(request.substring(0, half(request))));
        }
        complete(wires.peekLast(), request);
        return wires;
    }

    private static void complete(Wire wire, String request) {
        wire.send(request.substring(half(request)));
    }

    private static int half(String request) {
        return request.length() / 2;
    }

    // As many threads as there are processors, or ten: enough silent clients, and nobody else is served.
    @Check(
            id = "4.6.2",
            says = "Silent clients don't hold up the next",
            points = 4,
            did = "The suite opens fifty connections and says nothing on them; on one more it sends this.",
            why = "Task 6: a client that says nothing costs the others nothing",
            needs = "4.6.1")
    void servesBesideSilentClients(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writeText(server, name, dice);
        Deque<Wire> silent = new ArrayDeque<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                silent.add(server.open());
            }
            assertThat(server.send(get("/" + name)))
                    .as("fifty clients had connected before, and said nothing")
                    .hasStatus(200)
                    .hasBody(content);
        } finally {
            silent.forEach(Wire::close);
        }
    }

    // Connections are not closed when they are done, or not when their client has left; or the limit counts those, too,
    // that have left.
    @Check(
            id = "4.6.3",
            says = "After 650 clients in turn nothing has leaked",
            points = 3,
            did =
                    "The suite asks for a file 650 times, each time on a connection of its own, and counts what the server has open.",
            why = "Task 6: a server runs for months, and a file or connection that stays open is one too many",
            given = true)
    void leaksNothing(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);

        talk(server, name);
        OptionalInt before = server.openFiles();
        talk(server, name);

        assertThat(server.send(get("/" + name))).as("650 clients came before").hasStatus(200);
        if (before.isPresent() && !settles(server, before.getAsInt() + MOST_MORE_FILES, budget)) {
            fail("after 325 clients the server had " + before.getAsInt() + " files and connections open, and after 325"
                    + " more it has " + server.openFiles().orElse(0));
        }
    }

    // Files are left for the garbage collector to close, and folders are, too, which it does not.
    @Check(
            id = "4.6.4",
            says = "Files and folders are closed when they are sent",
            points = 1,
            did = "The suite asks for a file and a folder forty times each, and counts what the server has open.",
            why = "Task 6: nothing leaks; what is opened for a request is closed behind it",
            needs = "4.3.3")
    void closesFiles(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String folder = dice.name("folder", "/");
        String name = folder + dice.name("page", ".html");
        writeText(server, name, dice);
        for (String target : List.of("/" + name, "/" + folder)) {
            for (int i = 0; i < TRIES; i++) { // as a collector may run in between
                closes(server, target, budget);
            }
        }
    }

    private static void closes(ServerUnderTest server, String target, Budget budget) {
        OptionalInt before = server.openFiles();
        for (int i = 0; i < REQUESTS; i++) {
            try (Wire wire = server.open()) { // HTTP/1.0 needs no chunks
                wire.send("GET " + target + " HTTP/1.0\r\nHost: " + server.hostHeader() + "\r\n\r\n");
                assertThat(wire.readReply()).hasStatus(200);
            }
        }
        if (before.isPresent() && !settles(server, before.getAsInt() + MOST_OPEN_FILES, budget)) {
            fail("after " + REQUESTS + " requests for " + target + ", "
                    + (server.openFiles().orElse(0) - before.getAsInt()) + " more files are open than before");
        }
    }

    // A pool of so many threads that the suite of last year was content.
    @Check(
            id = "4.6.5",
            says = "The hundredth client is served beside ninety-nine slow ones",
            points = 1,
            did = "The suite asks 99 times for a large file and reads it slowly; beside them it sends this.",
            why = "Task 6: at least 100 clients are served at the same time",
            needs = {"4.4.1", "4.6.2"})
    void servesTheHundredth(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writeText(server, name, dice);
        String large = dice.name("large", ".bin");
        LargeFile.create(server.site().resolve(large), LARGE_BYTES, dice);
        assertThat(server.send(get("/" + name))).hasStatus(200);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket client = ask(server, large);
                slow.add(client);
                if (!Waiting.until(() -> hasByte(client), Deadline.in(budget.answer()))) {
                    fail(i + " clients are being sent a large file, and read slowly; the next one got no answer");
                }
            }
            assertThat(server.send(get("/" + name)))
                    .as(SLOW_CLIENTS + " clients are being sent a large file, and read slowly")
                    .hasStatus(200)
                    .hasBody(content);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            Files.deleteIfExists(server.site().resolve(large));
        }
    }

    private static Socket ask(ServerUnderTest server, String name) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        socket.connect(server.address());
        socket.getOutputStream().write(getMore(server, "/" + name).getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(MOMENT_MILLIS);
        return socket;
    }

    private static boolean hasByte(Socket socket) {
        try {
            return socket.getInputStream().read() != -1;
        } catch (IOException e) {
            return false;
        }
    }

    private static void talk(ServerUnderTest server, String name) {
        for (int i = 0; i < IN_TURN; i++) {
            try (Wire wire = server.open()) {
                assertThat(wire.send(getMore(server, "/" + name)).readReply()).hasStatus(200);
            }
        }
    }

    // A server may take a moment to notice that its clients have left.
    private static boolean settles(ServerUnderTest server, int most, Budget budget) {
        Deadline deadline = Deadline.in(budget.answer());
        while (server.openFiles().orElse(0) > most && !deadline.expired()) {
            Thread.onSpinWait();
        }
        return server.openFiles().orElse(0) <= most;
    }

    // The JDK has a whole server in it, and reflection finds it.
    @Check(
            id = "4.6.6",
            says = "It uses no HTTP library",
            points = 1,
            did = "The suite looks through the list of classes that the server has loaded.",
            why = "The lesson: no HTTP library, as what such a library does is what we write",
            given = true)
    void usesNoHttpLibrary(ServerUnderTest server) {
        server.send(get("/")); // whatever is loaded for an answer is loaded now
        HttpLibraries.areNotUsedBy(server);
    }
}
