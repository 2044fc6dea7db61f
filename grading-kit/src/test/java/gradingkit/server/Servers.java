package gradingkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Servers for the tests, good ones and broken ones, each a program of its own. The last entry of the class path is a
 * folder into which each writes a file named after its process, with its working folder.
 */
final class Servers {
    private Servers() {}

    /** Prints its line and answers every request with the text of {@code site/index.html}, or "no site". */
    static final class Good {
        public static void main(String[] args) throws IOException {
            enrol();
            serve(args, true);
        }
    }

    /** As good, but prints nothing. */
    static final class Quiet {
        public static void main(String[] args) throws IOException {
            enrol();
            serve(args, false);
        }
    }

    /** Takes one client only, prints nothing, and ends. */
    static final class OneClient {
        public static void main(String[] args) throws IOException {
            enrol();
            try (ServerSocket server = listen(args)) {
                answer(server);
            }
        }
    }

    /** Says that it listens a moment before it does. */
    static final class SaysItTooEarly {
        public static void main(String[] args) throws IOException {
            enrol();
            System.out.println("Listening on http://127.0.0.1:" + args[0] + "/");
            serve(args, false);
        }
    }

    /** Never opens the port. */
    static final class NeverOpens {
        public static void main(String[] args) throws Exception {
            enrol();
            forEver();
        }
    }

    /** Prints for ever and never opens the port. */
    static final class PrintsForEver {
        public static void main(String[] args) throws IOException {
            enrol();
            printForEver();
        }
    }

    /** Prints for ever and serves. */
    static final class ServesAndPrintsForEver {
        public static void main(String[] args) throws IOException {
            enrol();
            Thread printer = new Thread(Servers::printForEver);
            printer.setDaemon(true);
            printer.start();
            serve(args, true);
        }
    }

    /** Ends at once. */
    static final class ExitsWith3 {
        public static void main(String[] args) throws IOException {
            enrol();
            System.err.println("no coffee left");
            System.exit(3);
        }
    }

    /** Comes to its end. */
    static final class Returns {
        public static void main(String[] args) throws IOException {
            enrol();
        }
    }

    /** The skeleton of a lesson. */
    static final class TaskMissing {
        public static void main(String[] args) throws IOException {
            enrol();
            throw new UnsupportedOperationException("Task 1.1: listen on host and port (README, Task 1)");
        }
    }

    /** Listens on a port of its own choice. */
    static final class WrongPort {
        public static void main(String[] args) throws IOException {
            enrol();
            serve(new String[] {"0", args[1]}, true);
        }
    }

    /** Forks a child that survives it, and ends. */
    static final class ForksAndEnds {
        public static void main(String[] args) throws Exception {
            enrol();
            fork(NeverOpens.class);
        }
    }

    /** Forks a child that survives it, and serves until a client asks it to end. */
    static final class ForksAndServes {
        public static void main(String[] args) throws Exception {
            enrol();
            fork(NeverOpens.class);
            serve(args, true);
        }
    }

    /** Starts a child that forgets its environment and loses its parent, and serves. */
    static final class ForksUnmarked {
        public static void main(String[] args) throws Exception {
            enrol();
            Process shell = new ProcessBuilder("env", "-i", "sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo $!").start();
            String pid = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            enrol(Long.parseLong(pid));
            serve(args, true);
        }
    }

    /** Serves, and does not end when it is asked to. */
    static final class IgnoresSigterm {
        public static void main(String[] args) throws IOException {
            enrol();
            Runtime.getRuntime().addShutdownHook(new Thread(Servers::forEver));
            serve(args, true);
        }
    }

    /** Serves, and says goodbye when it is asked to end. */
    static final class SaysGoodbye {
        public static void main(String[] args) throws IOException {
            enrol();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("goodbye")));
            serve(args, true);
        }
    }

    /** Serves in a process of its own, which the first one waits for. */
    static final class ServesInChild {
        public static void main(String[] args) throws Exception {
            enrol();
            fork(Good.class, args).waitFor();
        }
    }

    /** Says that the port is taken, unless it has said so as often as its third argument asks. */
    static final class SaysPortIsTaken {
        public static void main(String[] args) throws IOException {
            enrol();
            Path counter = Path.of("counter");
            int before = Files.exists(counter) ? (int) Files.size(counter) : 0;
            if (before < Integer.parseInt(args[2])) {
                Files.write(counter, new byte[before + 1]);
                System.err.println("Port " + args[0] + " is already taken.");
                System.exit(1);
            }
            serve(args, true);
        }
    }

    /** Has the listener on the port of its third argument open the port in its place; then lies, or ends. */
    static final class CallsStranger {
        public static void main(String[] args) throws Exception {
            enrol();
            try (Socket stranger = new Socket("127.0.0.1", Integer.parseInt(args[2]))) {
                stranger.getOutputStream().write((args[0] + "\n").getBytes(StandardCharsets.UTF_8));
                stranger.getInputStream().read();
            }
            if (args[3].equals("ends")) {
                System.exit(1);
            }
            System.out.println("Listening on http://127.0.0.1:" + args[0] + "/");
            forEver();
        }
    }

    /** Prints its arguments and ends with their number. */
    static final class Echo {
        public static void main(String[] args) throws IOException {
            enrol();
            System.out.print(String.join("|", args));
            System.err.print("to stderr");
            System.exit(args.length);
        }
    }

    /** A suite that starts a server, tells its folder, and ends without stopping it; or waits to be ended. */
    static final class ForgetfulSuite {
        public static void main(String[] args) throws Exception {
            Launch launch = ServersTest.launchOf(Class.forName(args[0]), Path.of(args[1]));
            ServerUnderTest server =
                    ServerUnderTest.start(launch, null, gradingkit.time.Budget.STANDARD, System.nanoTime());
            System.out.println("started in " + server.folder());
            if (args[2].equals("waits")) {
                forEver();
            }
        }
    }

    private static void serve(String[] args, boolean talkative) throws IOException {
        try (ServerSocket server = listen(args)) {
            if (talkative) {
                System.out.println("Listening on http://127.0.0.1:" + server.getLocalPort() + "/");
            }
            boolean goOn = true;
            while (goOn) {
                goOn = answer(server);
            }
        }
    }

    private static ServerSocket listen(String[] args) throws IOException {
        return new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getByName(args[1]));
    }

    /** False if the client has asked for the end. */
    private static boolean answer(ServerSocket server) throws IOException {
        try (Socket client = server.accept()) {
            String request = readHead(client.getInputStream());
            System.out.println(request.lines().findFirst().orElse("a client that said nothing"));
            byte[] body = page().getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
            return !request.startsWith("GET /end ");
        } catch (SocketException e) {
            return true; // the client has left
        }
    }

    private static String page() throws IOException {
        Path index = Path.of("site", "index.html");
        return Files.exists(index) ? Files.readString(index) : "no site";
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int octet = in.read();
        while (octet >= 0) {
            head.append((char) octet);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
            octet = in.read();
        }
        return head.toString();
    }

    private static void printForEver() {
        String line = "and on and on and on ".repeat(10);
        while (true) {
            System.out.println(line);
        }
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process fork(Class<?> program, String... args) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        words.add(program.getName());
        words.addAll(List.of(args));
        Process child = new ProcessBuilder(words).inheritIO().start();
        enrol(child.pid());
        return child;
    }

    private static void enrol() throws IOException {
        enrol(ProcessHandle.current().pid());
    }

    private static void enrol(long pid) throws IOException {
        String classPath = System.getProperty("java.class.path");
        Path register = Path.of(classPath.substring(classPath.lastIndexOf(System.getProperty("path.separator")) + 1));
        Path draft =
                register.resolve("draft-" + pid + "-" + ProcessHandle.current().pid());
        Files.writeString(draft, System.getProperty("user.dir"));
        // In one go: the process may be killed at any moment.
        Files.move(draft, register.resolve(Long.toString(pid)), StandardCopyOption.ATOMIC_MOVE);
    }
}
