package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import webserver.LogLine.Place;

class Task4LogTest extends Step03 {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH);
    private static final int CLOCK_SLACK_SECONDS = 1;

    // No log; or one that is kept in a buffer, or written when the server ends: a kill ends it without a word.
    @Check(
            id = "3.4.1",
            says = "A request is in access.log while the server runs",
            points = 3,
            look = "access.log",
            why = "Task 4: the line is written when the answer is sent, so that it survives a kill")
    void writesLineAtOnce(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        LogFile log = new LogFile(server, budget);
        String target = file(server, dice);

        server.get(target);

        String line = log.await(target);
        server.kill();
        assertThat(log.lines())
                .withFailMessage("the server was killed, and now access.log has lost the line %s", line)
                .contains(line);
        server.restart();
    }

    // Each line is written over the one before; or a request is logged when it comes and again when it is answered.
    @Check(
            id = "3.4.2",
            says = "Each request adds one line, and only one",
            points = 1,
            look = "access.log",
            why = "Task 4: one line for each request",
            needs = "3.4.1")
    void writesOneLineForEach(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        LogFile log = new LogFile(server, budget);
        List<String> targets = List.of(file(server, dice), file(server, dice), file(server, dice));

        targets.forEach(server::get);

        targets.forEach(log::await);
        for (String target : targets) {
            List<String> lines =
                    log.lines().stream().filter(line -> line.contains(target)).toList();
            assertThat(lines)
                    .withFailMessage("expected one line for the one request for %s; found %s", target, lines)
                    .hasSize(1);
        }
    }

    // A field is left out, or stands in the wrong place, or has no quotes.
    @Check(
            id = "3.4.3",
            says = "A line of the log has the combined format",
            points = 2,
            look = "access.log",
            why = "Task 4: address - - [time] \"request line\" status bytes \"Referer\" \"User-Agent\"",
            needs = "3.4.1")
    void writesCombinedFormat(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String target = file(server, dice);
        server.send(get(target, "User-Agent: grading-kit\r\n"));

        LogLine.parse(new LogFile(server, budget).await(target));
    }

    // The address is printed with its port, or as Java prints it, with a slash before it.
    @Check(
            id = "3.4.4",
            says = "The line begins with the client's address",
            points = 1,
            look = "access.log",
            why = "Task 4: first comes the address of the client, without its port",
            needs = "3.4.1")
    void namesClient(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        LogLine line = askAndRead(server, budget, file(server, dice));

        is("the client's address", Place.CLIENT, "127.0.0.1", line);
    }

    // The month is a number or in the computer's own language, the zone is missing, or MM and mm are mixed up.
    @Check(
            id = "3.4.5",
            says = "The line has the time of the request",
            points = 2,
            look = "access.log",
            why = "Task 4: such as [10/Oct/2000:13:55:36 -0700], with the month in English and the zone",
            needs = "3.4.1")
    void tellsTime(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        Instant before = Instant.now().minusSeconds(CLOCK_SLACK_SECONDS + 1); // + 1: the log leaves out the fractions
        LogLine line = askAndRead(server, budget, file(server, dice));
        Instant after = Instant.now().plusSeconds(CLOCK_SLACK_SECONDS);

        assertThat(instant(line.time()))
                .withFailMessage(
                        "expected the time of the request in access.log, which was between %s and %s; found [%s]",
                        before, after, line.time())
                .isBetween(before, after);
    }

    private static Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time, TIME).toInstant();
        } catch (DateTimeParseException e) {
            String now = TIME.format(OffsetDateTime.now());
            return fail("expected a time such as [" + now + "]; found [" + time + "] in access.log");
        }
    }

    // The path is logged decoded, or without the query, or without method and version.
    @Check(
            id = "3.4.6",
            says = "The line has the request line as it was sent",
            points = 1,
            look = "access.log",
            why = "Task 4: the request line is logged as it came, percent-codes and query included",
            needs = "3.4.1")
    void quotesRequestLine(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String word = dice.word();
        String target = "/a%20page%2d" + word + ".html?x=%41&y=1";
        write(server, "a page-" + word + ".html", page(word));

        server.send(get(target));

        LogLine line = read(server, budget, word);
        is("the request line", Place.REQUEST, "GET " + target + " HTTP/1.1", line);
    }

    // The bytes of the header section are counted too, or the characters; or each line has 200.
    @Check(
            id = "3.4.7",
            says = "The line has the status and the length of the body",
            points = 2,
            look = "access.log",
            why = "Task 4: the status, and how many bytes the body has, or - if it has none",
            needs = "3.4.1")
    void tellsStatusAndLength(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String empty = dice.name("empty", ".html");
        write(server, name, page(dice.word() + " – ü"));
        write(server, empty, "");

        hasStatusAndLength(server, budget, "/" + name);
        hasStatusAndLength(server, budget, "/" + empty);
    }

    private static void hasStatusAndLength(ServerUnderTest server, Budget budget, String target) {
        Reply reply = server.get(target);
        LogLine line = read(server, budget, target);
        int length = reply.body().length;
        is("the status", Place.STATUS, String.valueOf(reply.status()), line);
        is("the length of the body in bytes", Place.BYTES, length == 0 ? "-" : String.valueOf(length), line);
    }

    // The fields are looked up by one spelling only, or anywhere in a line, or are missing when the client has not sent
    // them.
    @Check(
            id = "3.4.8",
            says = "The line has Referer and User-Agent",
            points = 1,
            look = "access.log",
            why = "Task 4: what the client sent in these fields, whatever the case of their names, or - if nothing",
            needs = "3.4.1")
    void quotesHeaders(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String referer = "http://example.com/" + dice.word();
        String agent = "Reader/1.0 (" + dice.word() + ")";

        LogLine with = askAndRead(
                server,
                budget,
                file(server, dice),
                "X-Referer: no\r\nX-User-Agent: no\r\nREFERER: " + referer + "\r\nuser-agent: " + agent + "\r\n");
        is("the Referer", Place.REFERER, referer, with);
        is("the User-Agent", Place.USER_AGENT, agent, with);
        LogLine without = askAndRead(server, budget, file(server, dice), "");
        is("a missing Referer", Place.REFERER, "-", without);
        is("a missing User-Agent", Place.USER_AGENT, "-", without);
    }

    // Only what was served is logged; errors take another way out.
    @Check(
            id = "3.4.9",
            says = "A refused request is logged too",
            points = 2,
            look = "access.log",
            why = "Task 4: every request that was answered has its line, with the status of its answer",
            needs = "3.4.1")
    void logsRefusedRequests(ServerUnderTest server, Budget budget, Dice dice) {
        isLogged(server, budget, "GET", dice.name("no-such", ".html"), "");
        isLogged(server, budget, "DELETE", dice.name("page", ".html"), "");
        isLogged(server, budget, "BREW", dice.name("coffee", ""), "");
        isLogged(server, budget, "GET", dice.name("a", ""), " broken request line");
    }

    private static void isLogged(ServerUnderTest server, Budget budget, String method, String name, String more) {
        Reply reply = server.send(request(method + " /" + name + more + " HTTP/1.1", ""));
        is("the status", Place.STATUS, String.valueOf(reply.status()), read(server, budget, name));
    }

    // A quote from the client ends the field, or a backslash takes the closing quote with it; or the Referer is
    // forgotten.
    @Check(
            id = "3.4.10",
            says = "Quotes and backslashes from a client are escaped",
            points = 2,
            look = "access.log",
            why = "Task 4: a quote is written as \\\" and a backslash as \\\\, so that a field ends where it ends",
            needs = "3.4.1")
    void escapesQuotes(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String word = dice.word();
        hasUserAgent(server, budget, dice, "a \"" + word + "\" name\" 200 1 \"-\" \"");
        hasUserAgent(server, budget, dice, "C:\\" + word + "\\\"x\" \\");
        hasRequestLine(server, budget, file(server, dice), "?\"\\");
        String referer = "http://example.com/" + word + "\" \"\\";
        LogLine line = askAndRead(server, budget, file(server, dice), "Referer: " + referer + "\r\n");
        is("the Referer, unescaped,", Place.REFERER, referer, line);
    }

    // The query names no file, so that the request is one that is served.
    private static void hasRequestLine(ServerUnderTest server, Budget budget, String path, String query) {
        server.send(get(path + query));
        String requestLine = "GET " + path + query + " HTTP/1.1";
        is("the request line, unescaped,", Place.REQUEST, requestLine, read(server, budget, path));
    }

    private static void hasUserAgent(ServerUnderTest server, Budget budget, Dice dice, String agent)
            throws IOException {
        LogLine line = askAndRead(server, budget, file(server, dice), "User-Agent: " + agent + "\r\n");
        is("the User-Agent, unescaped,", Place.USER_AGENT, agent, line);
    }

    // A line end in what the client sent is a line end in the log; or it is too strange to be logged at all; or what is
    // strange is left out.
    @Check(
            id = "3.4.11",
            says = "A request is one line, whatever the client sends",
            points = 2,
            look = "access.log",
            why = "Task 4: a request is exactly one line, without control characters, whatever it contains",
            needs = "3.4.1")
    void forgesNoLine(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        LogFile log = new LogFile(server, budget);
        String forged = "127.0.0.1 - - [forged] " + dice.word();
        String word = dice.word();
        String plain = ask(server, log, file(server, dice), "a plain one", "a");

        // Whether it is logged, 3.4.9 tells.
        server.send(get("/" + word + "%0d%0a" + forged.replace(" ", "%20")));
        String deleted = file(server, dice);
        server.send(get(deleted, "User-Agent: a\u007fb\r\n"));
        String tab = ask(server, log, file(server, dice), "with a tab", "a\tb");
        isOneLine(plain, tab);
        if (LogLine.read(tab).inFormat()) {
            is("the User-Agent, unescaped,", Place.USER_AGENT, "a\tb", LogLine.read(tab));
        }
        isOneLine(plain, ask(server, log, file(server, dice), "with letters beyond ASCII", "ünïcödé"));
        String target = file(server, dice);
        if (server.send(get(target, "User-Agent: a\r" + forged + "\r\n")).status() == 200) {
            isOneLine(plain, log.await(target));
        }

        log.lines().stream().filter(line -> line.contains(deleted)).forEach(line -> isOneLine(plain, line));
        assertThat(log.lines().stream()
                        .filter(line -> line.contains(forged) && !line.contains(word) && !line.contains(target)))
                .withFailMessage(
                        "a client had \"%s\" behind a line end in its path, and behind a CR in its User-Agent: now it is a line of access.log",
                        forged)
                .isEmpty();
    }

    private static String ask(ServerUnderTest server, LogFile log, String target, String kind, String agent) {
        server.send(get(target, "User-Agent: " + agent + "\r\n"));
        return log.await(
                target, "for " + target + " with the User-Agent \"" + LogFile.visible(agent) + "\", " + kind + ",");
    }

    /** Expects as many control characters as in a plain line, whose pieces have something else than blanks between them. */
    private static void isOneLine(String plain, String line) {
        assertThat(controls(line))
                .withFailMessage(
                        "expected no control character in access.log, such as a tab; found one in the line %s",
                        LogFile.visible(line))
                .isEqualTo(controls(plain));
        if (LogLine.read(plain).inFormat()) {
            LogLine.parse(line);
        }
    }

    private static long controls(String line) {
        return line.chars().filter(c -> c < ' ' || c == 0x7f).count();
    }

    // The file is opened anew, and emptied, at each start.
    @Check(
            id = "3.4.12",
            says = "The log goes on after a restart",
            points = 1,
            did = "The suite asks once, starts the server again in the same folder, and asks once more.",
            why = "Task 4: lines are appended to what is there",
            needs = "3.4.1")
    void keepsOldLines(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        LogFile log = new LogFile(server, budget);
        String before = file(server, dice);
        String after = file(server, dice);
        server.get(before);
        String old = log.await(before);

        server.restart();
        server.get(after);

        log.await(after);
        assertThat(log.lines())
                .withFailMessage("the server was started again, and now access.log has lost the line %s", old)
                .contains(old);
    }

    private static void is(String field, Place place, String expected, LogLine line) {
        String found = line.at(place, expected);
        assertThat(found)
                .withFailMessage(
                        "expected %s to be \"%s\" in access.log; found %s",
                        field, expected, found.isEmpty() ? "nothing between the quotation marks" : '"' + found + '"')
                .isEqualTo(expected);
    }

    /** Makes a file, and says how it is asked for. */
    private static String file(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.word() + ".html";
        writePage(server, name, dice);
        return "/" + name;
    }

    private static LogLine askAndRead(ServerUnderTest server, Budget budget, String target) {
        return askAndRead(server, budget, target, "User-Agent: grading-kit\r\n");
    }

    private static LogLine askAndRead(ServerUnderTest server, Budget budget, String target, String headerLines) {
        server.send(get(target, headerLines));
        return read(server, budget, target);
    }

    private static LogLine read(ServerUnderTest server, Budget budget, String part) {
        return LogLine.read(new LogFile(server, budget).await(part));
    }
}
