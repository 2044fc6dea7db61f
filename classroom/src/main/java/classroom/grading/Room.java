package classroom.grading;

import classroom.submission.LessonFiles;
import classroom.submission.Submission;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lets in submissions while what is held of them fits into the memory that they may take. Thread-safe. */
final class Room {

    private static final long MIB = 1L << 20;
    private static final int LARGEST = 1 + Submission.MOST_MEBIBYTES;

    private final Semaphore mebibytes;

    /** @param bytes how much may be held; the largest submission always fits in */
    Room(long bytes) {
        mebibytes = new Semaphore((int) Math.max(LARGEST, Math.min(bytes / MIB, Integer.MAX_VALUE)), true);
    }

    /** A submission, and the room that it takes until it is let go. */
    record Held(Submission submission, Runnable letGo) {}

    /** Waits until the largest submission would fit in, and then reads one. */
    Held read(Supplier<Submission> source) throws InterruptedException {
        mebibytes.acquire(LARGEST);
        int taken = 0;
        try {
            Submission submission = source.get();
            int size = mebibytes(submission);
            taken = size;
            return new Held(submission, () -> mebibytes.release(size));
        } finally {
            mebibytes.release(LARGEST - taken);
        }
    }

    /** How much would still fit in, in MiB. */
    int free() {
        return mebibytes.availablePermits();
    }

    private static int mebibytes(Submission submission) {
        long bytes = submission.lessons().values().stream()
                .flatMap(Room::contents)
                .mapToLong(content -> content.length)
                .sum();
        return (int) Math.min(LARGEST, 1 + bytes / MIB);
    }

    private static Stream<byte[]> contents(LessonFiles files) {
        return Stream.concat(files.sources().values().stream(), files.site().values().stream());
    }
}
