package classroom.roster;

import java.text.Normalizer;
import java.util.Locale;

/** Names without what platforms change in them. */
final class Folded {

    private Folded() {}

    /** In small letters, without blanks around. */
    static String line(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Letters and digits alone, without accents: Moodle takes out of a name what no file may be called, Canvas takes blanks
     * and commas.
     */
    static String letters(String text) {
        return Normalizer.normalize(line(text).replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
