package classroom.worker;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Whether source files are UTF-8, as the workbook's are; the compiler's own words for others are hard to understand. */
final class SourceEncoding {

    private static final int FIRST_BYTES = 64;

    private SourceEncoding() {}

    /** A sentence for each file that is saved in a way that the compiler does not take. */
    static List<String> problems(SortedMap<String, byte[]> sources) {
        return sources.entrySet().stream()
                .map(SourceEncoding::problem)
                .filter(problem -> !problem.isEmpty())
                .toList();
    }

    private static String problem(Map.Entry<String, byte[]> source) {
        byte[] bytes = source.getValue();
        if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE) || hasZero(bytes)) {
            return source.getKey() + ": error: this file is saved as UTF-16; save it as UTF-8";
        }
        return begins(bytes, 0xEF, 0xBB, 0xBF)
                ? source.getKey()
                        + ": error: this file begins with a byte order mark (BOM); save it as UTF-8 without one"
                : "";
    }

    private static boolean begins(byte[] bytes, int... mark) {
        boolean begins = bytes.length >= mark.length;
        for (int i = 0; begins && i < mark.length; i++) {
            begins = (bytes[i] & 0xFF) == mark[i];
        }
        return begins;
    }

    // UTF-16 without a mark: every second byte of a program's first line is zero.
    private static boolean hasZero(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, FIRST_BYTES); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
