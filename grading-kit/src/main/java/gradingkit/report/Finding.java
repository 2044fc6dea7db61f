package gradingkit.report;

import gradingkit.text.Visible;
import gradingkit.wire.Transcript;
import java.util.List;

/**
 * What a failing check has seen.
 *
 * @param problem what went wrong, in one sentence; empty where the expectations say it
 * @param expectations what was expected and what was found instead, one sentence each
 * @param tryIt how it can be seen again
 * @param transcript the talk with the server, or null if there was none
 * @param offset the first of the received bytes to point at, or -1
 * @param length how many bytes to point at
 * @param printed what the server printed meanwhile
 * @param meanwhile how busy the computer was, if time was over; otherwise empty
 */
public record Finding(
        String problem,
        List<String> expectations,
        TryIt tryIt,
        Transcript transcript,
        int offset,
        int length,
        String printed,
        String meanwhile) {

    /** What a server has sent stands in sentences, too: it must not move a reader's cursor, nor break a report. */
    public Finding {
        problem = Visible.of(problem);
        expectations = Visible.lines(expectations);
    }

    /** A finding without a talk. */
    public static Finding of(String problem, String printed, String meanwhile) {
        return new Finding(problem, List.of(), TryIt.NOTHING, null, -1, 0, printed, meanwhile);
    }
}
