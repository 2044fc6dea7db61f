package classroom.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import classroom.LessonFolder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A class of lesson 2 with one copy, two untouched skeletons, a variant, and sources and names that mean harm. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class SimilarityTest {
    private static final LessonFolder LESSON = LessonFolder.of(2);
    private static final String COPY = "=HYPERLINK(\"http://example.org\")\n<script>alert(1)</script>";
    private static final int DEEP = 200_000;

    @TempDir
    private static Path out;

    private static List<CSVRecord> table;
    private static String page;

    @BeforeAll
    static void compare() throws IOException {
        Similarity.run(classOfStudents(), LESSON.skeleton(), out);
        page = Files.readString(out.resolve("similarity.html"));
        try (CSVParser csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(withoutMark(Files.readString(out.resolve("similarity.csv")))))) {
            table = csv.getRecords();
        }
    }

    private static Map<String, SortedMap<String, byte[]>> classOfStudents() throws IOException {
        Map<String, SortedMap<String, byte[]>> students = new TreeMap<>();
        SortedMap<String, byte[]> solution = sources(LESSON.solution());
        students.put("Ada", solution);
        students.put(COPY, renamed(solution));
        students.put("skeleton 1", sources(LESSON.skeleton()));
        students.put("skeleton 2", sources(LESSON.skeleton()));
        students.put("../../etc/passwd", sources(LESSON.variants().get(0)));
        students.put("broken", one("class {"));
        students.put("deep", one("class A { int a = " + "(".repeat(DEEP) + "1" + ")".repeat(DEEP) + "; }"));
        students.put("empty", new TreeMap<>());
        students.put("huge", one("/*" + "x".repeat(2_000_000) + "*/ class A {}"));
        students.put("tiny", one("class A {}"));
        students.put("path", outside(solution));
        return students;
    }

    private static SortedMap<String, byte[]> sources(Path folder) throws IOException {
        SortedMap<String, byte[]> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return sources;
    }

    private static SortedMap<String, byte[]> one(String source) {
        return new TreeMap<>(Map.of("webserver/A.java", source.getBytes(StandardCharsets.UTF_8)));
    }

    /** As somebody does who copies: other names, other comments, other files. */
    private static SortedMap<String, byte[]> renamed(SortedMap<String, byte[]> sources) {
        SortedMap<String, byte[]> renamed = new TreeMap<>();
        sources.forEach((path, content) -> {
            String text = new String(content, StandardCharsets.UTF_8)
                    .replaceAll("(?m)^ *//.*$", "// mine")
                    .replaceAll("\\b(line|head|path|query|name|value|request)\\b", "my_$1");
            renamed.put("My" + path.replace("webserver/", ""), text.getBytes(StandardCharsets.UTF_8));
        });
        return renamed;
    }

    private static SortedMap<String, byte[]> outside(SortedMap<String, byte[]> sources) {
        SortedMap<String, byte[]> outside = new TreeMap<>();
        sources.forEach((path, content) -> outside.put("../../../" + path + "\n" + "x".repeat(250) + ".java", content));
        return outside;
    }

    @Test
    @DisplayName("copies come first, with a high similarity, under whatever name")
    void copy() {
        assertThat(table.subList(0, 3))
                .allSatisfy(row ->
                        assertThat(Double.parseDouble(row.get("similarity %"))).isGreaterThan(90));
        assertThat(table.subList(0, 3)).extracting(SimilarityTest::names).allMatch(names -> !names.contains("etc"));
        assertThat(similarity("Ada", "HYPERLINK")).isGreaterThan(90);
    }

    @Test
    @DisplayName("a correct server in another style is far behind the copies")
    void independent() {
        assertThat(similarity("Ada", "passwd")).isLessThan(70);
    }

    @Test
    @DisplayName("what everybody was given makes nobody similar")
    void skeletons() {
        assertThat(table).extracting(SimilarityTest::names).noneMatch(names -> names.contains("skeleton"));
    }

    @Test
    @DisplayName("who cannot be compared is listed with the reason")
    void unreadable() {
        assertThat(problem("broken"))
                .isEqualTo(
                        "It is no Java that compiles: JPlag failed to parse 'webserver/A.java' with reason: <identifier> expected");
        assertThat(problem("deep")).contains("nested too deeply");
        assertThat(problem("empty")).isEqualTo("There are no Java files.");
        assertThat(problem("huge")).contains("more than 1,048,576 are not compared");
        assertThat(problem("tiny")).contains("too short");
        assertThat(page).contains("There are no Java files.", "nested too deeply");
    }

    @Test
    @DisplayName("names are text on the page and in the table")
    void names() {
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;").contains("Content-Security-Policy");
        assertThat(table).extracting(row -> row.get("student A")).noneMatch(cell -> cell.startsWith("="));
        assertThat(page).doesNotContain("href", "src=", "url(");
    }

    @Test
    @DisplayName("JPlag's own report shows the students' names")
    void viewer() throws IOException {
        try (ZipFile zip = new ZipFile(out.resolve("similarity.zip").toFile())) {
            JsonNode overview = JsonMapper.builder()
                    .build()
                    .readTree(zip.getInputStream(zip.getEntry("overview.json")).readAllBytes());
            assertThat(overview.get("submission_id_to_display_name").toString()).contains("Ada");
        }
        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder("similarity.csv", "similarity.html", "similarity.zip");
    }

    @Test
    @DisplayName("one submission is nothing to compare")
    void alone() {
        assertThatThrownBy(() -> Similarity.run(Map.of("Ada", one("class A {}")), LESSON.skeleton(), out))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing to compare");
    }

    private static String withoutMark(String csv) {
        return csv.replace("\uFEFF", "");
    }

    private static String names(CSVRecord row) {
        return row.get("student A") + " " + row.get("student B");
    }

    private static double similarity(String one, String other) {
        return table.stream()
                .filter(row -> names(row).contains(one) && names(row).contains(other))
                .mapToDouble(row -> Double.parseDouble(row.get("similarity %")))
                .findFirst()
                .orElse(0);
    }

    private static String problem(String student) {
        return table.stream()
                .filter(row -> row.get("student A").equals(student))
                .map(row -> row.get("problem"))
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse("");
    }
}
