package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Reply;
import java.util.Optional;
import java.util.stream.Stream;

/** The suite of lesson 6, and what its checks have in common. */
@Lesson(
        number = 6,
        written = {"access.log", "data"},
        withCookie = "The suite sent this in a session, which no other server than its own knows.",
        title = "Chat",
        tasks = {
            @Task(number = 1, title = "Let people in"),
            @Task(number = 2, title = "Remember who they are", needs = "6.1.2"),
            @Task(number = 3, title = "Open the common room", needs = "6.1.2"),
            @Task(number = 4, title = "Wait for what is new", needs = "6.3.3"),
            @Task(number = 5, title = "Everyone sees everything once", needs = "6.3.3"),
            @Task(
                    number = 6,
                    title = "Say who is here",
                    needs = {"6.1.2", "6.6.1"}),
            @Task(
                    number = 7,
                    title = "Talk over a WebSocket",
                    needs = {"6.3.1", "6.7.1"},
                    bonus = true),
            @Task(number = 8, title = "Lose nothing", needs = "6.3.3", bonus = true)
        })
abstract class Step06 {

    /** In how many parts the messages of a suite may come. */
    static final int MOST_PARTS = 2_000;

    /** The whole Set-Cookie field for the session. */
    static Optional<String> sessionCookie(Reply reply) {
        return reply.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("session="))
                .findFirst();
    }

    /** The id of the session that a reply opens. */
    static Optional<String> sessionIn(Reply reply) {
        return sessionCookie(reply)
                .map(cookie ->
                        cookie.substring("session=".length()).split(";", 2)[0].strip())
                .filter(id -> !id.isEmpty());
    }

    /** The id of the session that a reply has to open. */
    static String newSession(Reply reply) {
        return sessionIn(reply)
                .orElseGet(() -> fail("whoever is let in gets a cookie, as in Set-Cookie: session=…; found "
                        + (reply.headers("Set-Cookie").isEmpty() ? "none" : reply.headers("Set-Cookie"))));
    }

    /** Expects the form again, if it was there in the first place: whether it was, is told by 6.1.1. */
    static void repeatsForm(ServerUnderTest server, String path, Reply reply) {
        if (isForm(Ask.to("GET " + path).of(server))) {
            hasForm(reply);
        }
    }

    /** Expects that whoever has asked for a page has not got it. */
    static void isKeptOut(Reply reply, String reason) {
        if (reply.status() / 100 == 2) {
            assertThat(reply).as(reason).isRedirect();
        }
    }

    private static boolean isForm(Reply reply) {
        return reply.text().toLowerCase().contains("<form")
                && Stream.of("username", "password")
                        .allMatch(name ->
                                reply.text().matches("(?is).*<input[^>]*\\bname\\s*=\\s*[\"']?" + name + "\\b.*"));
    }

    /** Expects the form with its two fields. */
    static void hasForm(Reply reply) {
        if (!isForm(reply)) {
            fail("the page should have a form with the fields username and password; found "
                    + Excerpt.of(reply.text()));
        }
        if (reply.text().contains("{{")) {
            fail("nobody should see a placeholder such as {{problem}}: it is filled in before the page is sent");
        }
    }
}
