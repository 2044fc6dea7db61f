package gradingkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A curl command that sends the same request, where curl can. */
final class CurlCommand {

    private static final int MOST_CHARACTERS = 400;
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i).*/(\\.|%2e){1,2}(/.*)?");

    private final SentRequest request;
    private final Received received;
    private final int originalPort;
    private final int port;
    private final List<String> words = new ArrayList<>(List.of("curl", "-v"));

    private CurlCommand(SentRequest request, Received received, int originalPort, int port) {
        this.request = request;
        this.received = received;
        this.originalPort = originalPort;
        this.port = port;
    }

    /** The command for a server on the port; empty if curl would send or show something else, or if it would be long. */
    static Optional<String> of(Transcript transcript, int port) {
        return SentRequest.parse(transcript.sent())
                .map(request -> new CurlCommand(
                        request,
                        new Received(transcript.received()),
                        transcript.server().getPort(),
                        port))
                .filter(CurlCommand::canBeSent)
                .map(CurlCommand::command)
                .filter(command -> command.length() <= MOST_CHARACTERS);
    }

    private boolean canBeSent() {
        boolean headWithBody = request.method().equals("HEAD") && hasBody();
        return hasPlainHost() && !headWithBody && !received.hasMoreThan(request.method());
    }

    // One at most, and in the case in which curl would write its name anyway.
    private boolean hasPlainHost() {
        List<SentRequest.Header> hosts = request.named("Host");
        return hosts.isEmpty()
                || hosts.size() == 1
                        && (hosts.get(0).name().equals("Host")
                                || !isServer(hosts.get(0).value()));
    }

    private String command() {
        addVersion();
        addMethod();
        addRaw();
        addPathOptions();
        addHost();
        request.headers().stream().filter(this::isUnusual).forEach(this::addHeader);
        addBody();
        words.add(Shell.quote("http://127.0.0.1:" + port + request.target()));
        return String.join(" ", words) + (received.isText() ? "" : " | od -A d -t x1");
    }

    private void addVersion() {
        if (request.version().equals("HTTP/1.0")) {
            words.add("--http1.0");
        }
    }

    private void addMethod() {
        String implied = hasBody() ? "POST" : "GET";
        if (request.method().equals("HEAD")) {
            words.add("-I");
        } else if (!request.method().equals(implied)) {
            words.addAll(List.of("-X", request.method()));
        }
    }

    // Else curl puts chunks together, and nobody sees their sizes.
    private void addRaw() {
        if (received.isChunked()) {
            words.add("--raw");
        }
    }

    private void addPathOptions() {
        if (DOT_SEGMENT.matcher(request.target().split("\\?", 2)[0]).matches()) {
            words.add("--path-as-is");
        }
        // Else curl takes brackets and braces for a pattern.
        if (request.target().matches(".*[\\[\\]{}].*")) {
            words.add("-g");
        }
    }

    private void addHost() {
        List<SentRequest.Header> hosts = request.named("Host");
        if (hosts.isEmpty()) {
            words.addAll(List.of("-H", "Host:"));
        } else if (!isServer(hosts.get(0).value())) {
            addHeader(hosts.get(0));
        }
    }

    private boolean isServer(String host) {
        return host.equals("127.0.0.1:" + originalPort) || host.equals("127.0.0.1:" + port);
    }

    private boolean isUnusual(SentRequest.Header header) {
        boolean usual = header.isNamed("Host")
                || header.isPlainUserAgent()
                || header.isNamed("Content-Length")
                || header.is("Connection", "close")
                || header.is("Connection", "keep-alive") && request.version().equals("HTTP/1.1")
                || header.is("Accept-Encoding", "identity");
        return !usual;
    }

    private void addHeader(SentRequest.Header header) {
        String text = header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value();
        words.addAll(List.of("-H", Shell.quote(text)));
    }

    private void addBody() {
        if (!hasBody()) {
            return;
        }
        // Else curl would call it a form.
        if (request.named("Content-Type").isEmpty()) {
            words.addAll(List.of("-H", "Content-Type:"));
        }
        words.addAll(List.of("--data-raw", Shell.quote(request.body())));
    }

    private boolean hasBody() {
        return !request.named("Content-Length").isEmpty();
    }
}
