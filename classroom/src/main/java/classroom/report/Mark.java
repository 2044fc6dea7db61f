package classroom.report;

import gradingkit.report.Grade.CheckGrade;

/** What became of a check, as a table shows it. */
enum Mark {
    PASSED("p", "✔", Alike.PASSED),
    FAILED("f", "✘", Alike.FAILED),
    NOT_REACHED("n", "–", Alike.OTHER),
    /** Not judged, as the computer was too busy, or not checked. */
    OPEN("o", "?", Alike.OTHER),
    /** The suite that graded this student did not have it. */
    NONE("o", "", Alike.OTHER);

    private final String kind;
    private final String sign;
    private final char pattern;

    Mark(String kind, String sign, char pattern) {
        this.kind = kind;
        this.sign = sign;
        this.pattern = pattern;
    }

    static Mark of(CheckGrade check) {
        return switch (check.status()) {
            case "passed" -> PASSED;
            case "failed" -> FAILED;
            case "not reached" -> NOT_REACHED;
            default -> OPEN;
        };
    }

    /** The class of a cell. */
    String kind() {
        return kind;
    }

    String sign() {
        return sign;
    }

    /** What {@link Alike} calls it. */
    char pattern() {
        return pattern;
    }
}
