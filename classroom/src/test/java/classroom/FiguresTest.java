package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The figures of the lessons can be read by everybody: on a phone, in the dark, and by who hears them. */
class FiguresTest {

    private static final double PHONE_PIXELS = 360;

    static List<Path> figures() throws IOException {
        try (Stream<Path> files =
                LessonFolder.all().stream().flatMap(lesson -> in(lesson.folder().resolve("images")))) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> in(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? Stream.empty() : Stream.of(names).map(folder::resolve);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void figureIsDrawnForAllReaders(Path figure) throws Exception {
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(figure.toFile())
                .getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("title desc");
        assertThat(text(svg, "title")).isNotBlank();
        assertThat(text(svg, "desc")).isNotBlank();
        assertThat(text(svg, "style")).contains("prefers-color-scheme: dark");
        assertThat(Double.parseDouble(svg.getAttribute("width"))).isLessThanOrEqualTo(PHONE_PIXELS);
        assertThat(svg.getAttribute("viewBox"))
                .isEqualTo("0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void figureIsPlain(Path figure) throws IOException {
        assertThat(Files.readString(figure).replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("<script", "<image", "<foreignObject", "href", "@import", "url(", "http:");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void figureStandsInItsLessonWithWordsInItsPlace(Path figure) throws IOException {
        Path lesson = figure.getParent().getParent();
        assertThat(Files.readString(lesson.resolve("README.md")))
                .containsPattern("!\\[[^\\]]{10,}\\]\\(images/" + figure.getFileName() + "\\)");
    }

    private static String text(Element svg, String name) {
        return svg.getElementsByTagName(name).item(0).getTextContent();
    }
}
