package webserver.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import webserver.http.Body;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Request;
import webserver.http.Response;

/**
 * A part of a file that a client asks for (RFC 9110, 14), such as the rest of a download that broke off.
 *
 * @param first the position of the first byte, from 0 on
 * @param last the position of the last byte
 */
record ByteRange(long first, long last) {

    // "bytes=0-499", "bytes=500-" for all from there on, "bytes=-500" for the last 500
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    // TASK 4.9 Send a part of a file
    /** Status 206 with the range that the request asks for, 416 if the file has no such bytes; else what was there. */
    static Response apply(Request request, Response response) {
        Optional<String> wanted = request.header("Range");
        if (response.status() != 200 || !request.method().equals("GET") || wanted.isEmpty()) {
            return response;
        }
        Matcher range = RANGE.matcher(wanted.get());
        boolean understood = range.matches() && range.end(2) > "bytes=-".length();
        return understood && isStillTheSame(request, response)
                ? cut(response, range.group(1), range.group(2))
                : response;
    }

    // RFC 9110, 13.1.5: a part goes with the parts that the client has only if the file is still the same
    private static boolean isStillTheSame(Request request, Response response) {
        Optional<String> had = request.header("If-Range");
        return had.isEmpty() || had.equals(response.header("ETag")) || had.equals(response.header("Last-Modified"));
    }

    private static Response cut(Response response, String first, String last) {
        Body.FilePart whole = (Body.FilePart) response.body();
        long length = whole.length();
        ByteRange range = of(first, last, length);
        if (range.first > range.last) {
            throw new HttpError(416, "The file has no such bytes.", new Header("Content-Range", "bytes */" + length));
        }
        String contentRange = "bytes " + range.first + "-" + range.last + "/" + length;
        Body part = new Body.FilePart(whole.file(), range.first, range.last - range.first + 1);
        return new Response(206, response.headers(), part).with(new Header("Content-Range", contentRange));
    }

    private static ByteRange of(String first, String last, long length) {
        if (first.isEmpty()) {
            return new ByteRange(Math.max(0, length - Long.parseLong(last)), length - 1);
        }
        long end = last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1);
        return new ByteRange(Long.parseLong(first), end);
    }
}
