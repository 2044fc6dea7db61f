package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import gradingkit.wire.WebSocketWire;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class Task7WebSocketTest extends Step06 {

    private static final int SHORT_FRAMES = 118;
    private static final int LONG_FRAMES = 134;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    private static final int MAX_BYTES = 64 * 1024;
    private static final int LAST = 0x80;
    private static final int GONE = 520;

    // The key goes back as it came, or is hashed with its bytes instead of its Base64.
    @Check(
            id = "6.7.1",
            says = "GET /ws goes over to a WebSocket: 101, with the answer to the key",
            points = 2,
            why = "RFC 6455, 4.2.2: the accept key shows that the server knows what it has been asked")
    void shakesHands(ServerUnderTest server, Dice dice) throws GeneralSecurityException {
        Person ada = Person.ada(server, dice);
        String key = key(dice);
        try (Wire wire = handshake(ada, "/ws").with("Sec-WebSocket-Key", key).upgrade(server)) {
            Reply reply = wire.readReply();

            assertThat(reply).as("this is a handshake").hasStatus(101).hasHeader("Sec-WebSocket-Accept", accept(key));
            hasToken(reply, "Upgrade", "websocket");
            hasToken(reply, "Connection", "upgrade");
        }
    }

    private static void hasToken(Reply reply, String name, String token) {
        String value = reply.header(name).orElse("");
        if (Arrays.stream(value.split(",")).noneMatch(each -> each.strip().equalsIgnoreCase(token))) {
            fail("the field " + name + " should have " + token + "; found "
                    + (value.isEmpty() ? "no such field" : value));
        }
    }

    private static String accept(String key) throws GeneralSecurityException {
        byte[] text = (key + MAGIC).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    }

    // The session and the Origin are looked at after the 101, or never.
    @Check(
            id = "6.7.2",
            says = "What is no handshake, or not allowed, is refused before the 101",
            points = 2,
            why = "RFC 6455, 4.2; Task 7: 401, 403, 426 with the version that the server speaks, 400 for a bad key")
    void refuses(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        String key = key(dice);
        refuses(Ask.to("GET /ws").with("Sec-WebSocket-Version", "13").with("Sec-WebSocket-Key", key), server, 401);
        refuses(
                handshake(ada, "/ws").with("Sec-WebSocket-Key", key).with("Origin", "http://evil.example"),
                server,
                403);
        refuses(handshake(ada, "/ws"), server, 400);
        for (String wrong : List.of("c2hvcnQ=", "no Base64")) {
            refuses(handshake(ada, "/ws").with("Sec-WebSocket-Key", wrong), server, 400);
        }
        Ask old = ada.ask("GET /ws").with("Sec-WebSocket-Version", "8").with("Sec-WebSocket-Key", key);
        assertThat(refuses(old, server, 426)).hasHeader("Sec-WebSocket-Version", "13");
        assertThat(handshake(ada, "/ws").with("Sec-WebSocket-Key", key).of(server))
                .as("no Upgrade asks for a WebSocket")
                .hasStatus(426);
    }

    private static Reply refuses(Ask ask, ServerUnderTest server, int status) {
        try (Wire wire = ask.upgrade(server)) {
            Reply reply = wire.readReply();
            assertThat(reply).as("this may not become a WebSocket").hasStatus(status);
            return reply;
        }
    }

    // Only what is sent over a WebSocket comes; what was said before is not sent, or in another order.
    @Check(
            id = "6.7.3",
            says = "A WebSocket brings what is behind after=ID, and then each new message as it comes",
            points = 2,
            did = "The suite says something in a session, opens a WebSocket, and says something more.",
            why = "Task 7: a text frame each, with the JSON of the API")
    void bringsMessages(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Person.Said first = ada.say(dice.word());
        Person.Said second = ada.say(dice.word());
        try (Wire wire = open(ada, "/ws?after=" + (first.id() - 1), dice);
                Wire late = open(ada, "/ws", dice)) {
            WebSocketWire socket = new WebSocketWire(wire);
            brings(socket, first);
            brings(socket, second);
            Person.Said third = ada.say("x".repeat(300) + dice.word()); // too long for the shortest form of a length
            brings(socket, third);
            brings(new WebSocketWire(late), third);
        }
    }

    // A length of 126 is sent in the byte that has another meaning with this value, or one of 125 behind it.
    @Check(
            id = "6.7.11",
            says = "Frames of about 126 bytes come whole",
            points = 1,
            did = "The suite opens a WebSocket, and says things for which its frames have 118 to 134 bytes.",
            why = "RFC 6455, 5.2: up to 125 bytes the length is in one byte; 126 there means that it follows in two",
            needs = "6.7.3")
    void tellsLengths(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        try (Wire wire = open(ada, "/ws", dice)) {
            WebSocketWire socket = new WebSocketWire(wire);
            ada.say("x");
            int others = socket.readText().getBytes(StandardCharsets.UTF_8).length - 1;
            if (others >= SHORT_FRAMES) {
                throw new NotCheckable("a message has more than 118 bytes here, whatever it says");
            }
            // Downwards: an id that gets a digit more on the way repeats a length, and leaves none out.
            for (int length = LONG_FRAMES; length >= SHORT_FRAMES; length--) {
                brings(socket, ada.say("x".repeat(length - others)));
            }
        }
    }

    private static String readText(WebSocketWire socket, Person.Said said) {
        try {
            return socket.readText();
        } catch (WireFailure failure) {
            throw failure.timedOut()
                    ? failure.understoodAs(
                            "the message " + said.id() + " is there, and no frame with it came within 3 s:"
                                    + " what is there is sent first, and everybody who waits is woken by what is new")
                    : failure;
        }
    }

    private static void brings(WebSocketWire socket, Person.Said said) {
        String text = readText(socket, said);
        if (!Person.Said.of(Json.parse(text)).equals(said)) {
            fail("the next frame should have " + said + "; found " + Excerpt.of(text));
        }
    }

    // The sender gets nothing; one text that is no JSON ends the connection.
    @Check(
            id = "6.7.4",
            says = "A text that a client sends becomes a message for everybody",
            points = 2,
            did = "The suite opens a WebSocket in a session, and sends a text over it.",
            why = "Task 7: {\"text\":…}; what is no message is answered with {\"error\":…}, and the WebSocket stays",
            needs = "6.7.3")
    void takesMessages(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Person grace = Person.grace(server, dice);
        String text = "Grüße, " + dice.word();
        try (Wire wire = open(ada, "/ws", dice);
                Wire other = open(grace, "/ws", dice)) {
            WebSocketWire socket = new WebSocketWire(wire);
            for (String wrong : List.of("no JSON", "{\"text\":\" \"}")) {
                String answer = socket.sendText(wrong).readText();
                if (!Json.parse(answer).has("error")) {
                    fail(wrong + " is no message, and should be answered with {\"error\":…}; found "
                            + Excerpt.of(answer));
                }
            }

            String found = socket.sendText(Json.text(Map.of("text", text, "author", "nobody")))
                    .readText();

            Person.Said said = Person.Said.of(Json.parse(found));
            if (!said.author().equals(ada.name()) || !said.text().equals(text)) {
                fail(ada.name() + " said " + text + "; found " + Excerpt.of(found));
            }
            brings(new WebSocketWire(other), said);
            if (!grace.readAfter(said.id() - 1).equals(List.of(said))) {
                fail("what came over a WebSocket should be in the API too; found other messages");
            }
        }
    }

    // A ping in the middle of a message is taken for a part of it, or waits until the message is complete.
    @Check(
            id = "6.7.5",
            says = "A ping is answered with its own payload, also in the middle of a message",
            points = 2,
            did = "The suite opens a WebSocket in a session, and sends pings over it.",
            why = "RFC 6455, 5.4 and 5.5.2: control frames may stand between the frames of a message")
    void answersPings(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        String text = "half and " + dice.word();
        byte[] json = Json.text(Map.of("text", text)).getBytes(StandardCharsets.UTF_8);
        byte[] payload = dice.bytes(125);
        try (Wire wire = open(ada, "/ws", dice)) {
            WebSocketWire socket = new WebSocketWire(wire);
            socket.send(false, WebSocketWire.TEXT, Arrays.copyOf(json, 9));
            socket.send(true, WebSocketWire.PING, payload);
            WebSocketWire.Frame pong = nextFrame(socket);
            if (pong.opcode() != WebSocketWire.PONG || !Arrays.equals(pong.payload(), payload)) {
                fail("a ping of 125 bytes should be answered with a pong of the same bytes; found the opcode "
                        + pong.opcode() + " with " + pong.payload().length + " bytes");
            }
            socket.send(false, WebSocketWire.CONTINUATION, new byte[0]);
            socket.send(true, WebSocketWire.CONTINUATION, Arrays.copyOfRange(json, 9, json.length));
            if (!Person.Said.of(Json.parse(socket.readText())).text().equals(text)) {
                fail("the message came in three frames, and should be \"" + text + "\"");
            }
        }
    }

    // Whatever comes is unmasked, read on, or ends without a word.
    @Check(
            id = "6.7.6",
            says = "A frame that breaks the rules ends the WebSocket with 1002",
            points = 2,
            did = "The suite opens WebSockets in a session, and sends a frame over each that breaks a rule.",
            why =
                    "RFC 6455, 5: no mask, a reserved bit, an unknown opcode, a large or split control frame, frames out of order")
    void closesOnBrokenRules(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
        closes(ada, dice, 1002, "a frame without a mask", socket -> socket.sendUnmasked("{}"));
        closes(ada, dice, 1002, "a reserved bit", socket -> socket.sendWithFirstByte(LAST | 0x40 | 1, text));
        closes(ada, dice, 1002, "another reserved bit", socket -> socket.sendWithFirstByte(LAST | 0x10 | 1, text));
        closes(ada, dice, 1002, "the opcode 3", socket -> socket.sendWithFirstByte(LAST | 3, text));
        closes(ada, dice, 1002, "the opcode 11", socket -> socket.sendWithFirstByte(LAST | 11, text));
        closes(ada, dice, 1002, "a ping of 126 bytes", socket -> socket.send(true, WebSocketWire.PING, new byte[126]));
        closes(ada, dice, 1002, "a ping in two frames", socket -> socket.send(false, WebSocketWire.PING, text));
        closes(
                ada,
                dice,
                1002,
                "the end of a message that never began",
                socket -> socket.send(true, WebSocketWire.CONTINUATION, text));
        closes(
                ada,
                dice,
                1002,
                "a message within a message",
                socket -> socket.send(false, WebSocketWire.TEXT, text).send(true, WebSocketWire.TEXT, text));
    }

    // Broken UTF-8 becomes question marks; room is made for a length before it is looked at.
    @Check(
            id = "6.7.7",
            says = "What is no text, no UTF-8 or too long ends it with 1003, 1007 or 1009",
            points = 2,
            did = "The suite opens WebSockets in a session, and sends over each what is no text, no UTF-8 or too long.",
            why = "RFC 6455, 7.4.1, 8.1 and 10.4: the code says what was wrong; 64 KiB is the limit")
    void closesOnWhatItDoesNotTake(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        byte[] half = new byte[MAX_BYTES / 2 + 1];
        closes(ada, dice, 1003, "a binary message", socket -> socket.send(true, WebSocketWire.BINARY, new byte[3]));
        closes(
                ada,
                dice,
                1007,
                "text that is not UTF-8",
                socket -> socket.send(true, WebSocketWire.TEXT, new byte[] {'"', (byte) 0xc3, '"'}));
        closes(ada, dice, 1009, "a message of 64 KiB and a byte", socket -> socket.announce(MAX_BYTES + 1));
        closes(ada, dice, 1009, "an announcement of 2^30 bytes", socket -> socket.announce(1L << 30));
        closes(ada, dice, 1009, "an announcement of 2^40 bytes", socket -> socket.announce(1L << 40));
        closes(
                ada,
                dice,
                1009,
                "two frames that are too long together",
                socket -> socket.send(false, WebSocketWire.TEXT, half).send(true, WebSocketWire.CONTINUATION, half));
    }

    // The limit is one byte too low; or a second frame is weighed as if nothing had come before it.
    @Check(
            id = "6.7.12",
            says = "A message of 64 KiB is taken, in one frame or several",
            points = 1,
            did = "The suite opens a WebSocket in a session, and sends messages of 65,536 bytes, mostly blanks.",
            why = "Task 7: what is over 64 KiB is too long, and this is not",
            needs = "6.7.4")
    void takesLongMessages(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        String text = dice.word();
        byte[] said = Json.text(Map.of("text", text)).getBytes(StandardCharsets.UTF_8);
        byte[] json = Arrays.copyOf(said, MAX_BYTES);
        Arrays.fill(json, said.length, MAX_BYTES, (byte) ' ');
        try (Wire wire = open(ada, "/ws", dice)) {
            WebSocketWire socket = new WebSocketWire(wire);
            socket.send(true, WebSocketWire.TEXT, json);
            hears(socket, text, "a message of 64 KiB");
            socket.send(false, WebSocketWire.TEXT, Arrays.copyOf(json, MAX_BYTES / 2));
            socket.send(false, WebSocketWire.CONTINUATION, Arrays.copyOfRange(json, MAX_BYTES / 2, MAX_BYTES));
            socket.send(true, WebSocketWire.CONTINUATION, new byte[0]);
            hears(socket, text, "a message of 64 KiB in three frames");
        }
    }

    private static void hears(WebSocketWire socket, String text, String what) {
        String found = socket.readText();
        if (!Json.parse(found).path("text").asString("").equals(text)) {
            fail(what + " should be taken, and come to its sender; found " + Excerpt.of(found));
        }
    }

    // The connection is closed without an answer; 1005, which means "no code", is sent as a code.
    @Check(
            id = "6.7.8",
            says = "A close is answered with its own code, or with 1002 if that may not be sent",
            points = 1,
            did = "The suite opens WebSockets in a session, and sends a close over each.",
            why = "RFC 6455, 5.5.1 and 7.4: 1000 and 3000 to 4999 come back; 999, 1005 and 1006 are never sent")
    void answersClose(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        for (int code : new int[] {1000, 3000, 4999}) {
            closes(ada, dice, code, "a close with " + code, socket -> socket.sendClose(code));
        }
        for (int code : new int[] {999, 1005, 1006}) {
            closes(ada, dice, 1002, "a close with " + code, socket -> socket.sendClose(code));
        }
        closes(
                ada,
                dice,
                1002,
                "a close with half a code",
                socket -> socket.send(true, WebSocketWire.CLOSE, new byte[] {3}));
        try (Wire wire = open(ada, "/ws", dice)) {
            int found = new WebSocketWire(wire)
                    .send(true, WebSocketWire.CLOSE, new byte[0])
                    .readClose();
            if (found != 1000 && found != WebSocketWire.NO_CODE) {
                fail("after a close without a code the server should close with 1000 or none; found " + found);
            }
            wire.readToEnd();
        }
    }

    // A WebSocket that was opened in time goes on for ever.
    @Check(
            id = "6.7.9",
            says = "After logout the WebSocket of the session brings nothing more, and is closed",
            points = 1,
            did = "The suite opens a WebSocket in a session, logs out, and somebody else says something.",
            why = "Task 7: 1008, as the session that has opened it is over")
    void endsWithTheSession(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Person grace = Person.enter(server, dice);
        try (Wire wire = open(grace, "/ws", dice)) {
            grace.ask("POST /logout").form("").of(server);
            ada.say(dice.word());

            WebSocketWire socket = new WebSocketWire(wire);
            WebSocketWire.Frame frame = nextFrame(socket);

            if (frame.opcode() != WebSocketWire.CLOSE) {
                fail("she has logged out, and should get a close frame; found the opcode " + frame.opcode() + ": "
                        + Excerpt.of(frame.text()));
            }
            byte[] code = ByteBuffer.allocate(2).putShort((short) 1008).array();
            if (!Arrays.equals(Arrays.copyOf(frame.payload(), 2), code)) {
                fail("she has logged out, and the close should say so, with 1008; found the bytes "
                        + Arrays.toString(frame.payload()));
            }
        }
    }

    // A client that is no test: it masks at random, answers pings, and closes in good order.
    @Check(
            id = "6.7.10",
            says = "A real client talks over it",
            points = 1,
            did = "The suite opens a WebSocket with OkHttp, says something, and closes it.",
            why = "Task 7: OkHttp, which many apps use, opens it, says something, hears it, and closes it",
            needs = "6.7.4")
    void pleasesRealClient(ServerUnderTest server, Dice dice, Budget budget) {
        Person ada = Person.ada(server, dice);
        String text = dice.word();
        try (AppClient client = AppClient.open(ada, budget)) {
            String answer = client.send(Json.text(Map.of("text", text)));
            if (!Json.parse(answer).path("text").asString("").equals(text)) {
                fail("the client said " + text + "; found " + Excerpt.of(answer));
            }
            int code = client.end();
            if (code != 1000) {
                fail("the client closed with 1000; the server answered with " + code);
            }
        }
    }

    // The place of a WebSocket that has ended is never free again.
    @Check(
            id = "6.7.13",
            says = "After 520 WebSockets have come and gone, the next one is good to talk",
            points = 1,
            did = "The suite opens 520 WebSockets, one after the other, closes every second one and leaves the others"
                    + " without a word; then it opens one more, and sends a text over it.",
            why = "Task 7: whoever has gone, in whichever way, has left its place to the next",
            needs = "6.7.4")
    void givesPlacesBack(ServerUnderTest server, Dice dice, Budget budget) {
        Person ada = Person.ada(server, dice);
        for (int i = 0; i < GONE; i++) {
            try (Wire wire = upgrade(ada, "/ws", dice)) {
                wire.readReply();
                if (i % 2 == 0) {
                    new WebSocketWire(wire).sendClose(1000).readClose();
                }
            }
        }
        // The last to leave may not have been noticed yet.
        if (!Waiting.until(() -> isGoodToTalk(ada, dice), Deadline.in(budget.answer()))) {
            fail("no WebSocket is good to talk any more: the server closes each, or refuses it. " + GONE
                    + " others had been opened, and all had gone: who gives their places back?");
        }
    }

    private static boolean isGoodToTalk(Person person, Dice dice) {
        try (Wire wire = upgrade(person, "/ws", dice)) {
            if (wire.readReply().status() != 101) {
                return false;
            }
            WebSocketWire socket = new WebSocketWire(wire).sendText(Json.text(Map.of("text", dice.word())));
            return nextFrame(socket).opcode() == WebSocketWire.TEXT;
        }
    }

    // A server may send a ping whenever it likes.
    private static WebSocketWire.Frame nextFrame(WebSocketWire socket) {
        WebSocketWire.Frame frame = socket.readFrame();
        while (frame.opcode() == WebSocketWire.PING) {
            frame = socket.readFrame();
        }
        return frame;
    }

    private static void closes(Person person, Dice dice, int code, String what, Consumer<WebSocketWire> deed) {
        try (Wire wire = open(person, "/ws", dice)) {
            WebSocketWire socket = new WebSocketWire(wire);
            deed.accept(socket);
            int found = socket.readClose();
            if (found != code) {
                fail("after " + what + " the server should close with " + code + "; found " + found);
            }
            wire.readToEnd();
        }
    }

    private static Ask handshake(Person person, String target) {
        return person.ask("GET " + target).with("Sec-WebSocket-Version", "13");
    }

    private static Wire upgrade(Person person, String target, Dice dice) {
        return handshake(person, target).with("Sec-WebSocket-Key", key(dice)).upgrade(person.server());
    }

    private static Wire open(Person person, String target, Dice dice) {
        Wire wire = upgrade(person, target, dice);
        assertThat(wire.readReply()).as("this is a handshake").hasStatus(101);
        return wire;
    }

    private static String key(Dice dice) {
        return Base64.getEncoder().encodeToString(dice.bytes(KEY_BYTES));
    }
}
