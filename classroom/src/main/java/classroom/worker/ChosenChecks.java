package classroom.worker;

import gradingkit.check.Annotations;
import gradingkit.report.CheckId;
import gradingkit.report.CheckInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestPlan;

/**
 * Some checks of a suite that can be made without the rest: those that are asked for, those that need them, and those that
 * they need. So each verdict is that of the whole suite.
 */
final class ChosenChecks {

    private final Map<CheckInfo, String> tests;

    /** @param plan the whole suite */
    ChosenChecks(TestPlan plan) {
        tests = Annotations.checks(plan);
    }

    /** Selects checks by a pattern such as {@code 3.2.*}. */
    List<? extends DiscoverySelector> like(String pattern) {
        Set<CheckId> chosen = new TreeSet<>();
        tests.keySet().stream()
                .map(CheckInfo::id)
                .filter(id -> CheckPattern.of(pattern).matches(id.toString()))
                .forEach(chosen::add);
        grow(chosen, (check, known) -> check.needs().stream().anyMatch(known::contains));
        grow(chosen, this::isNeeded);
        return tests.entrySet().stream()
                .filter(test -> chosen.contains(test.getKey().id()))
                .map(test -> DiscoverySelectors.selectUniqueId(test.getValue()))
                .toList();
    }

    private boolean isNeeded(CheckInfo check, Set<CheckId> known) {
        return tests.keySet().stream()
                .anyMatch(other -> known.contains(other.id()) && other.needs().contains(check.id()));
    }

    private void grow(Set<CheckId> chosen, BiPredicate<CheckInfo, Set<CheckId>> belongs) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (CheckInfo check : tests.keySet()) {
                grown |= belongs.test(check, chosen) && chosen.add(check.id());
            }
        }
    }
}
