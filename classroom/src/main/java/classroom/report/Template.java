package classroom.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page that needs no other file, made of a template beside this class with its parts, a style and a script. */
final class Template {

    private final com.samskivert.mustache.Template template;
    private final String style;
    private final String script;

    /**
     * Reads it.
     *
     * @param style the names of the style sheets, one after the other
     * @param script the name of the script; empty for none
     */
    Template(String name, String script, String... style) {
        this.template = Mustache.compiler()
                .escapeHTML(true)
                .withLoader(part -> new StringReader(resource(part)))
                .compile(resource(name));
        this.script = script.isEmpty() ? "" : resource(script);
        StringBuilder sheets = new StringBuilder();
        for (String sheet : style) {
            sheets.append(resource(sheet));
        }
        this.style = sheets.toString();
    }

    /** The page; what the view holds is escaped. */
    String fill(Object view) {
        StringWriter page = new StringWriter();
        template.execute(view, new Frame(policy(), style, script), page);
        return page.toString();
    }

    // Nothing is loaded from anywhere, and no script or style runs but these very bytes: if ever a name were not
    // escaped, it still could do nothing.
    private String policy() {
        return "default-src 'none'; img-src data:; style-src " + hash(style) + "; script-src "
                + (script.isEmpty() ? "'none'" : hash(script)) + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream resource = Template.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Frame(String policy, String style, String script) {}
}
