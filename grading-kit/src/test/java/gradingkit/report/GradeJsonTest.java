package gradingkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** grade.json is what its schema says. */
class GradeJsonTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"passes", "wrong-status", "no-start", "prints-oddly"})
    void followsItsSchema(String way) throws IOException {
        Samples.grade(way, temporary);
        assertThat(schema().validate(Files.readString(temporary.resolve("grade.json")), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void noReportFailsByWhatAServerPrints() throws IOException {
        Files.writeString(temporary.resolve("report.html"), "of an earlier run");
        Samples.grade("prints-oddly", temporary);
        for (String name : new String[] {"grade.json", "report.html", "report.txt", "report.ansi"}) {
            assertThat(Files.readString(temporary.resolve(name)))
                    .contains("A missing page gets status 404", "x".repeat(159) + "\uD83D\uDE00")
                    .doesNotContain("\u202E", "\0", "\u001b[2J", "of an earlier run");
        }
    }

    @Test
    void schemaRefusesSomethingElse() throws IOException {
        assertThat(schema().validate("{\"schema\": 2}", InputFormat.JSON)).isNotEmpty();
    }

    private static Schema schema() throws IOException {
        String schema = new String(
                GradeJson.class.getResourceAsStream("grade.schema.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
    }
}
