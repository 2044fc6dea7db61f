package webserver.templates;

/** A mistake in a template, which its author has to mend; the message says where it is. */
public final class TemplateError extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param reason one plain sentence, which begins with file and line, as in {@code notes.html, line 12: …} */
    TemplateError(String reason) {
        super(reason);
    }
}
