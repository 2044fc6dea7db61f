package gradingkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrintedTest {

    @Test
    void showsTheEnd() {
        String printed =
                IntStream.rangeClosed(1, 20).mapToObj(line -> "line " + line).collect(Collectors.joining("\n"));
        assertThat(Printed.excerpt(printed)).hasSize(8).startsWith("line 13").endsWith("line 20");
    }

    @Test
    void beginsALongStackTraceWithItsException() {
        String frames = IntStream.rangeClosed(1, 20)
                .mapToObj(line -> "\tat webserver.Deep.call(Deep.java:" + line + ")")
                .collect(Collectors.joining("\n"));
        assertThat(Printed.excerpt("Listening\njava.lang.StackOverflowError\n" + frames))
                .hasSize(8)
                .startsWith("java.lang.StackOverflowError", "    at webserver.Deep.call(Deep.java:1)");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(Printed.excerpt("x".repeat(159) + "\uD83D\uDE00\uD83D\uDE00"))
                .containsExactly("x".repeat(159) + "\uD83D\uDE00…");
    }

    @Test
    void spellsOutWhatCouldMoveTheCursorOrTurnTheLine() {
        assertThat(Printed.excerpt("a\u001b[2Jb\0c\u202Ed\uD83De"))
                .containsExactly("a\\u001b[2Jb\\u0000c\\u202ed\\ud83de");
    }

    @Test
    void leavesOutTheFramesOfTheJdk() {
        assertThat(
                        Printed.excerpt(
                                "Oops\n\tat java.base/java.lang.String.charAt(String.java:1)\n\tat webserver.Main.main(Main.java:2)"))
                .containsExactly("Oops", "    at webserver.Main.main(Main.java:2)");
    }
}
