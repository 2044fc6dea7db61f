package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class Task5CrowdTest extends Step06 {

    private static ServerUnderTest owner;
    private static Crowd crowd;

    // Two threads read the same last id before one of them writes the next.
    @Check(
            id = "6.5.1",
            says = "Twenty people who talk at once get 1,000 messages with 1,000 ids",
            points = 4,
            did = "Twenty people of the suite say fifty things each, all at once.",
            why = "Task 5: to take a number and to put it up by one is one step, or two people get the same")
    void givesEachItsId(ServerUnderTest server, Dice dice) {
        Set<Long> ids = new HashSet<>();
        for (Person.Said said : crowd(server, dice).answers()) {
            if (!ids.add(said.id())) {
                fail("two messages have the id " + said.id() + "; one of them is " + said);
            }
        }
    }

    // The list loses what two threads add at once; a reader in between misses what comes with a smaller id.
    @Check(
            id = "6.5.2",
            says = "Everybody reads all of them once, in one order, during the talk and after it",
            points = 6,
            did =
                    "Twenty people of the suite say fifty things each, all at once; one reads meanwhile, and another one afterwards.",
            why = "Task 5: everybody reads every message, as it is in its place before anybody can see one behind it",
            needs = "6.5.1")
    void showsAllInOneOrder(ServerUnderTest server, Dice dice) {
        Crowd crowd = crowd(server, dice);
        crowd.hasAll(crowd.readMeanwhile(), "who read all the time");
        List<Person.Said> afterwards = crowd.people().get(1).readAfter(crowd.start());
        crowd.hasAll(afterwards, "who read in the end");
        if (!afterwards.equals(crowd.readMeanwhile())) {
            fail("who read all the time has seen another order than who read in the end");
        }
        crowd.people().forEach(person -> hasOwnOrder(person, afterwards));
    }

    private static void hasOwnOrder(Person person, List<Person.Said> read) {
        List<String> texts = read.stream()
                .filter(said -> said.author().equals(person.name()))
                .map(Person.Said::text)
                .toList();
        for (int round = 0; round < Crowd.MESSAGES; round++) {
            if (texts.size() != Crowd.MESSAGES || !texts.get(round).equals(Crowd.text(person, round))) {
                fail(person.name() + " said " + Crowd.MESSAGES + " things one after the other; found "
                        + Excerpt.of(texts.toString()));
            }
        }
    }

    private static Crowd crowd(ServerUnderTest server, Dice dice) {
        if (server != owner) {
            crowd = Crowd.talk(server, dice);
            owner = server;
        }
        return crowd;
    }
}
