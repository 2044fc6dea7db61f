package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.WebSocketWire;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;

class Task8WebSocketsTest extends Step07 {

    private static final int MOST_OTHERS = 5;

    // The handlers are never called, or for the first text only; the name is not decoded.
    @Check(
            id = "7.8.1",
            says = "Each text on a WebSocket gets to onMessage, and what is sent comes back",
            points = 4,
            did = "The suite opens a WebSocket at /try/chat/Zo%C3%AB, and sends three texts over it.",
            why = "Task 8: ws(\"/try/chat/{name}\", …) sends \"name: text\" to everybody who is there")
    void callsOnMessage(ServerUnderTest server, Dice dice) {
        try (Wire wire = open(server, "Zo%C3%AB")) {
            WebSocketWire socket = new WebSocketWire(wire);
            for (int i = 1; i <= 3; i++) {
                String word = dice.word();
                hears(socket.sendText(word), "Zoë: " + word);
            }
        }
    }

    // Only the sender is in the set of clients, as onConnect is not called.
    @Check(
            id = "7.8.2",
            says = "Everybody who has connected can be sent to",
            points = 3,
            did = "The suite opens two WebSockets at /try/chat/, and sends texts over both.",
            why = "Task 8: onConnect is called for each client, and its context stays good to send")
    void callsOnConnect(ServerUnderTest server, Dice dice) {
        try (Wire one = open(server, "one");
                Wire other = open(server, "other")) {
            WebSocketWire first = new WebSocketWire(one);
            WebSocketWire second = new WebSocketWire(other);
            // An answer 101 does not say that onConnect has been called; one to a text does.
            hears(first.sendText("here"), "one: here");
            hears(second.sendText("here"), "other: here");
            String word = dice.word();
            first.sendText(word);
            hearsOr(first, "one: " + word, "a client's first text came back to it, and its second did not");
            hearsOr(
                    second,
                    "one: " + word,
                    "a text came back to the client that had sent it, and did not come to the other one that had"
                            + " connected: does onConnect add every client?");
        }
    }

    // Who has left stays in the set, and sending to a closed connection is an exception.
    @Check(
            id = "7.8.3",
            says = "When one has left, the others still talk",
            points = 2,
            did = "The suite opens three WebSockets at /try/chat/, ends two of them, and sends texts over the third.",
            why = "Task 8: onClose is called whichever way a connection ends",
            needs = "7.8.2")
    void callsOnClose(ServerUnderTest server, Dice dice) {
        try (Wire stays = open(server, "stays")) {
            WebSocketWire socket = new WebSocketWire(stays);
            try (Wire polite = open(server, "polite")) {
                new WebSocketWire(polite).sendClose(1000).readClose();
            }
            open(server, "rude").reset();
            for (int i = 0; i < 3; i++) {
                String word = dice.word();
                hears(socket.sendText(word), "stays: " + word);
            }
        }
    }

    // The handshake is answered, whoever asks.
    @Check(
            id = "7.8.4",
            says = "The page of another site gets no WebSocket",
            points = 1,
            did =
                    "The suite opens WebSockets at /try/chat/, with an Origin that is not this server's, and with its own.",
            why = "RFC 6455, 10.2; Task 8: a browser lets the page of any site open one, and sends our cookies along")
    void refusesOtherSites(ServerUnderTest server, Dice dice) {
        try (Wire wire = handshake("other")
                .with("Origin", "http://" + dice.word() + ".example")
                .upgrade(server)) {
            assertThat(wire.readReply())
                    .as("it comes from the page of another site")
                    .hasStatus(403);
        }
        try (Wire wire =
                handshake("own").with("Origin", "http://" + server.hostHeader()).upgrade(server)) {
            assertThat(wire.readReply())
                    .as("it comes from a page of this server")
                    .hasStatus(101);
        }
    }

    private static void hearsOr(WebSocketWire socket, String expected, String late) {
        try {
            hears(socket, expected);
        } catch (WireFailure failure) {
            throw failure.timedOut() ? failure.understoodAs(late) : failure;
        }
    }

    // What others have said just before may still be on its way.
    private static void hears(WebSocketWire socket, String expected) {
        String text = socket.readText();
        for (int i = 0; i < MOST_OTHERS && !text.equals(expected); i++) {
            text = socket.readText();
        }
        if (!text.equals(expected)) {
            fail("a text should be \"" + expected + "\"; found others, and at last \"" + Excerpt.of(text) + "\"");
        }
    }

    private static Wire open(ServerUnderTest server, String name) {
        Wire wire = handshake(name).upgrade(server);
        assertThat(wire.readReply()).as("this is a handshake").hasStatus(101);
        return wire;
    }

    private static Ask handshake(String name) {
        return Ask.to("GET /try/chat/" + name)
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }
}
