package classroom.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What being late costs. */
class LateRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10%/day, at most 3                        | PT1S    | 62  | 6
            10%/day, at most 3                        | PT24H   | 62  | 6
            10%/day, at most 3                        | PT24H1S | 62  | 12
            10%/day, at most 3                        | PT2400H | 100 | 30
            10 % per day                              | PT2400H | 100 | 100
            2.5%/hour                                 | PT90M   | 100 | 5
            2 points/hour, at most 24 hours           | PT3H    | 5   | 5
            1 point a day                             | PT3H    | 50  | 1
            20%/week, at most 1, grace 15 minutes     | PT15M   | 50  | 0
            20%/week, at most 1, grace 15 minutes     | PT16M   | 50  | 10
            """)
    void takesPointsOff(String rule, Duration late, int points, int off) {
        assertThat(LateRule.parse(rule).deduction(late, points)).isEqualTo(off);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10%/day, at most 3    | PT1H   | 10 % for each of 1 day begun
            10%/day, at most 3    | PT200H | 10 % for each of 3 days, the most that counts
            1 point/hour          | PT119M | 1 point for each of 2 hours begun
            5%/day, grace 1 hour  | PT20M  | within the grace of 1 h
            """)
    void saysHow(String rule, Duration late, String words) {
        assertThat(LateRule.parse(rule).words(late)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10%", "ten % a day", "10%/month", "10%/day, at least 3", "-10%/day"})
    void whatIsNoRuleIsSaid(String rule) {
        assertThatThrownBy(() -> LateRule.parse(rule))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("write it like");
    }
}
