package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Twenty people who all talk at once, fifty messages each, while one of them reads. It takes a while, so the checks share
 * what has come of it.
 *
 * @param start the id of the message before theirs
 * @param people who talked
 * @param answers what the server has answered to each message
 * @param readMeanwhile what was read during the talk, by one after the other of them
 */
record Crowd(long start, List<Person> people, List<Person.Said> answers, List<Person.Said> readMeanwhile) {

    static final int PEOPLE = 20;
    static final int MESSAGES = 50;

    private static final String PASSWORD = "correct horse";

    /** They register and talk; every message has to be answered with 201. */
    static Crowd talk(ServerUnderTest server, Dice dice) {
        List<Person> people = enter(server, dice);
        long start = people.get(0).say("Let us begin").id();
        List<Person.Said> answers = new ArrayList<>();
        List<Person.Said> read = new ArrayList<>();
        for (int round = 0; round < MESSAGES; round++) {
            Person reader = people.get(round % PEOPLE);
            try (Wire waiting = reader.ask("GET /api/messages?after=" + lastId(read, start) + "&wait=2")
                    .sendTo(server)) {
                answers.addAll(sayAtOnce(server, people, round));
                read.addAll(Person.messages(waiting.readReply()));
            }
        }
        read.addAll(people.get(0).readAfter(lastId(read, start)));
        return new Crowd(start, people, answers, read);
    }

    private static long lastId(List<Person.Said> read, long start) {
        return read.isEmpty() ? start : read.get(read.size() - 1).id();
    }

    private static List<Person> enter(ServerUnderTest server, Dice dice) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String name = "p" + i + "-" + dice.word();
            people.add(Person.of(server, name, PASSWORD, Person.register(server, name, PASSWORD)));
        }
        return people;
    }

    // Only the last byte of each is missing, and then they come all at once.
    private static List<Person.Said> sayAtOnce(ServerUnderTest server, List<Person> people, int round) {
        List<Wire> wires = new ArrayList<>();
        for (Person person : people) {
            String request = person.askToSay(text(person, round)).text(server);
            wires.add(server.open().send(request.substring(0, request.length() - 1)));
        }
        wires.forEach(wire -> wire.send("}"));
        List<Person.Said> answers = new ArrayList<>();
        for (Wire wire : wires) {
            Reply reply = wire.readReply();
            assertThat(reply).as("twenty people talk at once").hasStatusIn(201, 200);
            answers.add(Person.Said.of(Json.in(reply)));
            wire.close();
        }
        return answers;
    }

    static String text(Person person, int round) {
        return "message " + round + " of " + person.name();
    }

    /** Expects that somebody has read everything, once, and in the order of the ids. */
    void hasAll(List<Person.Said> read, String who) {
        for (int i = 1; i < read.size(); i++) {
            if (read.get(i - 1).id() >= read.get(i).id()) {
                fail(who + " has read " + read.get(i) + " behind " + read.get(i - 1) + ": ids should grow");
            }
        }
        answers.stream()
                .filter(said -> !read.contains(said))
                .min(Comparator.comparing(Person.Said::id))
                .ifPresent(said -> fail(leftOut(said, read, who)));
        if (read.size() != answers.size()) {
            fail(answers.size() + " messages were answered with 201, and " + who + " has read " + read.size());
        }
    }

    // Whether it was a race shows when nobody talks any more.
    private String leftOut(Person.Said missing, List<Person.Said> read, String who) {
        long before = read.stream()
                .mapToLong(Person.Said::id)
                .filter(id -> id < missing.id())
                .max()
                .orElse(start);
        Reply reply = people.get(0)
                .ask("GET /api/messages?after=" + before)
                .of(people.get(0).server());
        List<Person.Said> now = Person.messages(reply);
        String told = who + " has read " + before + " and what came behind it, but never the message " + missing.id()
                + " of " + missing.author();
        return now.contains(missing)
                ? told + "; now that nobody talks, after=" + before + " brings it: it got into its place too late"
                : told + "; now that nobody talks, after=" + before + " leaves it out still, and "
                        + (now.isEmpty()
                                ? "is empty"
                                : "begins with " + now.get(0).id())
                        + ": if there is more than one answer holds, the oldest come first";
    }
}
