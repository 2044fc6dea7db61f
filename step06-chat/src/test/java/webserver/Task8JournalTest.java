package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.Once;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class Task8JournalTest extends Step06 {

    private static final int MESSAGES = 20;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9+/_-]{22,}");

    /** What was said before the server was killed, and when the last of it; and who is there after its new start. */
    private record Life(Person before, List<Person.Said> said, String time, Reply login, Person after) {

        static Life and(ServerUnderTest server, Dice dice) {
            Person ada = Person.enter(server, dice);
            List<Person.Said> said = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                said.add(ada.say("ä " + dice.word() + "\n" + i));
            }
            String time = timeOfLast(ada, said);
            server.kill();
            server.restart();
            Reply login = Person.login(server, ada.name(), ada.password());
            Person after = login.status() / 100 == 3
                    ? new Person(server, ada.name(), ada.password(), newSession(login))
                    : Person.enter(server, dice);
            return new Life(ada, said, time, login, after);
        }
    }

    private static String timeOfLast(Person person, List<Person.Said> said) {
        Reply reply = person.ask(
                        "GET /api/messages?after=" + (said.get(said.size() - 1).id() - 1))
                .of(person.server());
        return Json.in(reply).path("messages").path(0).path("time").asString("");
    }

    // It may be told more exactly before than after, so that it is a little earlier, but no time of the new start; what
    // is no time is told by 6.3.9.
    private static boolean isSame(String time, String later) {
        try {
            long millis = Duration.between(OffsetDateTime.parse(later), OffsetDateTime.parse(time))
                    .toMillis();
            return 0 <= millis && millis < 1_000;
        } catch (DateTimeException e) {
            return time.equals(later);
        }
    }

    // It is written when the server ends in good order, or a little later, or the answer comes before the line.
    @Check(
            id = "6.8.1",
            says = "What was answered with 201 is there after kill -9 and a new start",
            points = 4,
            did = "The suite says twenty things, kills the server, starts it again, and reads them.",
            why = "Task 8: the answer says that it is kept; so it is written first")
    void keepsMessages(ServerUnderTest server, Dice dice, Once once) {
        Life life = life(server, dice, once);

        List<Person.Said> found = life.after().readAfter(life.said().get(0).id() - 1);

        if (!found.equals(life.said())) {
            fail("before the server was killed there were " + life.said().size() + " messages, from "
                    + life.said().get(0) + " on; afterwards " + found.size() + ": " + Excerpt.of(found.toString()));
        }
        String time = timeOfLast(life.after(), found);
        if (!isSame(life.time(), time)) {
            fail("the time of the last message was " + life.time() + " before the server was killed; found " + time);
        }
    }

    // Accounts are only in memory: after a restart anybody can take the name of somebody who has written.
    @Check(
            id = "6.8.2",
            says = "Accounts are there as well",
            points = 2,
            did = "The suite registers somebody, kills the server, starts it again, and logs in.",
            why = "Task 8: a name belongs to whoever has written under it")
    void keepsAccounts(ServerUnderTest server, Dice dice, Once once) {
        assertThat(life(server, dice, once).login())
                .as("name and password are those from before the restart")
                .isRedirect();
    }

    // The counter begins at 1 again: a client that has the messages up to 20 misses the next ones.
    @Check(
            id = "6.8.3",
            says = "New ids are larger than those before the restart",
            points = 2,
            did = "The suite says something, kills the server, starts it again, and says something more.",
            why = "Task 8: clients ask for what is behind the last id that they have")
    void goesOnCounting(ServerUnderTest server, Dice dice, Once once) {
        Life life = life(server, dice, once);
        Person.Said last = life.said().get(MESSAGES - 1);

        Person.Said next = life.after().say(dice.word());

        if (next.id() <= last.id()) {
            fail("the last id before the restart was " + last.id() + ", and the first one after it is " + next.id());
        }
    }

    // Half a line is skipped, but stays, and the next message is glued to it.
    @Check(
            id = "6.8.4",
            says = "A last line that was cut takes nothing with it",
            points = 1,
            did =
                    "The suite kills the server, adds half a line to data/messages.jsonl, starts it again, says something, and does it once more.",
            why =
                    "Task 8: if the last line was cut in its middle, it is cut off, and what is written next is a line again",
            needs = "6.8.1")
    void cutsHalfALine(ServerUnderTest server, Dice dice, Once once) throws IOException {
        Life life = life(server, dice, once);
        Path journal = server.folder().resolve("data/messages.jsonl");
        if (!Files.exists(journal)) {
            throw new NotCheckable("there is no data/messages.jsonl, so that the server keeps its messages elsewhere");
        }
        server.kill();
        Files.writeString(journal, "{\"id\":1", StandardOpenOption.APPEND);
        server.restart();
        Person grace = Person.enter(server, dice);
        Person.Said said = grace.say(dice.word());
        server.kill();
        server.restart();
        Person reader = Person.enter(server, dice);
        if (!reader.readAfter(said.id() - 1).contains(said)) {
            fail("the journal ended with half a line; a message was written then, and is gone after the next start");
        }
        assertThat(life.said()).isNotEmpty();
    }

    // The password is kept as it is. Or one salt for all, so that who has the file sees which passwords are the same,
    // and guesses all of them at once.
    @Check(
            id = "6.8.5",
            says = "The file has no password, and two accounts with the same one have nothing else in common in it",
            points = 1,
            did = "The suite registers two people with one password, and compares their lines in data/accounts.jsonl.",
            why = "Task 1: the salt is 16 random bytes for each account, so that equal passwords have different hashes",
            needs = "6.8.2")
    void saltsEach(ServerUnderTest server, Dice dice) throws IOException {
        String password = dice.word() + dice.word();
        Set<String> first = secrets(server, Person.newName(dice), password);
        Set<String> second = secrets(server, Person.newName(dice), password);
        second.retainAll(first);
        if (!second.isEmpty()) {
            fail("two people have the same password, and both of their lines in data/accounts.jsonl have " + second);
        }
    }

    // What is long enough for a salt or a hash of 16 bytes, in Base64 or hexadecimal digits.
    private static Set<String> secrets(ServerUnderTest server, String name, String password) throws IOException {
        Person.of(server, name, password, Person.register(server, name, password));
        Path accounts = server.folder().resolve("data/accounts.jsonl");
        if (!Files.exists(accounts)) {
            throw new NotCheckable("there is no data/accounts.jsonl, so that the server keeps its accounts elsewhere");
        }
        List<String> lines = Files.readAllLines(accounts).stream()
                .filter(line -> line.contains(name))
                .toList();
        if (lines.stream().anyMatch(line -> line.contains(password))) {
            fail("the password " + password + " stands in data/accounts.jsonl: " + Excerpt.of(lines.toString()));
        }
        return lines.stream()
                .flatMap(line -> SECRET.matcher(line).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    private static Life life(ServerUnderTest server, Dice dice, Once once) {
        return once.see(server, () -> Life.and(server, dice));
    }
}
