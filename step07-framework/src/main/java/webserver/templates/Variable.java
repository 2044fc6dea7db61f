package webserver.templates;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A variable that a template names.
 *
 * @param place where it is named
 * @param path its name; behind a dot the name of a part, as in {@code note.title}
 */
record Variable(Place place, String path) {

    private static final Pattern PATH = Pattern.compile("\\w+(\\.\\w+)*");

    /** Whether a text can be the path of a variable. */
    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    // TASK 7.4 Find a variable
    /**
     * Its value among these variables, which may be null.
     *
     * @throws TemplateError if it is not there: most likely it is misspelt
     */
    Object value(Map<String, ?> variables) {
        throw new UnsupportedOperationException("Task 7.4: find a variable (README, Task 4)");
    }
}
