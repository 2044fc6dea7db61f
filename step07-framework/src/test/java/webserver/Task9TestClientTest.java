package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.ProgramUnderTest;
import gradingkit.check.Runs;
import gradingkit.server.Exit;
import java.time.Duration;

class Task9TestClientTest extends Step07 {

    // It starts three applications, one after the other.
    private static final Duration LIMIT = Duration.ofSeconds(8);

    // The port is a fixed one, which is taken; the application is not stopped, so that the program never ends.
    @Check(
            id = "7.9.1",
            says = "java webserver.WallTest passes its tests, and comes to its end",
            points = 7,
            did = "The suite starts java webserver.WallTest.",
            why = "Task 9: each test starts the application on a free port, and stops it")
    void passes(@Runs("webserver.WallTest") ProgramUnderTest test) {
        test.classPath(); // no command can start this one

        Exit exit = test.runWithin(LIMIT);

        long passed =
                exit.out().lines().filter(line -> line.startsWith("passed")).count();
        if (exit.code() != 0 || passed != 3) {
            fail("WallTest should print three lines that begin with passed, and end with 0; found " + passed
                    + " and exit code " + exit.code());
        }
    }

    // The assertion is caught, and the test passes; or the application goes on after it.
    @Check(
            id = "7.9.2",
            says = "A test that fails ends the program with 1, and the application with it",
            points = 3,
            did = "The suite starts java webserver.WallTest with a test that fails.",
            why = "Task 9: what the test throws is not caught, and the application is stopped all the same")
    void fails(@Runs("webserver.WallTest") ProgramUnderTest test, Dice dice) {
        test.classPath(); // no command can start this one

        Exit exit = test.runWithin(LIMIT, "Good night, " + dice.word());

        if (exit.code() != 1) {
            fail("Ada is not greeted with good night, so the test should fail with exit code 1; found " + exit.code());
        }
    }
}
