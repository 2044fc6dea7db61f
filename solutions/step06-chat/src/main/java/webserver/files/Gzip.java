package webserver.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import webserver.http.Body;
import webserver.http.Header;
import webserver.http.Request;
import webserver.http.Response;

/**
 * A body that is compressed while it is sent (RFC 9110, 8.4.1.3).
 *
 * @param plain the body as it is on the disk
 */
record Gzip(Body plain) implements Body {

    private static final List<String> TEXT = List.of("text/", "application/json", "image/svg+xml");
    private static final Header CODING = new Header("Content-Encoding", "gzip");

    /** The same response with a compressed body, if it is text and the client takes gzip; pictures gain nothing. */
    static Response apply(Request request, Response response) {
        String mediaType = response.header("Content-Type").orElse("");
        if (TEXT.stream().noneMatch(mediaType::startsWith)) {
            return response;
        }
        Response varying = response.with(new Header("Vary", "Accept-Encoding"));
        boolean wanted = isAccepted(request) && request.header("Range").isEmpty(); // a range is one of the file itself
        return wanted ? new Response(200, varying.headers(), new Gzip(varying.body())).with(CODING) : varying;
    }

    // RFC 9110, 12.5.3: such as "gzip, br;q=0.5"; a weight of 0 means "not this one"
    private static boolean isAccepted(Request request) {
        return request.values("Accept-Encoding").stream()
                .flatMap(value -> Stream.of(
                        value.toLowerCase(Locale.ROOT).replace(" ", "").split(",")))
                .anyMatch(coding -> coding.matches("gzip(;q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?"));
    }

    @Override
    public long length() {
        return UNKNOWN;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        GZIPOutputStream compressed = new GZIPOutputStream(out);
        plain.writeTo(compressed);
        compressed.finish();
    }
}
