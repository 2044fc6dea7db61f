package gradingkit.wire;

import java.math.BigInteger;
import java.util.List;

/** The field Content-Length (RFC 9110, 8.6). */
final class ContentLength {

    private ContentLength() {}

    /** The number that the fields of this name agree on. */
    static BigInteger parse(List<Field> fields) {
        Field first = fields.get(0);
        BigInteger length = null;
        for (Field field : fields) {
            for (String element : field.value().split(",", -1)) {
                BigInteger next = number(element.strip(), field);
                if (length != null && !length.equals(next)) {
                    throw Flaw.at(
                            field.offset(),
                            field.value().length(),
                            "two different lengths are announced, " + length + " and " + next
                                    + " bytes: send Content-Length once");
                }
                length = next;
            }
        }
        return length == null ? number("", first) : length;
    }

    private static BigInteger number(String text, Field field) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            String found = text.isEmpty() ? "nothing" : Words.quoted(text);
            throw Flaw.at(
                    field.offset(),
                    Math.max(1, field.value().length()),
                    "expected the number of bytes in the" + " body as the value of Content-Length, found " + found
                            + ": it consists of digits only");
        }
        return new BigInteger(text);
    }
}
