package classroom.report;

import classroom.grading.Result;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A written grade book, read back. */
record Written(Path folder) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Written of(List<Result> results, List<StudentId> ids, Path folder) throws IOException {
        List<Result> shuffled = new java.util.ArrayList<>(results);
        Collections.shuffle(shuffled, new Random());
        new GradeBook(shuffled, ids).write(folder);
        return new Written(folder);
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** A CSV file as a spreadsheet would read it; the byte order mark is taken off. */
    List<CSVRecord> rows(String file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(text(file).substring(1))).getRecords();
    }

    JsonNode json(String file) throws IOException {
        return MAPPER.readTree(text(file));
    }

    String student(String name, String file) throws IOException {
        return text("students/" + StudentKey.of(name) + "/" + file);
    }

    JsonNode gradescope(String name) throws IOException {
        return MAPPER.readTree(student(name, "results.json"));
    }

    /** Every file's bytes by its path, as text of which no byte is lost. */
    TreeMap<String, String> everything() throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
