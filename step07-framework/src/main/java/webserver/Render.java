package webserver;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import webserver.http.Json;
import webserver.templates.TemplateError;
import webserver.templates.Templates;

/** Fills in a template by hand: {@code java webserver.Render site/templates notes.html model.json}. */
public final class Render {

    private Render() {}

    /**
     * Prints the page; exits with 1 and says where the mistake is if there is one in the template.
     *
     * @param args the folder with the templates, the template's name, a file with a JSON object: the variables
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            exit(2, "Usage: java webserver.Render FOLDER TEMPLATE MODEL.json");
            return;
        }
        try {
            String page = new Templates(Path.of(args[0])).render(args[1], model(Path.of(args[2])));
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(page);
        } catch (TemplateError e) {
            exit(1, e.getMessage());
        }
    }

    private static Map<String, Object> model(Path file) throws IOException {
        return Json.MAPPER.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Object>>() {});
    }

    private static void exit(int code, String reason) {
        System.err.println(reason);
        System.exit(code);
    }
}
