package gradingkit.report;

import java.util.Set;

/**
 * A check as its annotation describes it.
 *
 * @param id its number
 * @param says its sentence
 * @param points what it is worth
 * @param why the rule behind it
 * @param needs the checks without which it cannot be reached
 * @param given whether the skeleton passes it
 * @param did what the suite does in it, in one sentence, where no single command shows a mistake; otherwise empty
 * @param look a file that the server writes, or its terminal, where a mistake is seen; otherwise empty
 */
public record CheckInfo(
        CheckId id, String says, int points, String why, Set<CheckId> needs, boolean given, String did, String look) {}
