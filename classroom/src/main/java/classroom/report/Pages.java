package classroom.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Pages from templates; whatever is put into one is escaped. */
final class Pages {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(true).withLoader(Pages::open);

    private Pages() {}

    static String of(String template, Object page) {
        try (Reader reader = open(template)) {
            return COMPILER.compile(reader).execute(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that lies beside the templates. */
    static String text(String name) {
        try (InputStream stream = Pages.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Content-Security-Policy calls this script, so that no other can run on its page. */
    static String scriptHash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(Pages.class.getResourceAsStream(name + ".html.mustache"), StandardCharsets.UTF_8);
    }
}
