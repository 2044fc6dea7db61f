package webserver.chat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        lock.lock();
        try {
            Message message =
                    new Message(lastId + 1, author, text, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            journal.append(message);
            keep(message);
            added.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            return messages.stream()
                    .filter(message -> message.id() > id)
                    .limit(MAX_AT_ONCE)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    // TASK 6.4 Wait for what is new
    /** The same, but if there are none, waits for the next one; none if none has come in that time. */
    List<Message> awaitAfter(long id, Duration time) {
        lock.lock();
        try {
            long nanosLeft = time.toNanos();
            while (lastId <= id && nanosLeft > 0) {
                nanosLeft = added.awaitNanos(nanosLeft);
            }
            return after(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
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
