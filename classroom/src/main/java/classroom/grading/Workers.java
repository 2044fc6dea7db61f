package classroom.grading;

import classroom.worker.Answer;
import classroom.worker.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Workers side by side, each with a thread of its own, as a worker ends with the thread that has started it. */
final class Workers implements AutoCloseable {

    private static final Task END = new Task(null, null);
    private static final long PERIOD_MILLIS = 1000;

    private final Source source;
    private final Gate gate;
    private final Thread watch = new Thread(this::watch, "how busy the computer is");
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile double waitingShare;

    /** Where workers come from. */
    interface Source {
        WorkerProcess start() throws IOException;
    }

    private record Task(Consumer<Workplace> work, CompletableFuture<Void> done) {}

    /** @param count how many work at a time at most; while the computer is busy, fewer */
    Workers(int count, Source source) {
        this.source = source;
        this.gate = new Gate(count);
        watch.setDaemon(true);
        watch.start();
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::work, "worker " + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Has a task done at the next free workplace. */
    CompletableFuture<Void> submit(Consumer<Workplace> work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(new Task(work, done));
        return done;
    }

    /** The least that worked at a time so far because the computer was busy. */
    int fewest() {
        return gate.fewest();
    }

    /** The share of their time in which all that works here waited for a processor, of late. */
    double waiting() {
        return waitingShare;
    }

    private void watch() {
        Waiting waiting = Waiting.here();
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
                waitingShare = waiting.share();
                gate.adjust(waitingShare);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the workers have ended
        }
    }

    private void work() {
        try (Workplace workplace = new Workplace(source)) {
            while (workOn(workplace)) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A method of its own, so that a thread that waits for a task does not hold the submission of the last one.
    private boolean workOn(Workplace workplace) throws InterruptedException {
        Task task = tasks.take();
        if (task == END) {
            return false;
        }
        gate.enter();
        try {
            run(task, workplace);
        } finally {
            gate.leave();
        }
        return true;
    }

    private static void run(Task task, Workplace workplace) {
        try {
            task.work().accept(workplace);
            task.done().complete(null);
        } catch (RuntimeException | Error e) {
            task.done().completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        tasks.clear();
        threads.forEach(thread -> tasks.add(END));
        threads.forEach(Workers::join);
        watch.interrupt();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A place with a worker, and a new one when the last is spent. */
    static final class Workplace implements AutoCloseable {

        // A worker whose memory should grow after all begins anew in time.
        private static final int JOBS_OF_A_WORKER = 250;

        private final Source source;
        private WorkerProcess worker;
        private int jobs;

        private Workplace(Source source) {
            this.source = source;
        }

        /** Has a job done. */
        Answer answer(Job job) {
            try {
                if (worker == null) {
                    worker = source.start();
                    jobs = 0;
                }
                Answer answer = worker.answer(job);
                if (answer.last() || ++jobs == JOBS_OF_A_WORKER) {
                    close();
                }
                return answer;
            } catch (IOException e) {
                return Answer.failed("No worker could be started (" + e.getMessage() + ").");
            }
        }

        @Override
        public void close() {
            if (worker != null) {
                worker.close();
                worker = null;
            }
        }
    }
}
