package webserver;

import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * The books that a server has from the start: books.json with random titles, for which the server is started again. The
 * checks share them; they add books, and delete none but those that they have added.
 */
final class Shelf {

    private static final int BOOKS = 30;

    private static ServerUnderTest owner;
    private static Shelf shelf;

    private final List<Entry> entries = new ArrayList<>();
    private final Dice dice;

    private Shelf(Dice dice) {
        this.dice = dice;
        int id = 0;
        for (int i = 0; i < BOOKS; i++) {
            id += dice.between(1, 5);
            entries.add(new Entry(id, name() + " " + name(), name() + " " + name(), dice.between(-800, 2020)));
        }
    }

    /** A book. */
    record Entry(long id, String title, String author, int year) {

        /** Whether this JSON is the book, perhaps with more fields. */
        boolean is(JsonNode json) {
            return json.path("id").isNumber()
                    && json.path("id").longValue() == id
                    && json.path("title").equals(Step05.parse(Json.text(title)))
                    && json.path("author").equals(Step05.parse(Json.text(author)))
                    && json.path("year").isNumber()
                    && json.path("year").intValue() == year;
        }

        String firstWord() {
            return title.split(" ")[0];
        }

        String lastWord() {
            return title.split(" ")[1];
        }

        Entry titled(String other) {
            return new Entry(id, other, author, year);
        }

        Entry by(String other) {
            return new Entry(id, title, other, year);
        }
    }

    /** The books of this server, which gets them if it has none yet. */
    static synchronized Shelf of(ServerUnderTest server, Dice dice) throws IOException {
        if (owner != server) {
            Shelf fresh = new Shelf(dice);
            fresh.rank();
            server.site(); // not to be had of a server that was started by somebody else
            server.kill();
            fresh.write(server);
            server.restart();
            owner = server;
            shelf = fresh;
        }
        return shelf;
    }

    /** All of them, in the order of their ids. */
    List<Entry> entries() {
        return entries;
    }

    /** One whose words no other has; from 0 to 19. */
    Entry entry(int index) {
        return entries.get(index);
    }

    /** The word that the last six have in common. */
    String commonWord() {
        return entries.get(BOOKS - 1).firstWord();
    }

    /** The last six as a search for their common word has to give them. */
    List<Entry> ranked() {
        List<Entry> ranked = new ArrayList<>();
        for (int group = 0; group < 3; group++) {
            List<Entry> books = new ArrayList<>(entries.subList(BOOKS - 2 * group - 2, BOOKS - 2 * group));
            books.sort(Comparator.comparing(Entry::title));
            ranked.addAll(books);
        }
        return ranked;
    }

    // From the last on: two that begin with a word, two that have it in the title, two by an author of that name. These
    // groups come the other way round in the alphabet, and the ids have another order than the titles.
    private void rank() {
        String word = "M" + name();
        for (int i = 0; i < 2; i++) {
            change(BOOKS - 1 - i, entry -> entry.titled(word + " " + entry.lastWord()));
            change(BOOKS - 3 - i, entry -> entry.titled("G" + entry.firstWord() + " " + word));
            change(BOOKS - 5 - i, entry -> entry.titled("A" + entry.title()).by(word + " " + entry.author()));
        }
        for (int last = BOOKS - 1; last > BOOKS - 7; last -= 2) {
            swapIfSorted(last - 1, last);
        }
    }

    private void swapIfSorted(int first, int second) {
        Entry a = entries.get(first);
        Entry b = entries.get(second);
        if (a.title().compareTo(b.title()) < 0) {
            entries.set(first, new Entry(a.id(), b.title(), b.author(), b.year()));
            entries.set(second, new Entry(b.id(), a.title(), a.author(), a.year()));
        }
    }

    private void change(int index, UnaryOperator<Entry> change) {
        entries.set(index, change.apply(entries.get(index)));
    }

    private void write(ServerUnderTest server) throws IOException {
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(dice.number(Integer.MAX_VALUE)));
        Files.writeString(server.site().resolve("books.json"), Json.text(shuffled));
    }

    private String name() {
        String word = dice.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
