package gradingkit.wire;

/** The sentences for a reply that stops before it is complete, or never stops: where it was, and how it ended. */
final class Interruption {

    /** What the sentence says of a reset before the first byte; a connection may be reset while it is opened too. */
    static final String RESET_AT_ONCE = "the server reset the connection before it answered (0 bytes came): it closed"
            + " the socket although a part of the request was still unread, or it crashed";

    private Interruption() {}

    /** Bytes of the status line are missing, all or some. */
    static Flaw inStatusLine(Incoming in, int start) {
        int came = in.length() - start;
        if (came > 0) {
            return Flaw.missing(in, startedStatusLine(in, Words.bytes(came) + " came"));
        }
        return Flaw.missing(in, start == 0 ? noReply(in) : noFurtherReply(in));
    }

    private static String noReply(Incoming in) {
        return switch (in.ending()) {
            case CLOSED ->
                "the connection was closed before the status line was complete (0 bytes came): an exception"
                        + " may have stopped the server on its way to the answer, or the answer was not flushed";
            case RESET -> RESET_AT_ONCE;
            case SILENT, SLOW ->
                "nothing came " + in.limit().words() + " while waiting for the first byte: the server"
                        + " may still be waiting for more of the request, or it has not flushed its answer";
        };
    }

    private static String noFurtherReply(Incoming in) {
        return switch (in.ending()) {
            case CLOSED ->
                "the connection was closed before another reply came: the server may close it after each"
                        + " reply, or forget what it has already read of the next request";
            case RESET ->
                "the server reset the connection before another reply came: it closed the socket although"
                        + " the next request was still unread";
            case SILENT, SLOW ->
                "nothing came " + in.limit().words() + " while waiting for the first byte of another"
                        + " reply: the server may have forgotten what it had already read of the next request";
        };
    }

    private static String startedStatusLine(Incoming in, String came) {
        return switch (in.ending()) {
            case CLOSED ->
                "the connection was closed before the status line was complete (" + came + "): it ends with"
                        + " CR LF, as in \"HTTP/1.1 200 OK\\r\\n\"";
            case RESET ->
                "the server reset the connection before the status line was complete (" + came + "): it"
                        + " closed the socket although a part of the request was still unread, or it crashed";
            case SILENT ->
                "nothing more came " + in.limit().words() + " in the middle of the status line (" + came
                        + "): the CR LF at its end is missing, or it was not flushed";
            case SLOW -> tooSlow(in, "status line");
        };
    }

    /** Bytes of another protocol than HTTP are missing. */
    static Flaw before(String what, Incoming in) {
        return Flaw.missing(
                in,
                switch (in.ending()) {
                    case CLOSED -> "the connection was closed before " + what + " had come";
                    case RESET ->
                        "the server reset the connection before " + what + " had come: it closed the socket although"
                                + " something was still unread, or it crashed";
                    case SILENT, SLOW ->
                        "nothing more came " + in.limit().words() + " while waiting for " + what
                                + ": it was not sent, or not flushed";
                });
    }

    /** The empty line after the header fields is missing. */
    static Flaw inHeaderSection(Incoming in) {
        return Flaw.missing(
                in,
                switch (in.ending()) {
                    case CLOSED ->
                        "the connection was closed in the middle of the header section: the empty line that ends it"
                                + " is missing, one more \"\\r\\n\" after the last field";
                    case RESET ->
                        "the server reset the connection in the middle of the header section: it closed the socket"
                                + " although a part of the request was still unread, or it crashed";
                    case SILENT ->
                        "nothing more came " + in.limit().words() + " in the middle of the header section: the empty"
                                + " line that ends it is missing, one more \"\\r\\n\" after the last field, or it"
                                + " was not flushed";
                    case SLOW -> tooSlow(in, "header section");
                });
    }

    /** A body is shorter than its Content-Length. */
    static Flaw inBodyOfLength(Incoming in, int start, int announced) {
        String length = "Content-Length announces " + Words.bytes(announced);
        int came = in.length() - start;
        return Flaw.missing(
                in,
                switch (in.ending()) {
                    case CLOSED ->
                        length + ", but the connection was closed after " + Words.number(came) + ": it must be the"
                                + " number of bytes in the body, and all of them must be flushed before the close";
                    case RESET ->
                        "the server reset the connection in the middle of the body (" + length + ", "
                                + Words.number(came)
                                + " came): it closed the socket although a part of the request was still"
                                + " unread, or it crashed";
                    case SILENT ->
                        "nothing more came " + in.limit().words() + " in the middle of the body: " + length
                                + ", but only " + Words.number(came)
                                + " came; the number is too large, or the rest was not"
                                + " flushed";
                    case SLOW -> tooSlow(in, "body (" + length + ", " + Words.number(came) + " came)");
                });
    }

    /** A body without a length has not ended in good order. */
    static Flaw inBodyUntilClose(Incoming in) {
        return Flaw.missing(
                in,
                switch (in.ending()) {
                    case CLOSED -> throw new IllegalStateException("the close ends this body");
                    case RESET ->
                        "the server reset the connection in the middle of the body: it closed the socket although a"
                                + " part of the request was still unread, or it crashed";
                    case SILENT ->
                        "the reply did not end " + in.limit().words() + ", in the middle of the body: without"
                                + " Content-Length the body goes on until the server closes the connection, and it is"
                                + " still open";
                    case SLOW -> tooSlow(in, "body");
                });
    }

    /** A chunk is shorter than its size. */
    static Flaw inChunk(Incoming in, int start, int size) {
        String chunk = "a chunk announces " + Words.bytes(size) + " (" + Integer.toHexString(size) + " in hexadecimal)";
        int came = in.length() - start;
        return Flaw.missing(
                in,
                switch (in.ending()) {
                    case CLOSED ->
                        chunk + ", but the connection was closed after " + Words.number(came) + ": the size must be"
                                + " the number of bytes in the chunk, and all of them must be flushed before the close";
                    case RESET ->
                        "the server reset the connection in the middle of the body (" + chunk + ", "
                                + Words.number(came)
                                + " came): it closed the socket although a part of the request was still"
                                + " unread, or it crashed";
                    case SILENT ->
                        "nothing more came " + in.limit().words() + " in the middle of the body: " + chunk
                                + ", but only " + Words.number(came)
                                + " came; the size is too large, or the rest was not flushed";
                    case SLOW -> tooSlow(in, "body (" + chunk + ", " + Words.number(came) + " came)");
                });
    }

    /** The last chunk, or what ends it, is missing. */
    static Flaw betweenChunks(Incoming in) {
        return Flaw.missing(
                in,
                switch (in.ending()) {
                    case CLOSED ->
                        "the connection was closed in the middle of the chunked body: it ends with a chunk of size 0"
                                + " and an empty line, \"0\\r\\n\\r\\n\"";
                    case RESET ->
                        "the server reset the connection in the middle of the chunked body: it closed the socket"
                                + " although a part of the request was still unread, or it crashed";
                    case SILENT ->
                        "nothing more came " + in.limit().words() + " in the middle of the chunked body: it"
                                + " ends with a chunk of size 0 and an empty line, \"0\\r\\n\\r\\n\", which are"
                                + " missing or were not flushed";
                    case SLOW -> tooSlow(in, "chunked body");
                });
    }

    /** The server should have closed the connection. */
    static Flaw beforeClose(Incoming in, int start) {
        if (in.length() - start > ReplyParser.MOST_BYTES) {
            return endless(in.length());
        }
        String sentence = in.ending() == Ending.SLOW
                ? "the server kept sending and did not close the connection "
                        + in.limit().words() + ": does a loop" + " write for ever?"
                : "the server did not close the connection " + in.limit().words() + " while the client waited for the"
                        + " close: it may have forgotten to, or wait for another request";
        return Flaw.missing(in, sentence);
    }

    /** Insists on a reply that is not too long to be kept. */
    static void checkLength(int end, int start) {
        if (end - start > ReplyParser.MOST_BYTES) {
            throw endless(end);
        }
    }

    static Flaw endless(int at) {
        return Flaw.in(
                at,
                1,
                "the server answers without end: " + Words.bytes(ReplyParser.MOST_BYTES)
                        + " came and the reply is still not complete; does a loop write for ever?");
    }

    static Flaw endlessHeaderSection(int start) {
        int at = start + HeadReader.MOST_BYTES;
        return Flaw.in(
                at,
                1,
                "the header section does not end: " + Words.bytes(HeadReader.MOST_BYTES)
                        + " came without an empty line; is it missing, or does a loop write for ever?");
    }

    private static String tooSlow(Incoming in, String place) {
        return "the reply was not complete " + in.limit().words() + ", although bytes kept coming: it was still in the"
                + " middle of the " + place + "; something slows the server down between its writes";
    }
}
