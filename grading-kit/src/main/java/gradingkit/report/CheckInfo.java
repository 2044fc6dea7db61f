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
 */
public record CheckInfo(CheckId id, String says, int points, String why, Set<CheckId> needs, boolean given) {}
