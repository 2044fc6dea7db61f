package classroom.similarity;

import gradingkit.text.Visible;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JPlag's report, for its viewer. */
final class JplagZip {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JplagZip() {}

    /** Has the viewer show the students' names. The numbers stay what the report's files are called by. */
    static void name(Path zip, Desk desk) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
            Path overview = files.getPath("/overview.json");
            ObjectNode content = (ObjectNode) MAPPER.readTree(Files.readAllBytes(overview));
            ObjectNode names = MAPPER.createObjectNode();
            desk.readable().forEach(id -> names.put(id, Visible.of(desk.student(id))));
            content.set("submission_id_to_display_name", names);
            Files.write(overview, MAPPER.writeValueAsBytes(content));
        }
    }
}
