package webserver.wall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import webserver.http.HttpError;
import webserver.http.Problem;

/**
 * What somebody would like to have in a note.
 *
 * @param title 1 to 100 characters, without blanks around them
 * @param text 1 to 2,000 characters, without blanks around them
 */
public record Draft(String title, String text) {

    private static final int MAX_TITLE_CHARACTERS = 100;
    private static final int MAX_TEXT_CHARACTERS = 2_000;

    public static final Draft EMPTY = new Draft("", "");

    /** What {@link #problems} gives if nothing is wrong. */
    public static final Map<String, String> NO_PROBLEMS = Map.of("title", "", "text", "");

    /** Takes what came from a client: null is no text, and a line end of a form counts as one character. */
    public Draft {
        title = clean(title);
        text = clean(text);
    }

    private static String clean(String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    /** For each field a sentence on what is wrong with it, or no text. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        problems.put("title", problem("title", title, MAX_TITLE_CHARACTERS));
        problems.put("text", problem("text", text, MAX_TEXT_CHARACTERS));
        return problems;
    }

    private static String problem(String field, String value, int maxCharacters) {
        int characters = value.codePointCount(0, value.length());
        if (characters == 0) {
            return "The " + field + " should not be empty.";
        }
        if (characters > maxCharacters) {
            String limit = "The %s should have at most %,d characters, and has %,d.";
            return String.format(Locale.ENGLISH, limit, field, maxCharacters, characters);
        }
        return "";
    }

    /**
     * The same draft, if it can become a note.
     *
     * @throws HttpError 422 with an entry for each field that is not as it should be
     */
    public Draft checked() {
        Map<String, String> problems = problems();
        problems.values().removeIf(String::isEmpty);
        if (!problems.isEmpty()) {
            throw new HttpError(fieldErrors(problems));
        }
        return this;
    }

    private static List<Problem.FieldError> fieldErrors(Map<String, String> problems) {
        return problems.entrySet().stream()
                .map(problem -> new Problem.FieldError(problem.getKey(), problem.getValue()))
                .toList();
    }
}
