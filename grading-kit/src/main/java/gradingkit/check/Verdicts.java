package gradingkit.check;

import gradingkit.report.CheckId;
import gradingkit.report.CheckInfo;
import gradingkit.report.CheckResult;
import gradingkit.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The results of a run so far, and what they mean for the checks that come after. Thread-safe. */
final class Verdicts {

    private final Map<CheckId, CheckResult> results = new ConcurrentSkipListMap<>();
    private final int timeOutLimit;
    private int timeOutsInARow;
    private String setUpError = "";

    Verdicts(int timeOutLimit) {
        this.timeOutLimit = timeOutLimit;
    }

    void add(CheckResult result) {
        results.put(result.info().id(), result);
    }

    /** Takes the result of a check that talked to a server, and counts time-outs that follow each other. */
    synchronized void add(CheckResult result, boolean timedOut) {
        add(result);
        timeOutsInARow = timedOut ? timeOutsInARow + 1 : 0;
    }

    boolean has(CheckId check) {
        return results.containsKey(check);
    }

    synchronized void setUpError(String sentence) {
        setUpError = sentence;
    }

    /** What is wrong with the set-up, so that there is no grade; empty if nothing. */
    synchronized String setUpError() {
        return setUpError;
    }

    /** Why a check cannot be reached, as far as is known by now. */
    synchronized Optional<String> obstacle(CheckInfo info) {
        if (!setUpError.isEmpty()) {
            return Optional.of(setUpError);
        }
        if (timeOutsInARow >= timeOutLimit) {
            return Optional.of("the server no longer answers");
        }
        return missing(info, results);
    }

    private static Optional<String> missing(CheckInfo info, Map<CheckId, CheckResult> results) {
        return info.needs().stream()
                .map(results::get)
                .filter(needed -> needed != null && isObstacle(needed.status()))
                .map(needed -> needed.status() == Status.NOT_REACHED // what it waits for is what comes first
                        ? needed.reason()
                        : needed.info().id() + " comes first")
                .findFirst();
    }

    private static boolean isObstacle(Status status) {
        return status == Status.FAILED || status == Status.NOT_REACHED;
    }

    /** All results in the order of their checks; what ran although something that it needs failed is not reached. */
    List<CheckResult> results() {
        Map<CheckId, CheckResult> settled = new TreeMap<>();
        for (CheckResult result : results.values()) {
            Optional<String> missing = missing(result.info(), settled);
            boolean reached = result.status() == Status.NOT_CHECKED || missing.isEmpty();
            settled.put(
                    result.info().id(),
                    reached ? result : CheckResult.notReached(result.info(), missing.orElseThrow()));
        }
        return new ArrayList<>(settled.values());
    }
}
