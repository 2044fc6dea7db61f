package classroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.LessonFolder;
import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods found by their braces and headings. */
class MethodsTest {

    private static final JavaParser PARSER =
            new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));

    static List<Path> folders() {
        Path workbook = LessonFolder.all().get(0).workbook();
        return Stream.concat(
                        LessonFolder.all().stream().flatMap(lesson -> Stream.of(lesson.skeleton(), lesson.solution())),
                        Stream.of(
                                workbook.resolve("grading-kit/src/main/java"),
                                workbook.resolve("classroom/src/main/java")))
                .filter(Files::isDirectory)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void findsWhatAParserFinds(Path folder) throws IOException {
        for (Path file : javaFiles(folder)) {
            String text = Files.readString(file);
            CompilationUnit unit = PARSER.parse(text).getResult().orElseThrow();
            List<String> parsed = unit.findAll(MethodDeclaration.class).stream()
                    .filter(method -> method.getBody().isPresent())
                    .map(method -> method.getNameAsString() + " to line "
                            + method.getEnd().orElseThrow().line)
                    .toList();
            List<String> found = Methods.in(text).stream()
                    .map(method -> method.name() + " to line " + method.to())
                    .toList();
            assertThat(found).as(file.toString()).containsExactlyInAnyOrderElementsOf(parsed);
        }
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void beginsWithTheCommentsAndAnnotationsAboveIt() {
        String text = """
                class A {
                    int x;

                    // TASK 3.2 Say that there is no such file
                    /** Says it. */
                    @Route(methods = {"GET"}, path = "/)")
                    private Response missing(Path target, int... n) throws IOException, A.B {
                        return "}" + '}' + \"""
                            }
                            \""";  // }
                    } // not this
                }
                """;
        assertThat(Methods.in(text))
                .containsExactly(new Method(
                        "missing", "A", "Path target , int . . . n", "3.2 Say that there is no such file", 4, 11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { A(int x) { } }",
                "class A { { foo(1); } static { } }",
                "record A(int x) { A { } }",
                "enum A { B(1) { }, C(2) { } }",
                "class A { Object b = new Object() { }; Object c = new a.B() { }; }",
                "class A { A() throws E { if (a) { } while (b) { } for (;;) { } switch (c) { } try (d) { } catch (E e) { } } }",
                "class A { A() { synchronized (a) { } x.forEach(y -> { }); } }",
                "interface A { void b(); int c(int d); }",
                "class A { String s = \"void b() { }\"; /* void b() { } */ // void c() { }\n }",
            })
    void takesNothingElseForAMethod(String text) {
        assertThat(Methods.in(text)).isEmpty();
    }

    @Test
    void findsTheOthersWhereABraceIsMissingOrTooMany() {
        assertThat(Methods.in("class A {\n void a() {\n if (x) {\n }\n void b() {\n }\n}\n"))
                .extracting(Method::name)
                .containsExactly("a", "b");
        assertThat(Methods.in("class A {\n void a() {\n }\n }\n }\n void b() {\n }\n}\n"))
                .contains(new Method("b", "", "", "", 6, 7));
        assertThat(Methods.in("class A { void a(int b { } void c() { "))
                .extracting(Method::name)
                .containsExactly("c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "{",
                "a(",
                "a a(){",
                "throws a,",
                "/*",
                "\"\\",
                "'",
                "@a(",
                "((a)",
                ")",
                "}",
                "a<",
                "\n",
                "//TASK 1.1 a\n"
            })
    void timeGrowsWithTheLengthAlone(String part) {
        String text = part.repeat(500_000 / part.length());
        long start = System.nanoTime();
        Methods.in(text);
        Methods.in(text + "a a() {");
        // A way that grew with the square of the length would take minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
}
