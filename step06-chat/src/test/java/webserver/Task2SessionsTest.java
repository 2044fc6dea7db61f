package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class Task2SessionsTest extends Step06 {

    private static final int LEAST_CHARACTERS = 22; // of Base64, for 128 bits
    private static final int LEAST_DIFFERENT = 10;

    // The page is shown to everybody; the cookie is compared as a whole field.
    @Check(
            id = "6.2.1",
            says = "The room is shown to whoever has a session; all others are sent to /login",
            points = 4,
            why = "Task 2: pages send strangers to /login with 303")
    void guardsTheRoom(ServerUnderTest server, Dice dice) {
        Reply stranger = Ask.to("GET /").of(server);
        assertThat(stranger).as("there is no session").isRedirect();
        assertThat(stranger).leadsTo("/login");

        Person ada = Person.ada(server, dice);
        assertThat(ada.ask("GET /").of(server))
                .as("there is a session")
                .hasStatus(200)
                .hasMediaType("text/html");
        assertThat(Ask.to("GET /")
                        .with("Cookie", "last-session=1; sessions=2; session=" + ada.session())
                        .of(server))
                .as("there is a session, among cookies with names that are like its own")
                .hasStatus(200);
    }

    // A page for people where a program has asked; a cookie without a value is an exception.
    @Check(
            id = "6.2.2",
            says = "The API says 401 to strangers, as problem details",
            points = 2,
            why = "RFC 9110, 15.5.2, and RFC 9457: a program can do nothing with the page of a login")
    void guardsTheApi(ServerUnderTest server, Dice dice) {
        for (String request : new String[] {"GET /api/messages", "GET /api/users"}) {
            assertThat(Ask.to(request).of(server))
                    .as("there is no session")
                    .hasStatus(401)
                    .hasMediaType("application/problem+json");
            assertThat(Ask.to(request).with("Cookie", "theme; session").of(server))
                    .as("there is no session in this cookie")
                    .hasStatus(401);
            assertThat(Ask.to(request).inSession(dice.word().repeat(3)).of(server))
                    .as("nobody has this session")
                    .hasStatus(401);
        }
        assertThat(Ask.to("POST /api/messages").json("{\"text\":\"Hello\"}").of(server))
                .as("there is no session")
                .hasStatus(401);
    }

    // Without HttpOnly, a script that slipped into a page can send the id elsewhere.
    @Check(
            id = "6.2.3",
            says = "The cookie is HttpOnly, SameSite, and for all paths",
            points = 3,
            did = "The suite registers somebody, logs in, and looks at the cookie.",
            why =
                    "RFC 6265, 5.2: HttpOnly keeps scripts away from it, SameSite=Lax other sites, Path=/ shows it everywhere")
    void labelsTheCookie(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Reply login = Person.login(server, ada.name(), ada.password());
        assertThat(login).as("name and password are right").isRedirect();
        newSession(login);
        String cookie = sessionCookie(login).orElseThrow();

        for (String attribute : new String[] {"httponly", "samesite=(lax|strict)", "path=/"}) {
            boolean there = Stream.of(cookie.split(";"))
                    .skip(1)
                    .anyMatch(each -> each.strip().toLowerCase(Locale.ROOT).matches(attribute));
            if (!there) {
                fail("the session cookie should have HttpOnly, SameSite=Lax and Path=/; found " + cookie);
            }
        }
    }

    // The id is the name, a counter or the time; a user keeps one id for ever.
    @Check(
            id = "6.2.4",
            says = "The id is long, random, and a new one at each login",
            points = 3,
            did = "The suite registers somebody, logs in twice, and compares the ids.",
            why = "Task 2: at least 128 bits of SecureRandom, which are 22 characters of Base64")
    void drawsIds(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        String first = newSession(Person.login(server, ada.name(), ada.password()));
        String second = newSession(Person.login(server, ada.name(), ada.password()));

        if (first.length() < LEAST_CHARACTERS || first.contains(ada.name())) {
            fail("an id has at least 22 random characters; found " + first);
        }
        long different = second.length() != first.length()
                ? LEAST_DIFFERENT
                : IntStream.range(0, first.length())
                        .filter(i -> first.charAt(i) != second.charAt(i))
                        .count();
        if (different < LEAST_DIFFERENT) {
            fail("two logins should have ids that have nothing in common; found " + first + " and " + second);
        }
    }

    // The server goes on with the id that came with the request (session fixation).
    @Check(
            id = "6.2.5",
            says = "A login never goes on with an id that came with it, and ends the session of that id",
            points = 3,
            did = "The suite logs in with a session cookie that it has made up, and with one that is somebody's.",
            why = "Task 2: whoever has put an id into somebody's browser would be logged in with it")
    void drawsNewId(ServerUnderTest server, Dice dice) {
        Person ada = Person.enter(server, dice);
        String madeUp = dice.word().repeat(4);
        Reply login = Ask.to("POST /login")
                .with("Cookie", "session=" + madeUp)
                .nameAndPassword(ada.name(), ada.password())
                .ofSlow(server);
        assertThat(login).as("name and password are right").isRedirect();
        if (newSession(login).equals(madeUp)) {
            fail("the client sent the id " + madeUp + " with the login, and was logged in with it");
        }

        Reply again = Ask.to("POST /login")
                .inSession(ada.session())
                .nameAndPassword(ada.name(), ada.password())
                .ofSlow(server);
        assertThat(again).as("name and password are right").isRedirect();
        if (newSession(again).equals(ada.session())) {
            fail("the client was logged in with the id that it had before");
        }
        isKeptOut(ada.ask("GET /").of(server), "this id was replaced by the login");
    }

    // Only the browser forgets; a link to /logout logs out whoever follows it.
    @Check(
            id = "6.2.6",
            says = "POST /logout ends the session, in the browser and on the server",
            points = 4,
            did = "The suite registers somebody, logs out, and asks for the room with the cookie from before.",
            why = "Task 2: whoever has copied the cookie has nothing of it any more")
    void logsOut(ServerUnderTest server, Dice dice) {
        Person ada = Person.enter(server, dice);
        assertThat(ada.ask("GET /logout").of(server))
                .as("a GET changes nothing")
                .hasStatus(405);
        assertThat(ada.ask("GET /").of(server)).as("she has not logged out yet").hasStatus(200);

        Reply reply = ada.ask("POST /logout").form("").of(server);

        assertThat(reply).as("she logs out").isRedirect();
        assertThat(reply).leadsTo("/login");
        boolean deleted = sessionCookie(reply)
                .filter(cookie ->
                        cookie.toLowerCase(Locale.ROOT).matches(".*;\\s*(max-age=(0|-\\d+)|expires=.*)(;.*)?"))
                .isPresent();
        if (!deleted) {
            fail("the cookie should be taken away, with Max-Age=0; found "
                    + sessionCookie(reply).orElse("no such Set-Cookie"));
        }
        isKeptOut(ada.ask("GET /").of(server), "she has logged out");
    }

    // The cookie alone decides; Origin: null is taken for none.
    @Check(
            id = "6.2.7",
            says = "What another site's page sends gets 403, and changes nothing",
            points = 3,
            did = "The suite registers somebody, and logs out with an Origin that is not this server's.",
            why = "RFC 6454; Task 2: every browser says with a POST which site's page has sent it")
    void refusesOtherSites(ServerUnderTest server, Dice dice) {
        Person ada = Person.enter(server, dice);
        for (String origin : new String[] {
            "http://" + dice.word() + ".example", "http://" + server.hostHeader() + ".evil.example", "null"
        }) {
            assertThat(ada.ask("POST /logout").with("Origin", origin).form("").of(server))
                    .as("it comes from " + origin)
                    .hasStatus(403);
        }
        assertThat(ada.ask("GET /").of(server))
                .as("no page of this server has logged her out")
                .hasStatus(200);
        assertThat(ada.ask("POST /logout")
                        .with("Origin", "http://" + server.hostHeader())
                        .form("")
                        .of(server))
                .as("it comes from a page of this server")
                .isRedirect();
    }
}
