package gradingkit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradingkit.server.NotCheckable;
import gradingkit.time.Circumstances;
import gradingkit.time.ComputerTooBusy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final Supplier<Circumstances> CALM = () -> circumstances(true, true);
    private static final Supplier<Circumstances> BUSY = () -> circumstances(false, true);
    private static final Supplier<Circumstances> STARVED = () -> circumstances(false, false);

    private final List<String> events = new ArrayList<>();
    private int secondHand;

    @Test
    void believesWhatPasses() throws Throwable {
        look(STARVED, "passes");

        assertThat(events).containsExactly("passes");
    }

    @Test
    void believesAFailureOnACalmComputer() {
        assertThatThrownBy(() -> look(CALM, "fails", "passes")).isInstanceOf(AssertionError.class);

        assertThat(events).containsExactly("fails");
    }

    @Test
    void doubtsWhatPassesIfNobodyCouldKeepTheTime() {
        assertThatThrownBy(() -> look(true, STARVED, "passes", "fails", "fails", "passes"))
                .isInstanceOf(ComputerTooBusy.class);

        assertThat(events).filteredOn("fails"::equals).hasSize(2);
    }

    @Test
    void takesNoPointsForADoubt() throws Throwable {
        look(true, STARVED, "passes", "passes", "passes");

        assertThat(events).filteredOn("passes"::equals).hasSize(3);
    }

    @Test
    void looksAgainOnABusyOne() throws Throwable {
        look(BUSY, "fails", "passes");

        assertThat(events).containsExactly("fails", "put away", "calm down", "passes");
    }

    @Test
    void believesAFailureThatWasSeenTwiceAlthoughEverybodyHadTheirTime() {
        assertThatThrownBy(() -> look(BUSY, "fails", "fails", "passes")).isInstanceOf(AssertionError.class);

        assertThat(events).containsExactly("fails", "put away", "calm down", "fails");
    }

    @Test
    void givesUpOnAStarvedOne() {
        assertThatThrownBy(() -> look(STARVED, "fails", "fails", "fails", "passes"))
                .isInstanceOf(ComputerTooBusy.class)
                .hasRootCauseInstanceOf(AssertionError.class);

        assertThat(events).filteredOn("fails"::equals).hasSize(3);
    }

    @Test
    void looksAgainAtOnceWhereOthersMayHaveSpoiltTheServer() throws Throwable {
        secondHand = 1;
        look(CALM, "fails", "passes");

        assertThat(events).containsExactly("fails", "put away", "passes");
    }

    @Test
    void believesTheFreshServer() {
        secondHand = 1;
        assertThatThrownBy(() -> look(CALM, "fails", "fails", "passes")).isInstanceOf(AssertionError.class);

        assertThat(events).containsExactly("fails", "put away", "fails");
    }

    @Test
    void doesNotRepeatWhatSaysNothingAboutTheServer() {
        assertThatThrownBy(() -> look(STARVED, "cannot be checked", "passes")).isInstanceOf(NotCheckable.class);

        assertThat(events).containsExactly("cannot be checked");
    }

    private void look(Supplier<Circumstances> circumstances, String... results) throws Throwable {
        look(false, circumstances, results);
    }

    private void look(boolean keepsTime, Supplier<Circumstances> circumstances, String... results) throws Throwable {
        List<String> left = new ArrayList<>(List.of(results));
        Looks looks = new Looks(circumstances, () -> events.add("calm down"));
        looks.at(
                now -> {
                    String result = left.remove(0);
                    events.add(result);
                    if (result.equals("fails")) {
                        throw new AssertionError(result);
                    }
                    if (!result.equals("passes")) {
                        throw new NotCheckable(result);
                    }
                },
                keepsTime,
                () -> secondHand-- > 0,
                () -> events.add("put away"));
    }

    private static Circumstances circumstances(boolean calm, boolean sound) {
        return new Circumstances() {
            @Override
            public boolean calm() {
                return calm;
            }

            @Override
            public boolean believable(boolean keepsTime) {
                return sound || !keepsTime;
            }

            @Override
            public boolean sound(boolean timedOut, boolean keepsTime) {
                return sound;
            }
        };
    }
}
