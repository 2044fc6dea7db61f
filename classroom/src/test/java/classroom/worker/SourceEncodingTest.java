package classroom.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceEncodingTest {

    private static final String CODE = "package webserver; // Größe";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void namesUtf16(String charset) {
        assertThat(SourceEncoding.problems(source(CODE.getBytes(Charset.forName(charset)))))
                .containsExactly("Main.java: error: this file is saved as UTF-16; save it as UTF-8");
    }

    @Test
    void namesAByteOrderMark() {
        assertThat(SourceEncoding.problems(source(("\uFEFF" + CODE).getBytes(StandardCharsets.UTF_8))))
                .containsExactly("Main.java: error: this file begins with a byte order mark (BOM);"
                        + " save it as UTF-8 without one");
    }

    @Test
    void hasNothingToSayOfUtf8() {
        assertThat(SourceEncoding.problems(source(CODE.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(SourceEncoding.problems(source(new byte[0]))).isEmpty();
    }

    private static TreeMap<String, byte[]> source(byte[] bytes) {
        return new TreeMap<>(Map.of("Main.java", bytes));
    }
}
