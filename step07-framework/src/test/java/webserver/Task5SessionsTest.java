package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

class Task5SessionsTest extends Step07 {

    // What stands behind the last dot of an id may be the name of a server.
    private static final int SHORTEST_SIGNATURE = 20;

    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    // What counts as a character of the cookie, with or without its name and attributes, is not told here.
    private static final int FITS = 3_600;
    private static final int NEARLY_FULL = 3_780;

    // All visitors share what is remembered; the cookie is never sent.
    @Check(
            id = "7.5.1",
            says = "A session attribute is there at the next request, and for this visitor alone",
            points = 3,
            did = "The suite sets an attribute, and asks for it with the cookie of the answer, and without.",
            why = "Task 5: what is put in with sessionAttribute comes back with the cookie")
    void remembers(ServerUnderTest server) {
        Visitor one = new Visitor(server);
        Visitor other = new Visitor(server);
        for (String count : new String[] {"1", "2", "3"}) {
            hasText(one.get("/try/counter"), count);
        }
        hasText(other.get("/try/counter"), "1");
        hasText(one.get("/try/counter"), "4");
    }

    // The content is believed without a look at the signature, or after a look at its beginning; or a broken cookie
    // is a 500.
    @Check(
            id = "7.5.2",
            says = "A cookie that was changed is that of a new session, and never an error",
            points = 4,
            did =
                    "The suite asks with the cookie of an answer in which it has changed a character, and with others that are none.",
            why = "RFC 2104; Task 5: without the key nobody can sign, so what is not signed was not said here")
    void believesOnlyItself(ServerUnderTest server, Dice dice) {
        Visitor visitor = new Visitor(server);
        hasText(visitor.get("/try/counter"), "1");
        String cookie = visitor.cookie();
        String name = cookie.substring(0, cookie.indexOf('='));
        Map<String, String> changed = spoiled(cookie.substring(name.length() + 1));
        changed.put("that is one word", dice.word());
        changed.forEach((what, value) -> countsAsNone(server, what, name + "=" + value));
    }

    private static Map<String, String> spoiled(String value) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("with one letter of its content changed", withAnother(value, value.length() / 4));
        int dot = value.lastIndexOf('.');
        int signature = value.length() - dot - 1;
        if (dot > 0 && signature >= SHORTEST_SIGNATURE) {
            all.put("with one letter of its signature changed", withAnother(value, dot + signature / 2));
            all.put("with half of its signature", value.substring(0, dot + signature / 2));
            all.put("with nothing behind the dot", value.substring(0, dot + 1));
            all.put("without dot and signature", value.substring(0, dot));
        }
        all.put("that is a dot", ".");
        all.put("that is a.b", "a.b");
        all.put("that is %00", "%00");
        return all;
    }

    private static String withAnother(String value, int place) {
        char other = value.charAt(place) == 'A' ? 'B' : 'A';
        return value.substring(0, place) + other + value.substring(place + 1);
    }

    private static void countsAsNone(ServerUnderTest server, String what, String cookie) {
        Reply reply = Ask.to("GET /try/counter").with("Cookie", cookie).of(server);
        if (reply.status() != 200 || !reply.text().equals("1")) {
            fail("a cookie " + what + " is that of a new session, so /try/counter should be a 200 with 1; found "
                    + reply.status() + " with " + Json.text(Excerpt.of(reply.text())));
        }
    }

    // A script can read it, or another site's form sends it.
    @Check(
            id = "7.5.3",
            says = "The cookie is HttpOnly and SameSite",
            points = 2,
            why = "RFC 6265, 5.2: as in lesson 6")
    void labelsTheCookie(ServerUnderTest server) {
        Reply reply = Ask.to("GET /try/counter").of(server);
        boolean labelled = reply.headers("Set-Cookie").stream()
                .map(cookie -> cookie.toLowerCase(Locale.ROOT))
                .anyMatch(cookie -> cookie.matches("(?s).*;\\s*httponly\\b.*")
                        && cookie.matches("(?s).*;\\s*samesite=(lax|strict)\\b.*")
                        && cookie.matches("(?s).*;\\s*path=/\\s*(;.*)?"));
        if (!labelled) {
            fail("the session's cookie should have HttpOnly, SameSite=Lax and Path=/; found "
                    + (reply.headers("Set-Cookie").isEmpty() ? "none" : reply.headers("Set-Cookie")));
        }
    }

    // null is remembered as a text, or does nothing.
    @Check(
            id = "7.5.4",
            says = "An attribute that is set to null is forgotten",
            points = 2,
            did =
                    "The suite sets an attribute, sets it to null, and asks for it, each time with the cookie of the last answer.",
            why = "Task 5: that is how a session ends")
    void forgets(ServerUnderTest server) {
        Visitor visitor = new Visitor(server);
        hasText(visitor.get("/try/counter"), "1");
        hasText(visitor.get("/try/counter"), "2");
        Reply forgotten = visitor.send(Ask.to("POST /try/forget").form(""));
        assertThat(forgotten).hasStatus(200);
        forgotten.headers("Set-Cookie").forEach(Task5SessionsTest::isDeleted);
        hasText(visitor.get("/try/counter"), "1");
    }

    private static void isDeleted(String setCookie) {
        if (!setCookie.matches("(?i).*;\\s*(max-age=(0|-\\d+)|expires=.*19[67]\\d).*")) {
            fail("the session is empty, so its cookie should have Max-Age=0, for the browser to forget it; found "
                    + setCookie);
        }
    }

    // A cookie that somebody has copied counts for ever, or for no time at all; or the signature needs no key.
    @Check(
            id = "7.5.5",
            says = "A cookie is signed with the key, and counts for 12 hours",
            points = 1,
            did = "The suite asks with cookies that it has signed itself, with its key.",
            why = "RFC 2104; Task 5: read believes only what was signed with this key, and is not too old")
    void knowsItsAge(ServerUnderTest server) {
        Visitor visitor = new Visitor(server);
        hasText(visitor.get("/try/counter"), "1");
        // What a server remembers of its sessions itself can be neither read nor made older from here.
        OwnCookie.of(server, visitor.cookie()).ifPresent(cookie -> {
            if (!cookie.isSigned()) {
                fail("behind the dot should be HMAC-SHA256 of what stands before it, with the key of session.key, in"
                        + " Base64 for URLs without padding; found " + visitor.cookie());
            }
            long now = Instant.now().getEpochSecond();
            if (Math.abs(cookie.until() - now - LIFE.toSeconds()) > TOLERANCE.toSeconds()) {
                fail("until should be in 12 hours, which is second " + (now + LIFE.toSeconds()) + " since 1970; found "
                        + cookie.until());
            }
            countsAsNone(server, "that counted until 1 minute ago", cookie.until(now - 60));
            hasText(
                    Ask.to("GET /try/counter")
                            .with("Cookie", cookie.until(now + 60))
                            .of(server),
                    "2");
        });
    }

    // Each answer has a cookie, so that no page can be kept in a cache; each visitor gets one.
    @Check(
            id = "7.5.6",
            says = "The cookie is sent only if the session has changed",
            points = 1,
            did = "The suite sets an attribute, and asks again with the cookie of the answer.",
            why = "Task 5: who only reads, such as a robot, gets none")
    void sendsWhatHasChanged(ServerUnderTest server, Dice dice) {
        Visitor visitor = new Visitor(server);
        assertThat(visitor.get("/try/hello/" + dice.word()))
                .as("nothing is to be remembered")
                .hasStatus(200)
                .hasNoHeader("Set-Cookie");
        hasText(visitor.get("/try/counter"), "1");
        assertThat(visitor.get("/try/hello/" + dice.word()))
                .as("the session has not changed")
                .hasStatus(200)
                .hasNoHeader("Set-Cookie");
        hasText(visitor.get("/try/counter"), "2");
    }

    // Whatever is put into it is sent; the browser drops the cookie, and knows its session no more.
    @Check(
            id = "7.5.7",
            says = "What is more than a cookie can hold is not sent",
            points = 1,
            did = "The suite asks with cookies that it has filled up and signed itself, with the server's key.",
            why = "RFC 6265, 6.1; Task 5: more than 3,800 characters are an exception, as browsers drop large cookies",
            needs = "7.5.5")
    void knowsItsSize(ServerUnderTest server) {
        Visitor visitor = new Visitor(server);
        hasText(visitor.get("/try/counter"), "1");
        OwnCookie.of(server, visitor.cookie()).ifPresent(cookie -> {
            hasText(
                    Ask.to("GET /try/counter")
                            .with("Cookie", cookie.filledTo(FITS))
                            .of(server),
                    "2");
            Reply reply =
                    Ask.to("GET /").with("Cookie", cookie.filledTo(NEARLY_FULL)).of(server);
            assertThat(reply)
                    .as("with the token of the page, the session is more than a cookie can hold")
                    .hasStatus(500)
                    .hasNoHeader("Set-Cookie");
        });
    }
}
