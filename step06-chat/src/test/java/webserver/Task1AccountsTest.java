package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class Task1AccountsTest extends Step06 {

    private static final int AT_ONCE = 8;
    private static final Duration LONG = Duration.ofSeconds(8);

    private static final int TRIES = 4; // fewer than are free for a name

    // The placeholders' pages are not found, or sent as plain text.
    @Check(
            id = "6.1.1",
            says = "GET /login and GET /register are pages with a form",
            points = 2,
            why = "Task 1: each has a form with the fields username and password")
    void showsForms(ServerUnderTest server) {
        for (String path : List.of("/login", "/register")) {
            Reply reply = Ask.to("GET " + path).of(server);
            assertThat(reply).as("anybody may see it").hasStatus(200).hasMediaType("text/html");
            hasForm(reply);
        }
    }

    // 200 with a page, so that a reload registers again.
    @Check(
            id = "6.1.2",
            says = "Whoever registers with a good name and password is let in",
            points = 2,
            why = "Task 1: POST /register makes the account, and leads on")
    void registers(ServerUnderTest server, Dice dice) {
        Reply reply = Person.register(server, Person.newName(dice), "pass-" + dice.word());

        assertThat(reply).as("this name and password are good").isRedirect();
    }

    // The password is kept in another way than it is compared; the name is looked up with the wrong key.
    @Check(
            id = "6.1.3",
            says = "The right name and password let somebody in, with a session",
            points = 2,
            did = "The suite registers somebody, and logs in with the same name and password.",
            why = "Task 1: POST /login lets in whoever has registered",
            needs = "6.1.2")
    void letsIn(ServerUnderTest server, Dice dice) {
        String name = Person.newName(dice);
        String password = "päss wörd " + dice.word();
        assertThat(Person.register(server, name, password)).as("they are good").isRedirect();

        Reply reply = Person.login(server, name, password);

        assertThat(reply).as("name and password are right").isRedirect();
        newSession(reply);
    }

    // "There is nobody of this name" helps whoever tries names.
    @Check(
            id = "6.1.4",
            says = "A wrong password and an unknown name get 401, and the same page",
            points = 2,
            did = "The suite registers somebody, and logs in with a wrong password, and with a name that nobody has.",
            why = "Task 1: the answer does not tell which names there are",
            needs = "6.1.3")
    void tellsNothing(ServerUnderTest server, Dice dice) {
        String name = Person.newName(dice);
        String stranger = Person.newName(dice);
        assertThat(Person.register(server, name, "right-" + dice.word()))
                .as("they are good")
                .isRedirect();

        Reply wrong = Person.login(server, name, "wrong-password");
        Reply unknown = Person.login(server, stranger, "wrong-password");

        assertThat(wrong).as("the password is wrong").hasStatus(401);
        assertThat(unknown).as("nobody has this name").hasStatus(401);
        repeatsForm(server, "/login", wrong);
        if (!page(wrong, name).equals(page(unknown, stranger))) {
            fail("the page for a wrong password should be the same as for an unknown name; found "
                    + Excerpt.of(page(wrong, name)) + " and " + Excerpt.of(page(unknown, stranger)));
        }
    }

    // What a form has in its fields may be new each time: the name, or a token.
    private static String page(Reply reply, String name) {
        return reply.text().replaceAll("value\\s*=\\s*(\"[^\"]*\"|'[^']*')", "").replace(name, "");
    }

    // The answer comes at once if there is no such account.
    @Check(
            id = "6.1.5",
            says = "An unknown name takes as long as a wrong password",
            points = 2,
            did =
                    "The suite registers somebody, and measures the answers to wrong passwords and to names that nobody has.",
            why = "Task 1: time tells too, if the slow hash is computed for known names only",
            needs = "6.1.3")
    void takesAsLong(ServerUnderTest server, Dice dice) {
        Times times = measure(server, dice);
        if (times.tell()) {
            times = measure(server, dice); // something else in the server can be in the way, but not twice
        }
        if (times.tell()) {
            fail("a wrong password is worth " + times.wrong().toMillis()
                    + " ms of computing, but an unknown name is answered after "
                    + times.unknown().toMillis() + " ms: who measures that knows which names there are");
        }
    }

    /**
     * What a busy computer does not spoil.
     *
     * @param unknown how soon a name that nobody has was answered, once
     * @param wrong how much a wrong password costs the server
     */
    private record Times(Duration unknown, Duration wrong) {

        boolean tell() {
            return unknown.compareTo(wrong.dividedBy(2)) < 0;
        }
    }

    // Those that nobody has come first, so that the server is not slower with them because it is not warm yet.
    private static Times measure(ServerUnderTest server, Dice dice) {
        String name = Person.newName(dice);
        assertThat(Person.register(server, name, "right-" + dice.word()))
                .as("they are good")
                .isRedirect();
        Duration unknown = shortest(() -> Person.login(server, Person.newName(dice), "wrong-password"));
        Optional<Duration> before = server.processorTime();
        Duration clock = shortest(() -> Person.login(server, name, "wrong-password"));
        Optional<Duration> computed = server.processorTime()
                .flatMap(after -> before.map(after::minus))
                .map(all -> all.dividedBy(TRIES));
        return new Times(unknown, computed.orElse(clock));
    }

    // With which status it is answered, is told by 6.1.4.
    private static Duration shortest(Runnable login) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            login.run();
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return Duration.ofNanos(shortest);
    }

    // Whatever is typed becomes an account; letters are what Unicode calls letters.
    @Check(
            id = "6.1.6",
            says = "A name or a password that is none gets 422 and the form again",
            points = 2,
            why = "Task 1: a name has 3 to 20 letters from a to z, digits, - or _; a password at least 8 characters",
            needs = "6.1.2")
    void refusesWhatIsNone(ServerUnderTest server, Dice dice) {
        String good = Person.newName(dice);
        for (String name :
                List.of("", "ab", "a".repeat(21), "with space", "Zoë-" + dice.between(100, 999), good + "!")) {
            Reply reply = Person.register(server, name, "password-" + dice.word());
            assertThat(reply).as("\"" + name + "\" is no name").hasStatus(422);
            repeatsForm(server, "/register", reply);
        }
        for (String password : List.of("", "7-chars", "x".repeat(201))) {
            assertThat(Person.register(server, good, password))
                    .as("a password of " + password.length() + " characters is none")
                    .hasStatus(422);
        }
        assertThat(Ask.to("POST /register").form("username=" + good).of(server))
                .as("a missing field is an empty one")
                .hasStatus(422);
    }

    // More than 7 became more than 8, and less than 201 less than 200.
    @Check(
            id = "6.1.15",
            says = "The shortest and the longest names and passwords are good",
            points = 1,
            did = "The suite registers a name of 3 characters with a password of 8, and one of 20 with one of 200.",
            why = "Task 1: a name has 3 to 20 characters, and a password 8 to 200",
            needs = "6.1.2")
    void takesShortestAndLongest(ServerUnderTest server, Dice dice) {
        String shortest = dice.word().substring(0, 3);
        String longest = "Aa-Zz_09-" + dice.word() + dice.between(100, 999);
        assertThat(Person.register(server, shortest, dice.word()))
                .as("a name of 3 characters and a password of 8 are good")
                .isRedirect();
        assertThat(Person.register(server, longest, "x".repeat(200)))
                .as("a name of 20 characters and a password of 200 are good")
                .isRedirect();
    }

    // The body is read as a form, whatever it says of itself.
    @Check(
            id = "6.1.16",
            says = "What is no form gets 415",
            points = 1,
            why = "RFC 9110, 15.5.16; Task 1: another media type than application/x-www-form-urlencoded is 415",
            needs = "6.1.2")
    void refusesOtherMediaTypes(ServerUnderTest server, Dice dice) {
        String body = "username=" + Person.newName(dice) + "&password=" + dice.word();
        for (String path : List.of("/register", "/login")) {
            for (String mediaType : List.of("text/plain", Ask.JSON)) {
                assertThat(Ask.to("POST " + path).body(mediaType, body).of(server))
                        .as("this is " + mediaType + ", and no form")
                        .hasStatus(415);
            }
        }
    }

    // Whoever has mistyped a password is left with an empty form, or with a bare sentence.
    @Check(
            id = "6.1.17",
            says = "Who is refused gets the form again, with the name and a sentence",
            points = 1,
            did =
                    "The suite registers somebody, registers the name once more, and another one with a short password, and logs in with a wrong one.",
            why = "Task 1: a 422, 409 or 401 shows the form with the name in it, and says what is wrong",
            needs = {"6.1.1", "6.1.2"})
    void explainsItself(ServerUnderTest server, Dice dice) {
        Reply register = Ask.to("GET /register").of(server);
        Reply login = Ask.to("GET /login").of(server);
        String name = Person.newName(dice);
        assertThat(Person.register(server, name, "right-" + dice.word()))
                .as("they are good")
                .isRedirect();
        explains(register, name, Person.register(server, name, "right-" + dice.word()));
        explains(login, name, Person.login(server, name, "wrong-" + dice.word()));
        String other = Person.newName(dice);
        explains(register, other, Person.register(server, other, "short"));
    }

    private static void explains(Reply form, String name, Reply refused) {
        hasForm(refused);
        if (!refused.text().contains(name)) {
            fail("the form that comes again should have the name " + name + " in it; found "
                    + Excerpt.of(refused.text()));
        }
        if (sentences(refused).replace(name, "").equals(sentences(form))) {
            fail("the form that comes again should say what was wrong; found what a GET gives: "
                    + Excerpt.of(refused.text()));
        }
    }

    // What somebody reads in the page.
    private static String sentences(Reply page) {
        return page.text().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    // The second account replaces the first; ADA can write as if she were Ada.
    @Check(
            id = "6.1.7",
            says = "A name that somebody has already gets 409, in whichever case",
            points = 1,
            did = "The suite registers a name, and registers it once more, and in capital letters.",
            why = "RFC 9110, 15.5.10; Task 1: Ada and ADA look like one person",
            needs = "6.1.2")
    void refusesTakenName(ServerUnderTest server, Dice dice) {
        String name = Person.newName(dice);
        assertThat(Person.register(server, name, "first-" + dice.word()))
                .as("it is free")
                .isRedirect();

        for (String taken : List.of(name, name.toUpperCase())) {
            assertThat(Person.register(server, taken, "second-" + dice.word()))
                    .as("somebody is called " + name)
                    .hasStatus(409);
        }
    }

    // The name is looked up first, and put down when the slow hash is there: by then it is free for all who came
    // meanwhile.
    @Check(
            id = "6.1.12",
            says = "Of those who register one name at once, one gets it",
            points = 1,
            did = "The suite registers one name eight times at once, each on a connection of its own.",
            why = "Task 1: a name that is taken gets 409, however close the two come",
            needs = "6.1.2")
    void givesANameOnce(ServerUnderTest server, Dice dice) {
        String name = Person.newName(dice);
        String request = Ask.to("POST /register")
                .nameAndPassword(name, "pass-" + dice.word())
                .last()
                .text(server);
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                wires.add(server.open().send(request.substring(0, request.length() - 1)));
            }
            wires.forEach(wire -> wire.send(request.substring(request.length() - 1)));
            long got = wires.stream()
                    .filter(wire -> wire.readReplyWithin(LONG).status() / 100 == 3)
                    .count();
            if (got != 1) {
                fail(AT_ONCE + " clients registered one name at once, and " + got + " of them got it");
            }
        } finally {
            wires.forEach(Wire::close);
        }
    }

    // What was typed is put into the page as it is.
    @Check(
            id = "6.1.8",
            says = "What was typed is shown as text, never as HTML",
            points = 2,
            why = "Task 1: < and \" in a name are escaped, or whoever writes them writes the page")
    void escapes(ServerUnderTest server, Dice dice) {
        String tag = "<i title=" + dice.word() + ">";

        for (String path : List.of("/login", "/register")) {
            Reply reply = Ask.to("POST " + path)
                    .nameAndPassword("\">" + tag, "password-1")
                    .ofSlow(server);
            assertThat(reply).hasStatusIn(401, 422).bodyDoesNotContain(tag);
        }
    }

    // println, which ends a line as the computer likes it; or a line end behind the body, which is not counted.
    @Check(
            id = "6.1.13",
            says = "Its replies have the form of HTTP, byte for byte",
            points = 1,
            why = "RFC 9112, 2.1 and 4: status line, field lines and an empty line, each ended by CR LF, then the body",
            given = true)
    void hasTheFormOfHttp(ServerUnderTest server) {
        assertThat(server.send(Ask.to("GET /login").last().text(server))).isWellFormed();
    }

    // 302, which leaves it open whether the next request is a POST, too.
    @Check(
            id = "6.1.14",
            says = "The answer that leads on is a 303, and leads to the room",
            points = 1,
            why = "RFC 9110, 15.4.4: 303 sends a browser on with GET, so that a reload registers nobody again",
            needs = {"6.1.2", "6.1.3"})
    void redirectsWith303(ServerUnderTest server, Dice dice) {
        String name = Person.newName(dice);
        String password = "right-" + dice.word();
        assertThat(Person.register(server, name, password))
                .as("this name and password are good")
                .hasStatus(303)
                .leadsTo("/");
        assertThat(Person.login(server, name, password))
                .as("name and password are right")
                .hasStatus(303)
                .leadsTo("/");
    }
}
