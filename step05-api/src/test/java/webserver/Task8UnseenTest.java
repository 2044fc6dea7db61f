package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;

class Task8UnseenTest extends Step05 {

    // Only the answer to GET has one.
    @Check(
            id = "5.8.1",
            says = "GET, POST and PUT give an ETag",
            points = 2,
            why = "RFC 9110, 8.8.3: the entity tag, in quotation marks, is the name of the state that the client sees")
    void givesTags(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        Reply created = books.post(Books.fields(dice.word()));
        tag(created);
        tag(books.get(Books.id(created)));
        tag(books.put(Books.id(created), Books.fields(dice.word())));
    }

    // Without the field all is well.
    @Check(
            id = "5.8.2",
            says = "PUT without If-Match gets status 428",
            points = 2,
            did = "The suite makes a book, and puts another one in its place without If-Match.",
            why = "RFC 6585, 3: 428 asks the client to say which state it means to replace",
            needs = "5.1.8")
    void asksForTag(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        String title = dice.word();
        long id = books.create(title);

        assertThat(put(server, id, "", dice.word()))
                .as("it does not say what it has seen")
                .hasStatus(428);
        books.has(id, title);
    }

    // The tag stays the same; or it is compared without its quotation marks; or * is a tag that nothing has.
    @Check(
            id = "5.8.3",
            says = "PUT with the current tag, or with *, replaces the book and gives a new tag",
            points = 2,
            did = "The suite makes a book, and puts others in its place, each with the tag of the last answer.",
            why = "RFC 9110, 13.1.1: If-Match is true if the tag is the current one; * means any state")
    void acceptsCurrentTag(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        Reply created = books.post(Books.fields(dice.word()));
        long id = Books.id(created);
        String old = tag(books.get(id));

        Reply reply = put(server, id, old, dice.word());

        assertThat(reply).as("nobody has changed it in between").hasStatus(200);
        if (tag(reply).equals(old)) {
            fail("the book is another one now, but its ETag is still " + old);
        }
        assertThat(put(server, id, tag(reply), dice.word()))
                .as("this is the tag that came with the last PUT")
                .hasStatus(200);
        assertThat(put(server, id, "*", dice.word()))
                .as("the client does not mind which state it replaces")
                .hasStatus(200);
    }

    // If-Match is asked for, but not looked at; or looked at when the book has been replaced already.
    @Check(
            id = "5.8.4",
            says = "PUT with an old tag gets status 412 and changes nothing",
            points = 2,
            did = "The suite makes a book, replaces it, and puts another one in its place with the first tag.",
            why = "RFC 9110, 13.1.1 and 15.5.13: somebody else has changed the book; who has not seen that must not"
                    + " overwrite it",
            needs = {"5.1.8", "5.8.3"})
    void refusesOldTag(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        Changed changed = changed(server, dice);

        assertThat(put(server, changed.id(), changed.oldTag(), dice.word()))
                .as("the book has changed since")
                .hasStatus(412);
        books.has(changed.id(), changed.title());
    }

    // Only PUT looks at the field.
    @Check(
            id = "5.8.5",
            says = "DELETE with an old tag gets status 412 and deletes nothing",
            points = 1,
            did = "The suite makes a book, replaces it, and deletes it with the first tag.",
            why = "RFC 9110, 13.1.1: If-Match is for every method that changes something",
            needs = {"5.1.8", "5.8.3"})
    void deletesNothingUnseen(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        Changed changed = changed(server, dice);

        Reply reply = Ask.to("DELETE " + Books.PATH + "/" + changed.id())
                .with("If-Match", changed.oldTag())
                .of(server);

        assertThat(reply).as("the book has changed since").hasStatus(412);
        books.has(changed.id(), changed.title());
    }

    // Only PUT looks at the field.
    @Check(
            id = "5.8.6",
            says = "PATCH with an old tag gets status 412 and changes nothing; it needs no tag",
            points = 1,
            did = "The suite makes a book, replaces it, and changes it with the first tag, and then without any.",
            why = "RFC 9110, 13.1.1: If-Match is for every method that changes something",
            needs = {"5.1.8", "5.7.1", "5.8.3"})
    void patchesNothingUnseen(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        Changed changed = changed(server, dice);

        Reply reply = patch(changed, dice).with("If-Match", changed.oldTag()).of(server);

        assertThat(reply).as("the book has changed since").hasStatus(412);
        books.has(changed.id(), changed.title());
        assertThat(patch(changed, dice).of(server))
                .as("a PATCH says by itself what it changes, and needs no If-Match")
                .hasStatus(200);
    }

    private static Ask patch(Changed book, Dice dice) {
        return Ask.to("PATCH " + Books.PATH + "/" + book.id())
                .body("application/merge-patch+json", "{\"title\":\"" + dice.word() + "\"}");
    }

    /** A book that somebody else has changed, and what it was called before. */
    private record Changed(long id, String oldTag, String title) {}

    private static Changed changed(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        String title = dice.word();
        long id = books.create(dice.word());
        String old = tag(books.get(id));
        assertThat(put(server, id, old, title))
                .as("nobody has changed it in between")
                .hasStatus(200);
        return new Changed(id, old, title);
    }

    private static Reply put(ServerUnderTest server, long id, String tag, String title) {
        Ask ask = Ask.to("PUT " + Books.PATH + "/" + id);
        return (tag.isEmpty() ? ask : ask.with("If-Match", tag))
                .json(Books.fields(title))
                .of(server);
    }

    private static String tag(Reply reply) {
        String tag = reply.header("ETag").orElse("");
        if (!tag.matches("\"[^\"\\s]*\"")) {
            fail("each answer with a book should have an ETag, in quotation marks; found "
                    + (tag.isEmpty() ? "no such field" : tag));
        }
        return tag;
    }
}
