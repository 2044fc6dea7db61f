package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Wire;

class Task4GoOnTest extends Step01 {

    private static final int MANY_CLIENTS = 20;
    private static final int SOME_CLIENTS = 3;

    // No loop.
    @Check(
            id = "1.4.1",
            says = "It answers one client after the other",
            points = 6,
            did = "The suite asks twenty times, as one client after the other.",
            why = "The lesson, Task 4: a server goes on until somebody ends it")
    void answersOneClientAfterTheOther(ServerUnderTest server, Dice dice) {
        for (int i = 0; i < MANY_CLIENTS; i++) {
            assertThat(server.send(request(server, dice.word()))).hasStatus(200);
        }
    }

    // The page is made once, for the first client.
    @Check(
            id = "1.4.2",
            says = "Each client gets a page of its own",
            points = 2,
            did =
                    "The suite asks three times, as one client after the other, and looks for the port of each in its page.",
            needs = {"1.3.5"},
            why = "The lesson, Task 4: the next client is another one, with another port")
    void greetsEachClientWithItsAddress(ServerUnderTest server, Dice dice) {
        for (int i = 0; i < SOME_CLIENTS; i++) {
            try (Wire client = server.open()) {
                String port = String.valueOf(client.localPort());
                client.send(request(server, dice.word()));
                assertThat(client.readReply()).as("this is the client's port").bodyContains(port);
            }
        }
    }

    // read() returns -1, and new String(chunk, 0, -1) ends the program.
    @Check(
            id = "1.4.3",
            says = "It goes on after a client that leaves without a word",
            points = 3,
            did = "The suite connects and leaves without a word; as the next client it sends this.",
            why = "The lesson, Task 4: where a client has left without a request, read returns -1 and there is no text")
    void goesOnAfterAClientThatLeaves(ServerUnderTest server, Dice dice) {
        server.open().close();
        assertThat(server.send(request(server, dice.word())))
                .as("only the client before it has left")
                .hasStatus(200);
    }

    // The exception is caught outside of the loop, or not at all.
    @Check(
            id = "1.4.4",
            says = "It goes on after clients that reset or do not wait",
            points = 3,
            did =
                    "The suite resets some connections, with and without a request on them, and leaves others; as the next client it sends this.",
            why = "The lesson, Task 4: after a reset (RFC 9293, 3.5.3) reading or writing throws an exception, and"
                    + " only this client is lost")
    void goesOnAfterAReset(ServerUnderTest server, Dice dice) {
        Wire first = server.open(); // keeps a server with one thread from the next clients until they are gone
        server.open().reset();
        server.open().send(request(server, dice.word())).reset();
        server.open().send(request(server, dice.word())).close();
        assertThat(first.send(request(server, dice.word())).readReply()).hasStatus(200);
        first.close();
        assertThat(server.send(request(server, dice.word())))
                .as("only the clients before it are lost")
                .hasStatus(200);
    }

    // Takes the end of what the client sends for a client that has left.
    @Check(
            id = "1.4.5",
            says = "It answers a client that has closed its sending side",
            points = 2,
            why = "RFC 9112, 9.6: a client that has nothing more to say can still listen")
    void answersAClientThatHasClosedItsSendingSide(ServerUnderTest server, Dice dice) {
        Wire client = server.open().send(request(server, dice.word())).closeSending();
        assertThat(client.readReply()).hasStatus(200);
    }
}
