package classroom.report;

import gradingkit.text.Visible;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** A table as CSV that a spreadsheet opens without running anything in it. */
public final class Sheet {

    // Excel takes a file for UTF-8 only if it begins with this.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    // OWASP, "CSV Injection": what makes a cell a formula, in the wide forms of East Asia too, and behind blanks.
    private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}]*[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

    /** Adds a row; what is optional and missing is an empty cell. */
    public Sheet row(List<?> cells) {
        text.append(CSVFormat.RFC4180.format(cells.stream().map(Sheet::cell).toArray()))
                .append(LINE_END);
        return this;
    }

    private static Object cell(Object content) {
        if (content instanceof Optional<?> optional) {
            return optional.isPresent() ? cell(optional.get()) : "";
        }
        return content instanceof Number ? content : defused(Visible.of(content.toString()));
    }

    private static String defused(String content) {
        return FORMULA.matcher(content).matches() ? "'" + content : content;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
