package webserver.templates;

/**
 * Where something stands in a template.
 *
 * @param file the name of the template
 * @param line counted from 1
 */
record Place(String file, int line) {

    /** The error that says what is wrong here. */
    TemplateError error(String reason) {
        return new TemplateError(file + ", line " + line + ": " + reason);
    }
}
