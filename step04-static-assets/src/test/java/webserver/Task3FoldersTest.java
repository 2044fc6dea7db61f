package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.server.SetAside;
import gradingkit.text.Excerpt;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;

class Task3FoldersTest extends Step04 {

    // A folder is a 404, or its listing comes at once, with links that lead to the folder above.
    @Check(
            id = "4.3.1",
            says = "A folder without a slash at its end is a 301 to the path with one",
            points = 4,
            why =
                    "Task 3: only from /docs/ does a link to tides.txt lead into it; names in Location are percent-encoded")
    void redirects(ServerUnderTest server, Dice dice) throws IOException {
        isRedirected(server, dice.name("docs", ""));
        isRedirected(server, dice.name("my", " docs"));
    }

    private static void isRedirected(ServerUnderTest server, String folder) throws IOException {
        write(server, folder + "/a.txt", new byte[] {'a'});

        Reply reply = server.get("/" + folder.replace(" ", "%20"));

        assertThat(reply).as(folder + " is a folder").hasStatus(301).hasHeader("Location");
        String location = reply.header("Location").orElse("");
        if (location.contains(" ")) {
            fail("a blank in Location is written %20; found " + location);
        }
        if (!path(location).equals("/" + folder + "/") || location.startsWith("%")) {
            fail("Location should lead to /" + folder.replace(" ", "%20") + "/; found " + location);
        }
    }

    private static String path(String location) {
        String path = location.replaceFirst("^(?i)http://[^/]*", "").replaceFirst("[?#].*", "");
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    // Only the top folder has an index.html.
    @Check(
            id = "4.3.2",
            says = "A folder with an index.html is answered with it",
            points = 2,
            why = "Task 3: the listing is for folders that have no page of their own",
            given = true)
    void servesIndex(ServerUnderTest server, Dice dice) throws IOException {
        String folder = dice.name("guide", "/");
        String content = writeText(server, folder + "index.html", dice);

        assertThat(server.get("/" + folder))
                .as(folder + "index.html is there")
                .hasStatus(200)
                .hasBody(content);
    }

    // A folder without index.html is still a 404.
    @Check(
            id = "4.3.3",
            says = "A folder without an index.html is answered with a listing",
            points = 3,
            why = "Task 3: status 200, and a link for each entry")
    void lists(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        folder.add("one.txt", 1);
        folder.add("two.txt", 2);

        Page page = folder.page();

        page.needed(folder.path() + "one.txt");
        page.needed(folder.path() + "two.txt");
    }

    // The listing has no Content-Type, or that of a file.
    @Check(
            id = "4.3.11",
            says = "A listing is sent as text/html",
            points = 1,
            why = "RFC 9110, 8.3: without Content-Type a browser guesses, and with another it shows the tags",
            needs = "4.3.3")
    void namesMediaType(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        folder.add("a.txt", 1);

        assertThat(folder.get()).as("a listing is a page").hasMediaType("text/html");
    }

    // Entries come in the order in which the disk has them; or the folders stand among the files.
    @Check(
            id = "4.3.4",
            says = "Folders come first, then files, each by name",
            points = 2,
            why = "Task 3: people look for a name, and find it where the alphabet puts it",
            needs = "4.3.3")
    void sorts(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        for (String name : List.of("delta.txt", "zulu/x", "alpha.txt", "mike/x", "charlie/x", "bravo.txt")) {
            folder.add(name, 1);
        }

        Page page = folder.page();

        List<String> wanted = List.of("charlie", "mike", "zulu", "alpha.txt", "bravo.txt", "delta.txt");
        List<String> found = page.links().stream()
                .map(link -> link.path().replaceFirst("/$", "").replaceFirst(".*/", ""))
                .filter(wanted::contains)
                .distinct()
                .toList();
        if (!found.equals(wanted)) {
            fail("expected the entries in the order " + wanted + "; found " + found);
        }
    }

    // Each click on a folder costs a redirect more, or nobody sees that it is one; sizes are left out, or those of
    // something else.
    @Check(
            id = "4.3.5",
            says = "Folders have a slash at the end, files their size in bytes",
            points = 3,
            why = "Task 3: the slash tells a folder from a file; the size is a plain number in the file's row",
            needs = "4.3.3")
    void tellsSizes(ServerUnderTest server, Dice dice) throws IOException {
        int size = dice.between(10_000, 99_999);
        Folder folder = new Folder(server, dice);
        folder.add("photo.jpg", size);
        folder.add("sub/x", 1);

        Page page = folder.page();

        Page.Link file = page.needed(folder.path() + "photo.jpg");
        if (!file.text().matches("(?s).*\\b" + size + "\\b.*")) {
            fail("photo.jpg has " + size + " bytes, and its row should say " + size + "; it says \""
                    + Excerpt.of(file.text().strip()) + "\"");
        }
        Page.Link sub = page.needed(folder.path() + "sub/");
        if (!sub.text().matches("(?s).*sub\\s*/.*")) { // \\s, as the slash may stand behind the link
            fail("the folder sub should be shown with a slash, as sub/; its row says \""
                    + Excerpt.of(sub.text().strip()) + "\"");
        }
    }

    // Names go into the link as they are: at a blank it ends, a # or ? cuts it, a % means something else.
    @Check(
            id = "4.3.6",
            says = "A link leads to its file, whatever its name",
            points = 3,
            why = "RFC 3986, 2.1: in a link, the bytes of a name are percent-encoded",
            needs = "4.3.3")
    void encodesLinks(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.word() + " #1 100% a+b & c.txt";
        Folder folder = new Folder(server, dice);
        String content = writeText(server, folder.path().substring(1) + name, dice);

        Page.Link link = folder.page().needed(folder.path() + name);

        assertThat(server.send(get(link.target())))
                .as("the listing's link leads there")
                .hasStatus(200)
                .hasBody(content);
    }

    // Names go into the page as they are, and one of them may be a script.
    @Check(
            id = "4.3.7",
            says = "A name that looks like HTML stays a name",
            points = 1,
            why = "Task 3: < is written as &lt; and & as &amp;, or a file's name becomes part of the page",
            needs = "4.3.3")
    void escapesNames(ServerUnderTest server, Dice dice) throws IOException {
        String name = "<script>" + dice.word() + "&lt;.txt";
        Folder folder = new Folder(server, dice);
        try {
            folder.add(name, 1);
        } catch (InvalidPathException e) {
            throw new NotCheckable("this computer has no file names with < in them");
        }

        Reply reply = folder.get();

        assertThat(reply).bodyDoesNotContain("<script>");
        String shown = Page.of(folder.path(), reply).text(); // where the links lead is told by 4.3.6
        if (!shown.contains(name)) {
            fail("a browser should show the name " + name + "; it shows \"" + Excerpt.of(shown.strip()) + "\"");
        }
    }

    // Everything is listed, .git and .htpasswd too.
    @Check(
            id = "4.3.8",
            says = "Hidden files and folders are left out",
            points = 1,
            why = "Task 3: what begins with a dot is not for everybody's eyes",
            needs = "4.3.3")
    void hides(ServerUnderTest server, Dice dice) throws IOException {
        String word = dice.word();
        Folder folder = new Folder(server, dice);
        folder.add("seen.txt", 1);
        folder.add("." + word, 1);
        folder.add(".d" + word + "/x", 1);

        Reply reply = folder.get();

        Page.of(folder.path(), reply).needed(folder.path() + "seen.txt");
        assertThat(reply).bodyDoesNotContain(word);
    }

    // There is no way back; or one that leads out of the site.
    @Check(
            id = "4.3.9",
            says = "A link leads to the folder above, but not from the top",
            points = 1,
            why = "Task 3: a link to ../ leads up, but not at the top of the site",
            needs = "4.3.3")
    void leadsUp(ServerUnderTest server, Dice dice) throws IOException {
        SetAside.file(server, "index.html", () -> {
            Folder folder = new Folder(server, dice);
            folder.add("a.txt", 1);

            folder.page().needed("/");
            Reply top = server.send("GET / HTTP/1.0\r\nHost: {host}\r\n\r\n");
            assertThat(top).as("there is no index.html, so / is a listing").hasStatus(200);
            if (top.text().matches("(?is).*href\\s*=\\s*[\"']?\\.\\..*")) {
                fail("the top of the site has no folder above it, but its listing has a link to ..");
            }
        });
    }

    // The slash at the end is dropped before the file is looked up.
    @Check(
            id = "4.3.10",
            says = "A file's path with a slash at its end is a 404",
            points = 1,
            why = "Task 3: what ends with a slash is a folder, and there is no such folder",
            given = true)
    void knowsFilesFromFolders(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);

        assertThat(server.get("/" + name + "/")).as(name + " is a file").hasStatus(404);
    }
}
