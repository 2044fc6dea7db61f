package gradingkit.report;

import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** The symbols for CR, LF and tab on a page: few fonts have them. */
public final class DrawnControls {

    private static final Map<String, String> CONTROLS = Map.of("␍", "CR", "␊", "LF", "␉", "HT");

    private DrawnControls() {}

    /**
     * A template's section in which these symbols are drawn as small letters; who copies them still gets the symbols.
     *
     * @throws IOException if it cannot be written
     */
    public static void draw(Template.Fragment bytes, Writer out) throws IOException {
        String drawn = bytes.execute();
        for (Map.Entry<String, String> control : CONTROLS.entrySet()) {
            drawn = drawn.replace(
                    control.getKey(),
                    "<span class=\"control\" data-name=\"" + control.getValue() + "\"><i>" + control.getKey()
                            + "</i></span>");
        }
        out.write(drawn);
    }
}
