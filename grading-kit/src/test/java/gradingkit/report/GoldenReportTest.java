package gradingkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole reports, word for word, so that a change of wording is seen in a diff. {@code -Dworkbook.update=true} writes the
 * files in src/test/resources/golden anew.
 */
class GoldenReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"passes", "wrong-status", "no-start", "dies", "hangs"})
    void report(String way) throws Exception {
        Samples.grade(way, temporary);
        String report = withoutChance(Files.readString(temporary.resolve("report.txt")));
        Path golden = GOLDEN.resolve(way + ".txt");
        if (Boolean.getBoolean("workbook.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, report);
        }
        assertThat(report).isEqualTo(Files.readString(golden));
    }

    // Ports are random, and a shorter one would move what stands beside it; how busy the computer is, is chance, too.
    private static String withoutChance(String report) {
        return report.replaceAll("127\\.0\\.0\\.1:(?!8000)\\d{5}", "127.0.0.1:ppppp")
                .replaceAll("port \\d{5}", "port ppppp")
                .replaceAll("(?m)^    meanwhile .*\n( {16}.*\n)*", "    meanwhile   the computer …\n");
    }
}
