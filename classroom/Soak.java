import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Two rounds of mixed clients against one server: what the second round leaves behind is growth. */
public final class Soak {

    private static final int ROUND_SECONDS = 10;
    private static final int GOOD_CLIENTS = 8;
    private static final int BROKEN_CLIENTS = 4;
    private static final int SLOW_CLIENTS = 100;
    private static final int MOST_FILE_GROWTH = 5;
    private static final int MOST_THREAD_GROWTH =
            100; // a pool keeps its idle threads for a while; a leak has thousands
    private static final int MOST_HEAP_GROWTH_KIB = 2_048;

    // What a server may refuse, each in its way, but must survive.
    private static final List<String> BROKEN = List.of(
            "",
            "\0\0\0\r\n\r\n",
            "GET\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(10_000) + "\r\n\r\n");

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger slow = new AtomicInteger();

    private Soak(int port) {
        this.port = port;
    }

    /** What the server holds. */
    private record Holding(long threads, long files, long heapKib) {

        /** Measures when the last connections are gone, which a server may keep open for a moment. */
        static Holding of(Process server) throws IOException, InterruptedException {
            long end = System.nanoTime() + 5_000_000_000L;
            for (long before = Long.MAX_VALUE; count(server, "fd") < before && System.nanoTime() < end; ) {
                before = count(server, "fd");
                Thread.sleep(1_000);
            }
            run("jcmd", server.pid() + "", "GC.run");
            String heap = run("jcmd", server.pid() + "", "GC.heap_info");
            return new Holding(count(server, "task"), count(server, "fd"), used(heap));
        }

        private static long count(Process server, String what) throws IOException {
            try (Stream<Path> entries = Files.list(Path.of("/proc/" + server.pid() + "/" + what))) {
                return entries.count();
            }
        }

        // The heap's lines name their use as "used 1234K"; the metaspace's line is not of the heap.
        private static long used(String info) {
            return info.lines()
                    .filter(line -> !line.contains("space") && line.contains("used "))
                    .mapToLong(line -> Long.parseLong(line.replaceFirst(".*used (\\d+)K.*", "$1")))
                    .sum();
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("soak");
        copy(Path.of(args[0], "site"), folder.resolve("site"));
        Process server = new ProcessBuilder(
                        "java", "-XX:+UseSerialGC", "-Xmx64m", "-cp", absolute(args[1]), "webserver.Main", "0")
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        boolean good;
        try {
            String line = server.inputReader().readLine();
            Soak soak = new Soak(Integer.parseInt(line.replaceAll(".*:(\\d+)/", "$1")));
            good = soak.run(args[0], server);
        } finally {
            server.destroyForcibly().waitFor();
            delete(folder);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(String name, Process server) throws Exception {
        round(1);
        Holding before = Holding.of(server);
        round(ROUND_SECONDS);
        Holding first = Holding.of(server);
        round(ROUND_SECONDS);
        Holding second = Holding.of(server);
        System.out.printf(
                "%s: %d good requests answered, %d not; %d broken, %d slow clients%n",
                name, answered.get(), unanswered.get(), broken.get(), slow.get());
        System.out.printf(
                "  threads    %5d  %5d  %5d  (at the start, after a round, after another)%n",
                before.threads(), first.threads(), second.threads());
        System.out.printf("  open files %5d  %5d  %5d%n", before.files(), first.files(), second.files());
        System.out.printf("  heap, KiB  %5d  %5d  %5d%n", before.heapKib(), first.heapKib(), second.heapKib());
        boolean good = unanswered.get() == 0
                && second.threads() - first.threads() <= MOST_THREAD_GROWTH
                && second.files() - first.files() <= MOST_FILE_GROWTH
                && second.heapKib() - first.heapKib() <= MOST_HEAP_GROWTH_KIB;
        System.out.println(good ? "  nothing has grown, and no good request was lost" : "  NOT GOOD: see above");
        return good;
    }

    private void round(int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        ExecutorService clients = Executors.newFixedThreadPool(GOOD_CLIENTS + BROKEN_CLIENTS + SLOW_CLIENTS);
        List<Callable<Void>> all = new ArrayList<>();
        add(all, GOOD_CLIENTS, end, this::beGood);
        add(all, BROKEN_CLIENTS, end, this::beBroken);
        add(all, SLOW_CLIENTS, end, this::beSlow);
        for (Future<Void> client : clients.invokeAll(all)) {
            client.get();
        }
        clients.shutdown();
    }

    private interface Client {
        void talk() throws Exception;
    }

    private static void add(List<Callable<Void>> clients, int count, long end, Client client) {
        for (int i = 0; i < count; i++) {
            clients.add(() -> {
                while (System.nanoTime() < end) {
                    client.talk();
                }
                return null;
            });
        }
    }

    private void beGood() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
            (status == 200 ? answered : unanswered).incrementAndGet();
        } catch (IOException | InterruptedException e) {
            System.out.println("  a good request was not answered: " + e);
            unanswered.incrementAndGet();
        }
    }

    private void beBroken() throws IOException {
        String request = BROKEN.get(broken.getAndIncrement() % BROKEN.size());
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoLinger(request.length() % 2 == 0, 0); // half of them leave with a reset
        }
    }

    // Half a request, and nothing more: the server is to end it, within its 2 s.
    private void beSlow() throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHo".getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            while (in.read() != -1) {}
            slow.incrementAndGet();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        return socket;
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
