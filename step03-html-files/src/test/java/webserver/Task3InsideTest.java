package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.server.SetAside;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class Task3InsideTest extends Step03 {

    private static final String RULE = "Task 3: not a byte from outside of site/ is sent (RFC 9110, 17.3)";

    // Whatever the path says is looked up.
    @Check(id = "3.3.1", says = "Two dots in a path do not lead out of site/", points = 4, why = RULE)
    void dotsStayInside(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);
        String folder = dice.name("folder", "");
        writePage(server, folder + "/page.html", dice);

        secret.isNotIn(server, "/../" + secret.name());
        secret.isNotIn(server, "/./../" + secret.name());
        secret.isNotIn(server, "/" + folder + "/../../" + secret.name());
        secret.isNotIn(server, "/../../../../../../../../../.." + secret.path());
    }

    // The dots are looked for in the target as it came, before it is decoded.
    @Check(
            id = "3.3.2",
            says = "Two dots in percent-codes do not lead out of site/",
            points = 3,
            why = "RFC 3986, 2.3: %2e is a dot, and %2f in a path becomes a slash as soon as it is decoded")
    void encodedDotsStayInside(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);

        secret.isNotIn(server, "/%2e%2e/" + secret.name());
        secret.isNotIn(server, "/.%2E/" + secret.name());
        secret.isNotIn(server, "/..%2f" + secret.name());
        secret.isNotIn(server, "/%2e%2e%2F" + secret.name());
    }

    // Backslashes are made slashes behind the check, or are the system's own separator.
    @Check(
            id = "3.3.3",
            says = "Backslashes do not lead out of site/",
            points = 1,
            why = "Task 3: where a backslash separates folders, it leads out as well as a slash")
    void backslashesStayInside(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);

        secret.isNotIn(server, "/..\\" + secret.name());
        secret.isNotIn(server, "/..%5c" + secret.name());
        secret.isNotIn(server, "/%2e%2e%5C" + secret.name());
    }

    // The path is decoded once more behind the check.
    @Check(
            id = "3.3.4",
            says = "Percent-codes are decoded once, not twice",
            points = 2,
            why = "RFC 3986, 2.4: %252e is the text %2e, and decoding it again makes a dot of it")
    void doubleEncodingStaysInside(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);

        secret.isNotIn(server, "/%252e%252e/" + secret.name());
        secret.isNotIn(server, "/..%252f" + secret.name());
        secret.isNotIn(server, "/%252e%252e%252f" + secret.name());
    }

    // Resolving an absolute path gives that path, whatever the folder: dots are refused, but there are none in it.
    @Check(
            id = "3.3.5",
            says = "An absolute path does not lead out of site/",
            points = 3,
            why = "Task 3: site.resolve(\"/etc/passwd\") is /etc/passwd, so a second slash is enough to get out")
    void absolutePathsStayInside(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);

        secret.isNotIn(server, secret.path());
        secret.isNotIn(server, "/" + secret.path());
        secret.isNotIn(server, "/%2f" + secret.path().substring(1));
    }

    // The paths are compared as strings, and "/…/site-old/x" begins with "/…/site".
    @Check(
            id = "3.3.6",
            says = "A folder beside site/ with a similar name is outside",
            points = 2,
            why = "Task 3: site-old begins with the same letters as site, and is another folder")
    void similarFoldersAreOutside(ServerUnderTest server, Dice dice) throws IOException {
        String folder = "site" + dice.word();
        Secret secret = Secret.in(Files.createDirectories(server.folder().resolve(folder)), dice);

        secret.isNotIn(server, "/../" + folder + "/" + secret.name());
        secret.isNotIn(server, "/./../" + folder + "/./" + secret.name());
    }

    // The path is tidied up as text, which does not tell where a link leads to.
    @Check(
            id = "3.3.7",
            says = "A link that leads out of site/ is not followed",
            points = 2,
            why = "Task 3: where a file really is, is told by Path.toRealPath(), not by its name")
    void linksStayInside(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);
        Secret other = Secret.in(Files.createDirectories(server.folder().resolve(dice.name("folder", ""))), dice);
        String link = dice.name("link", ".html");
        String folderLink = dice.name("link", "");
        link(server, link, secret.file());
        link(server, folderLink, other.file().getParent());

        secret.isNotIn(server, "/" + link);
        other.isNotIn(server, "/" + folderLink + "/" + other.name());
    }

    // The page for what is missing is read without a look at where it is.
    @Check(id = "3.3.10", says = "A 404.html that is a link out of site/ is not sent", points = 1, why = RULE)
    void pageOfTheSiteStaysInside(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);
        SetAside.file(server, "404.html", () -> {
            link(server, "404.html", secret.file());

            secret.isNotIn(server, "/" + dice.name("no-such", ".html"));
        });
    }

    private static void link(ServerUnderTest server, String name, Path target) {
        try {
            Files.createSymbolicLink(server.site().resolve(name), target);
        } catch (IOException | UnsupportedOperationException e) {
            throw new NotCheckable("symbolic links cannot be made on this computer");
        }
    }

    // Java has an exception for such a path, which nobody expects.
    @Check(
            id = "3.3.8",
            says = "A path with a NUL in it gets a 4xx",
            points = 1,
            why = "RFC 3986, 7.3: no file has a NUL in its name, so asking for it is the client's mistake")
    void refusesNul(ServerUnderTest server, Dice dice) throws IOException {
        Secret secret = Secret.beside(server, dice);
        String name = dice.name("page", ".html");
        writePage(server, name, dice);
        int missing = server.send(get("/" + dice.name("no-such", ".html"))).status();

        refuses(server, "/%00", missing);
        refuses(server, "/" + name + "%00.txt", missing);
        refuses(server, "/../" + secret.name() + "%00.html", missing);
    }

    private static void refuses(ServerUnderTest server, String target, int missing) {
        Reply reply = server.send(get(target));
        if (missing < 400 && reply.status() == missing) {
            return; // it says that there is no such file, with the status that 3.2.1 is about
        }
        assertThat(reply.status())
                .withFailMessage(
                        "expected a status from 400 to 499, as no file can have the path %s; found %d",
                        target, reply.status())
                .isBetween(400, 499);
    }

    // Two dots are refused wherever they stand, also in the middle of a name.
    @Check(
            id = "3.3.9",
            says = "A name with two dots in it is still a name",
            points = 1,
            why = "Task 3: only a part of the path that is nothing but two dots leads up")
    void servesNamesWithDots(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.word() + ".." + dice.word() + ".html";
        String content = writePage(server, name, dice);

        serves(server, "/" + name, "it names a file in site/", content);
    }

    /** A file outside of the site, with a text that no server can guess. */
    private record Secret(Path file, String text) {

        static Secret beside(ServerUnderTest server, Dice dice) throws IOException {
            return in(server.folder(), dice);
        }

        static Secret in(Path folder, Dice dice) throws IOException {
            // The secret is not the last line: a server that loses that one has not kept the others.
            String text = "secret " + dice.word() + " " + dice.word();
            Path file = folder.resolve(dice.name("secret", ".html"));
            return new Secret(Files.writeString(file, "first line\n" + text + "\nlast line"), text);
        }

        String name() {
            return file.getFileName().toString();
        }

        /** Its absolute path, as a target would have it. */
        String path() {
            String path = file.toAbsolutePath().toString().replace('\\', '/');
            return encode(path.startsWith("/") ? path : "/" + path);
        }

        private static String encode(String path) {
            StringBuilder encoded = new StringBuilder();
            for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
                boolean plain = b >= 0 && (Character.isLetterOrDigit(b) || "/-._~:".indexOf(b) >= 0);
                encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
            }
            return encoded.toString();
        }

        /** Expects an answer, of whatever status, that does not give it away. */
        void isNotIn(ServerUnderTest server, String target) {
            Reply reply = server.send(get(target));
            assertThat(reply).as("the path " + target + " leads out of site/").bodyDoesNotContain(text);
        }
    }
}
