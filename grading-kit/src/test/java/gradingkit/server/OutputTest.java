package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final Output output = new Output(10);

    private void print(String text, boolean toOut) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.append(bytes, bytes.length, toOut);
    }

    @Test
    void keeps_both_streams_apart_and_together() {
        print("a\n", true);
        print("b\n", false);
        print("c\n", true);

        assertThat(output.out()).isEqualTo("a\nc\n");
        assertThat(output.err()).isEqualTo("b\n");
        assertThat(output.all()).isEqualTo("a\nb\nc\n");
        assertThat(output.isCut()).isFalse();
    }

    @Test
    void ten_bytes_are_kept_whole() {
        print("1234567890", true);
        assertThat(output.out()).isEqualTo("1234567890");
    }

    @Test
    void more_than_fits_is_cut_with_a_note() {
        print("1234567890", true);
        print("1", true);
        print("1", true);
        assertThat(output.out()).isEqualTo("1234567890… (cut after 10 bytes)");
        assertThat(output.isCut()).isTrue();
    }

    @Test
    void no_character_is_cut_in_half() {
        print("12345678€", true);
        assertThat(output.out()).isEqualTo("12345678… (cut after 10 bytes)");
    }

    @Test
    void bytes_that_are_no_utf_8_are_shown_as_replacement() {
        output.append(new byte[] {'a', -1, 'b'}, 3, true);
        assertThat(output.out()).isEqualTo("a\ufffdb");
    }

    @Test
    void a_follower_has_only_what_comes_later_and_has_all_the_room() {
        print("1234567890 early", true);
        Output later = output.fromNow();
        print("late", true);
        output.forget(later);
        print("too late", true);

        assertThat(later.out()).isEqualTo("late");
    }

    @Test
    void nothing_is_waited_for_that_cannot_come() {
        print("it", true);
        assertThat(output.await(now -> now.out().equals("it"), Duration.ZERO)).isTrue();
        assertThat(output.await(now -> now.out().equals("more"), Duration.ofDays(1)))
                .isFalse();
    }
}
