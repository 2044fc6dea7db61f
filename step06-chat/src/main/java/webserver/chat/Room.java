package webserver.chat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import webserver.accounts.Journal;

/** The common room: its last messages, in one order for everybody, and a place to wait for the next. */
public final class Room {

    private static final int MAX_KEPT = 2_000;
    private static final int MAX_AT_ONCE = 200;

    private final Journal<Message> journal;
    private final Deque<Message> messages = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private long lastId;

    /**
     * @param journal has the messages of earlier days
     * @throws IOException if it cannot be read
     */
    public Room(Journal<Message> journal) throws IOException {
        this.journal = journal;
        journal.replay(this::keep);
    }

    // TASK 6.5 One after the other
    /** Gives a message its place behind all others, keeps it, and wakes everybody who waits for it. */
    Message add(String author, String text) {
        Message message = new Message(lastId + 1, author, text, Instant.now());
        journal.append(message);
        keep(message);
        return message;
    }

    private void keep(Message message) {
        messages.add(message);
        lastId = message.id();
        if (messages.size() > MAX_KEPT) {
            messages.remove();
        }
    }

    // TASK 6.3 Read what was said
    /** The messages with a larger id than the given one, in their order, 200 at most. */
    List<Message> after(long id) {
        throw new UnsupportedOperationException("Task 6.3: read what was said (README, Task 3)");
    }

    // TASK 6.4 Wait for what is new
    /** The same, but if there are none, waits for the next one; none if none has come in that time. */
    List<Message> awaitAfter(long id, Duration time) {
        throw new UnsupportedOperationException("Task 6.4: wait for what is new (README, Task 4)");
    }

    /** The id of the last message; 0 if there is none. */
    long lastId() {
        lock.lock();
        try {
            return lastId;
        } finally {
            lock.unlock();
        }
    }
}
