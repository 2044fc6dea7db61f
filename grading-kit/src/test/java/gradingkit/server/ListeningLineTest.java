package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListeningLineTest {

    @Test
    void names_the_port_or_none() {
        assertThat(ListeningLine.names(8000, "hello\nListening on http://127.0.0.1:8000/\n"))
                .isTrue();
        assertThat(ListeningLine.names(8000, "12:30:01 INFO Listening on port 8000"))
                .isTrue();
        assertThat(ListeningLine.names(8000, "Listening on http://127.0.0.1:8001/"))
                .isFalse();
        assertThat(ListeningLine.names(8000, "Listening on :80000000000")).isTrue();
        assertThat(ListeningLine.names(8000, "")).isFalse();
    }

    @Test
    void tells_the_port() {
        assertThat(ListeningLine.port("at 12:30\nListening on http://127.0.0.1:8001/\n"))
                .hasValue(8001);
        assertThat(ListeningLine.port("Listening on port 8000")).isEmpty();
    }
}
