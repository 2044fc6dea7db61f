package webserver;

import java.nio.charset.StandardCharsets;

/** Text on its way into a target. */
final class PercentCode {

    private PercentCode() {}

    /** Each byte of the text in UTF-8 as a percent code. */
    static String of(String text) {
        StringBuilder code = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            code.append("%%%02X".formatted(b));
        }
        return code.toString();
    }
}
