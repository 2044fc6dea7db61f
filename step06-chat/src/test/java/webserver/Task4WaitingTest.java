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
import gradingkit.wire.WireFailure;
import java.util.ArrayList;
import java.util.List;

class Task4WaitingTest extends Step06 {

    private static final int CROWD = 200;
    private static final int AT_ONCE = 20;
    private static final int IN_VAIN = 260;
    private static final int ROUNDS = 2;
    private static final long LEAST_MILLIS = 900;

    // wait is not looked at, so that the client asks a thousand times a second.
    @Check(
            id = "6.4.1",
            says = "With wait=1 the answer takes a second if there is nothing new, and is empty",
            points = 3,
            did = "The suite says something, and asks for what comes behind it with wait=1.",
            why = "Task 4: the server holds the request, so that the client need not ask again and again")
    void waits(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        long last = ada.say(dice.word()).id();
        long start = System.nanoTime();

        Reply reply = waiting(ada, last, "1").of(server);

        long millis = (System.nanoTime() - start) / 1_000_000;
        if (!Person.messages(reply).isEmpty()) {
            fail("there is nothing behind the last message; found " + Excerpt.of(reply.text()));
        }
        if (millis < LEAST_MILLIS) {
            fail("nothing was new, so the answer should have come after a second; it came after " + millis + " ms");
        }
    }

    // Nobody is woken: the message comes when the time is over.
    @Check(
            id = "6.4.2",
            says = "Whoever waits gets a new message as soon as it is there",
            points = 4,
            did = "One client of the suite waits for what is new, and another one says something.",
            why = "Task 4: the answer comes with the message, not when the time is over")
    void wakes(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Person grace = Person.grace(server, dice);
        long last = ada.say(dice.word()).id();
        try (Wire wire = waiting(grace, last, "20").sendTo(server)) {
            Person.Said said = ada.say(dice.word());

            hasGot(
                    Person.messages(readReply(
                            wire,
                            "somebody waited for what is new, and somebody else said something; no answer came within 3"
                                    + " s: it comes with the message, not when the time is over")),
                    said);
        }
    }

    // It waits first, and looks afterwards.
    @Check(
            id = "6.4.3",
            says = "If there is something new already, the answer comes at once",
            points = 3,
            did = "The suite says two things, and asks with wait=20 for what is behind the first.",
            why = "Task 4: a message that came between two requests is not held back",
            needs = "6.4.1")
    void doesNotWaitForWhatIsThere(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        long last = ada.say(dice.word()).id();
        Person.Said said = ada.say(dice.word());

        try (Wire wire = waiting(ada, last, "20").sendTo(server)) {
            hasGot(
                    Person.messages(readReply(
                            wire,
                            "there was something new already, and no answer came within 3 s: it looks first, and waits"
                                    + " only if there is nothing")),
                    said);
        }
    }

    private static Reply readReply(Wire wire, String late) {
        try {
            return wire.readReply();
        } catch (WireFailure failure) {
            throw failure.timedOut() ? failure.understoodAs(late) : failure;
        }
    }

    // notify() wakes one of them; a pool of threads is used up by those who wait.
    @Check(
            id = "6.4.4",
            says = "200 waiting clients don't hold up the next one, and all get its message",
            points = 3,
            did = "Two hundred clients of the suite wait for what is new, and one more says something.",
            why = "Task 4: who waits must not keep the message away that everybody waits for",
            needs = "6.4.2")
    void doesNotHoldUpOthers(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        long last = ada.say(dice.word()).id();
        List<Wire> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(waiting(ada, last, "20").sendTo(server));
                if (i % AT_ONCE == 0) {
                    ada.readAfter(last); // once this is answered, all who came before it have been let in
                }
            }
            Person.Said said = ada.say(dice.word());
            for (int i = 0; i < CROWD; i++) {
                String late =
                        "of the " + CROWD + " clients who waited, " + i + " had got the new message when the next one"
                                + " had none after 3 s: is everybody woken, and not one of them?";
                hasGot(Person.messages(readReply(crowd.get(i), late)), said);
            }
        } finally {
            crowd.forEach(Wire::close);
        }
    }

    // The place of a client for whom nothing came is never free again.
    @Check(
            id = "6.4.6",
            says = "After 520 clients have waited in vain, the next one may wait",
            points = 1,
            did = "The suite asks 520 times with wait=1, at most 260 at once, and then once more.",
            why = "Task 4: whoever has waited in vain waits no more, and has left his place to the next",
            needs = "6.4.1")
    void givesPlacesBack(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        long last = ada.say(dice.word()).id();
        for (int round = 0; round < ROUNDS; round++) {
            waitInVain(server, ada, last);
        }

        assertThat(waiting(ada, last, "1").of(server))
                .as(ROUNDS * IN_VAIN + " clients have waited before, and wait no more")
                .hasStatus(200);
    }

    // How many may wait at once is open, so that some may be sent away.
    private static void waitInVain(ServerUnderTest server, Person ada, long last) {
        List<Wire> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < IN_VAIN; i++) {
                crowd.add(waiting(ada, last, "1").sendTo(server));
            }
            crowd.forEach(Wire::readReply);
        } finally {
            crowd.forEach(Wire::close);
        }
    }

    // It is not checked, and the exception is a 500, or somebody waits for a year.
    @Check(
            id = "6.4.5",
            says = "A wait that is no number from 0 to 25 gets 400",
            points = 2,
            why = "Task 4: nobody holds a thread of the server for as long as they like")
    void checksTheTime(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        for (String seconds : List.of("-1", "26", dice.word())) {
            assertThat(waiting(ada, 0, seconds).of(server))
                    .as("wait is 0 to 25 seconds")
                    .hasStatus(400);
        }
    }

    private static Ask waiting(Person person, long after, String seconds) {
        return person.ask("GET /api/messages?after=" + after + "&wait=" + seconds);
    }

    private static void hasGot(List<Person.Said> messages, Person.Said said) {
        if (!messages.equals(List.of(said))) {
            fail("the answer should have " + said + "; found " + Excerpt.of(messages.toString()));
        }
    }
}
