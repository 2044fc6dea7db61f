package webserver.http;

/** The HTML around every page. */
public final class Html {

    /** What stands behind the content of a page. */
    public static final String END = "\n</html>\n";

    private Html() {}

    /** A whole page: the title, which is escaped here, and the content, which is HTML already. */
    public static String page(String title, String content) {
        return start(title) + content + END;
    }

    /** What stands before the content of a page: the title is escaped here. */
    public static String start(String title) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                <h1>%1$s</h1>
                """.formatted(escape(title));
    }

    /** Replaces the characters that mean something in HTML, so that a browser shows the text as it is. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
