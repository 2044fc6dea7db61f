package classroom.judgement;

import classroom.late.Lateness;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about one lesson of one student besides what the suite has found.
 *
 * @param checks the points given for single checks
 * @param total the points given for the whole: the last word
 * @param late by how much it was late
 * @param attempts which of several attempts this is, in a sentence
 */
public record Judgement(
        List<ByHand> checks, Optional<ByHand> total, Optional<Lateness> late, Optional<String> attempts) {

    /** Nothing was. */
    public static final Judgement NONE = new Judgement(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The points given for a check, if any were. */
    public Optional<ByHand> check(String id) {
        return checks.stream().filter(given -> given.check().equals(id)).findFirst();
    }
}
