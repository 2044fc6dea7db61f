package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class Task5ErrorsTest extends Step03 {

    // The exception leaves the loop, or the connection is closed without an answer, or it is called a 404.
    @Check(
            id = "3.5.6",
            says = "A file that cannot be read is a 500 with a page",
            points = 1,
            why = "RFC 9110, 15.6.1: the file is there, so it is the server that failed")
    void answers500(ServerUnderTest server, Dice dice) throws IOException {
        Reply reply = askForUnreadable(server, dice).reply();

        assertThat(reply)
                .as("the file is there, but the server may not read it")
                .hasStatus(500);
        hasPage(reply, "the body of the 500 should be a small page in HTML");
    }

    // The exception is caught and forgotten; or only its message is printed, which does not say where.
    @Check(
            id = "3.5.7",
            says = "What went wrong is printed on stderr",
            points = 1,
            look = Check.TERMINAL,
            why = "Task 5: what went wrong is printed on stderr with its stack trace, for whoever has to mend it")
    void printsStackTrace(ServerUnderTest server, Dice dice, Budget budget) throws IOException {
        askForUnreadable(server, dice);

        boolean printed = server.outputOfCheck().await(output -> hasTrace(output.err()), budget.answer());
        assertThat(printed)
                .withFailMessage(() -> server.outputOfCheck().err().isBlank()
                        ? "a file could not be read, but the server printed nothing on stderr: where is the stack trace?"
                        : "a file could not be read, but what the server printed on stderr is no stack trace, which has an"
                                + " indented line for each method that was called")
                .isTrue();
    }

    private static boolean hasTrace(String text) {
        return text.lines().anyMatch(line -> line.matches("\\s+\\S.*"));
    }

    // The server ends, or is in a state in which it answers nothing but 500.
    @Check(
            id = "3.5.8",
            says = "After a 500 the server goes on",
            points = 1,
            did = "The suite asks for a file that cannot be read, and then for this one.",
            why = "Task 5: life goes on")
    void goesOn(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writePage(server, name, dice);

        askForUnreadable(server, dice);

        serves(server, "/" + name, "this file can be read", content);
    }

    // What the answer is, and whether there is one, is told by 3.5.6.
    private static Seen askForUnreadable(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("unreadable", ".html");
        String content = page(dice.word());
        forbid(write(server, name, content));
        Seen seen = Seen.of(() -> server.get("/" + name));
        if (seen.failure() == null && seen.found().text().equals(content)) { // which no server can bring about
            throw new NotCheckable("on this computer the server may read every file");
        }
        return seen;
    }

    private static void forbid(Path file) throws IOException {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        } catch (UnsupportedOperationException e) {
            throw new NotCheckable("on this computer a file cannot be made unreadable");
        }
    }
}
