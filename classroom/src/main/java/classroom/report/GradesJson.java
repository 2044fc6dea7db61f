package classroom.report;

import classroom.grading.Grade.CheckGrade;
import classroom.grading.Result;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The grades as data, with the status of each check; what a check has seen is in the student's own files. */
final class GradesJson {

    /** Grows when a reader of the last version would no longer understand the file. */
    private static final int SCHEMA = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GradesJson() {}

    static String of(List<Result> results) {
        return MAPPER.writeValueAsString(
                        new Grades(SCHEMA, results.stream().map(GradesJson::row).toList()))
                + "\n";
    }

    private static Row row(Result result) {
        boolean graded = result.graded();
        return new Row(
                result.student(),
                result.lesson() == 0 ? null : result.lesson(),
                graded,
                result.reason(),
                graded ? result.grade().points() : null,
                graded ? result.grade().of() : null,
                graded ? result.grade().bonusPoints() : null,
                graded ? result.grade().bonusOf() : null,
                result.seed(),
                result.sandboxed(),
                "students/" + StudentKey.of(result.student()),
                graded ? checks(result) : Map.of());
    }

    private static Map<String, String> checks(Result result) {
        Map<String, String> statuses = new TreeMap<>();
        for (CheckGrade check : result.grade().checks().toList()) {
            statuses.put(check.id(), check.status());
        }
        return statuses;
    }

    private record Grades(int schema, List<Row> results) {}

    @JsonInclude(Include.NON_NULL)
    private record Row(
            String student,
            Integer step,
            boolean graded,
            String reason,
            Integer points,
            Integer of,
            Integer bonusPoints,
            Integer bonusOf,
            long seed,
            boolean sandboxed,
            String folder,
            Map<String, String> checks) {}
}
