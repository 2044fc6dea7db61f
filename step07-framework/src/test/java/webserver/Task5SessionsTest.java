package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.Locale;

class Task5SessionsTest extends Step07 {

    // All visitors share what is remembered; the cookie is never sent.
    @Check(
            id = "7.5.1",
            says = "A session attribute is there at the next request, and for this visitor alone",
            points = 5,
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

    // The content is believed without a look at the signature; or the exception of a broken cookie is a 500.
    @Check(
            id = "7.5.2",
            says = "A cookie that was changed is that of a new session, and never an error",
            points = 4,
            why = "RFC 2104; Task 5: without the key nobody can sign, so what is not signed was not said here")
    void believesOnlyItself(ServerUnderTest server, Dice dice) {
        Visitor visitor = new Visitor(server);
        hasText(visitor.get("/try/counter"), "1");
        visitor.tamper();
        hasText(visitor.get("/try/counter"), "1");
        for (String cookie : new String[] {".", "a.b", dice.word(), "%00"}) {
            hasText(
                    Ask.to("GET /try/counter")
                            .with("Cookie", "session=" + cookie)
                            .of(server),
                    "1");
        }
    }

    // A script can read it, or another site's form sends it.
    @Check(
            id = "7.5.3",
            says = "The cookie is HttpOnly and SameSite",
            points = 3,
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
            why = "Task 5: that is how a session ends")
    void forgets(ServerUnderTest server) {
        Visitor visitor = new Visitor(server);
        hasText(visitor.get("/try/counter"), "1");
        hasText(visitor.get("/try/counter"), "2");
        assertThat(visitor.send(Ask.to("POST /try/forget").form(""))).hasStatus(200);
        hasText(visitor.get("/try/counter"), "1");
    }
}
