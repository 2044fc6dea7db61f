package classroom.late;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in Moodle's worksheets. */
class MoodleTimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Friday, 20 November 2026, 11:58 PM   | 2026-11-20T23:58
            Friday, 20 November 2026, 12:03 AM   | 2026-11-20T00:03
            Sunday, November 1, 2026, 12:03 p.m. | 2026-11-01T12:03
            Sonntag, 1. März 2026, 23:58         | 2026-03-01T23:58
            vendredi 20 août 2026, 08:05         | 2026-08-20T08:05
            2026年 11月 20日(金曜日) 23:58        | 2026-11-20T23:58
            """)
    void isRead(String text, LocalDateTime time) {
        assertThat(MoodleTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "piątek, 20 listopada 2026, 23:58", "Friday, 31 November 2026, 11:58 PM", "20 May"})
    void isNotGuessed(String text) {
        assertThat(MoodleTime.parse(text)).isEmpty();
    }
}
