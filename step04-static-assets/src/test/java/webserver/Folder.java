package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.io.IOException;

/** A folder of the check's own in the server's site folder. */
final class Folder {

    private final ServerUnderTest server;
    private final String path;

    /** Makes up a name; the folder is there as soon as something is added to it. */
    Folder(ServerUnderTest server, Dice dice) {
        this.server = server;
        this.path = "/" + dice.name("folder", "/");
    }

    /** The path by which a client asks for it. */
    String path() {
        return path;
    }

    /** Adds a file of so many bytes. */
    void add(String name, int bytes) throws IOException {
        Step04.write(server, path.substring(1) + name, new byte[bytes]);
    }

    /** What the server answers for it: a listing; asked for in HTTP/1.0, as chunks are not the point here. */
    Reply get() {
        Reply reply = server.send("GET " + path + " HTTP/1.0\r\nHost: {host}\r\n\r\n");
        assertThat(reply).as("the folder has no index.html").hasStatus(200);
        return reply;
    }

    /** What a browser makes of the listing. */
    Page page() {
        return Page.of(path, get());
    }
}
