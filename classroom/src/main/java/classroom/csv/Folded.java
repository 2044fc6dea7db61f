package classroom.csv;

import java.text.Normalizer;
import java.util.Locale;

/** Names without what platforms change in them. */
public final class Folded {

    private Folded() {}

    /** In small letters, without blanks around. */
    public static String line(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Letters and digits alone, without accents: Moodle takes out of a name what no file may be called, Canvas takes blanks
     * and commas.
     */
    public static String letters(String text) {
        return Normalizer.normalize(line(text).replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
