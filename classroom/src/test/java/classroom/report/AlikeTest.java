package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who stands together in the table of all checks. */
class AlikeTest {

    private static final long SEED = 4711;

    private static List<Set<Integer>> sets(String... patterns) {
        return Alike.groups(List.of(patterns)).stream().map(Set::copyOf).toList();
    }

    @Test
    void theSamePatternIsOneGroupAndFullMarksComeFirst() {
        assertThat(sets("pffp", "pppp", "fppf", "pffp", "pppp"))
                .startsWith(Set.of(1, 4))
                .containsExactlyInAnyOrder(Set.of(1, 4), Set.of(0, 3), Set.of(2));
    }

    @Test
    void oneMistakeMoreAmongManyIsStillAlike() {
        assertThat(sets("ffffpppppp", "fffffppppp", "ppppppffff", "pppppppfff", "pppppppppp"))
                .containsExactlyInAnyOrder(Set.of(0, 1), Set.of(2, 3), Set.of(4));
    }

    @Test
    void oneOfTwoMistakesInCommonIsNotAlike() {
        assertThat(sets("ffpppppp", "fpfppppp", "pppppppp")).containsExactlyInAnyOrder(Set.of(0), Set.of(1), Set.of(2));
    }

    @Test
    void oneMistakeIsNotLikeNone() {
        assertThat(sets("pppppp", "fppppp", "pppppp")).containsExactly(Set.of(0, 2), Set.of(1));
    }

    @Test
    void whatWasNotReachedIsNotLikeAFailure() {
        assertThat(sets("f-----", "f-----", "ffffff", "ffffff")).containsExactly(Set.of(0, 1), Set.of(2, 3));
    }

    @Test
    void groupsWithTheSameMistakeStandSideBySide() {
        List<List<Integer>> groups = Alike.groups(
                List.of("pppppppppp", "ffffpppppp", "pppppppfff", "ffffpppfpp", "pppppppfff", "ffffpppppp"));
        List<Integer> order = groups.stream().flatMap(List::stream).toList();
        assertThat(order.indexOf(0)).isZero();
        assertThat(Math.abs(order.indexOf(1) - order.indexOf(3))).isLessThanOrEqualTo(2);
        assertThat(order.indexOf(4) - order.indexOf(2)).isEqualTo(1);
    }

    /** Three mistakes, each made by many, and a little chance: the mistakes are found again. */
    @Test
    void findsTheKindsInAClass() {
        List<String> kinds = List.of("ppppppppppppffffffffpppppppp", "ffffffffpppppppppppppppppppp", "p".repeat(28));
        Random random = new Random(SEED);
        List<Integer> kindOf = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            kindOf.add(i % 3);
            StringBuilder pattern = new StringBuilder(kinds.get(i % 3));
            if (i % 3 != 2) {
                pattern.setCharAt(random.nextInt(28), random.nextBoolean() ? 'f' : 'p');
            }
            patterns.add(pattern.toString());
        }
        assertThat(Alike.groups(patterns))
                .hasSize(3)
                .allSatisfy(group ->
                        assertThat(group.stream().map(kindOf::get).distinct()).hasSize(1));
    }

    @Test
    void everybodyStandsInOneGroupWhateverThePatternsAre() {
        Random random = new Random(SEED);
        for (int students : new int[] {0, 1, 2, 3, 50, 400}) {
            List<String> patterns = IntStream.range(0, students)
                    .mapToObj(i -> random.ints(40, 0, 3)
                            .mapToObj(state -> String.valueOf("pf-".charAt(state)))
                            .collect(Collectors.joining()))
                    .toList();
            List<Integer> all = new ArrayList<>(
                    Alike.groups(patterns).stream().flatMap(List::stream).toList());
            Collections.sort(all);
            assertThat(all).isEqualTo(IntStream.range(0, students).boxed().toList());
        }
    }

    @Test
    void withoutChecksAllAreAlike() {
        assertThat(Alike.groups(List.of("", "", ""))).containsExactly(List.of(0, 1, 2));
    }
}
