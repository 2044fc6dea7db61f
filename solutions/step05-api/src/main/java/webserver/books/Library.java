package webserver.books;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import webserver.http.Json;

/** The books, in memory, for any number of threads. */
public final class Library {

    private final SortedMap<Long, Book> books = new TreeMap<>();
    private long lastId;

    /**
     * @param file a JSON array with the books at the start; without it there are none
     * @throws IOException if it cannot be read
     */
    public Library(Path file) throws IOException {
        if (Files.exists(file)) {
            List<Book> given = Json.MAPPER.readValue(Files.readAllBytes(file), new TypeReference<List<Book>>() {});
            given.forEach(book -> books.put(book.id(), book));
            lastId = books.isEmpty() ? 0 : books.lastKey();
        }
    }

    // TASK 5.5 Find books
    /**
     * The books in whose title or author each word of the query occurs, in whichever case: first those whose title
     * begins with the query, then those whose title has it in it, then the others; within each by title.
     */
    List<Book> search(String query) {
        String wanted = lower(query.strip());
        List<String> words =
                Stream.of(wanted.split("\\s+")).distinct().toList(); // a query can hold one a million times
        return all().stream()
                .filter(book -> hasAll(book, words))
                .sorted(Comparator.comparing((Book book) -> rank(lower(book.title()), wanted))
                        .thenComparing(Book::title))
                .toList();
    }

    private static boolean hasAll(Book book, List<String> words) {
        String text = lower(book.title() + "\n" + book.author());
        return words.stream().allMatch(text::contains);
    }

    private static int rank(String title, String wanted) {
        if (title.startsWith(wanted)) {
            return 0;
        }
        return title.contains(wanted) ? 1 : 2;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** All books, in the order of their ids. */
    synchronized List<Book> all() {
        return List.copyOf(books.values());
    }

    /** The book with this id. */
    synchronized Optional<Book> find(long id) {
        return Optional.ofNullable(books.get(id));
    }

    // TASK 5.6 Add a book
    /** Makes a book with an id that no other has or had, and keeps it. */
    synchronized Book add(LongFunction<Book> book) {
        Book added = book.apply(lastId + 1);
        books.put(added.id(), added);
        lastId = added.id();
        return added;
    }

    // TASK 5.6 Change a book
    /** Puts what the change makes of a book in its place, with nobody else's change in between. */
    synchronized Optional<Book> change(long id, UnaryOperator<Book> change) {
        return Optional.ofNullable(books.computeIfPresent(id, (key, book) -> change.apply(book)));
    }

    // TASK 5.6 Remove a book
    /** Removes the book, unless the condition throws; returns what was removed. */
    synchronized Optional<Book> remove(long id, Consumer<Book> condition) {
        Optional<Book> book = find(id);
        book.ifPresent(condition);
        books.remove(id);
        return book;
    }
}
