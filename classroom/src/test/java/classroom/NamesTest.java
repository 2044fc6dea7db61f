package classroom;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a text or a hint calls by its name is there to be found: in the skeleton, in the suite, or in the JDK. */
class NamesTest {

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TASK_LINE = Pattern.compile("// TASK (\\d+\\.\\d+)");
    private static final Pattern TASK = Pattern.compile("\\bTask (\\d+)\\b(?!\\.\\d)");

    /** A class, with a member or without: {@code Request}, {@code Request.check}, {@code Html.page(title, content)}. */
    private static final Pattern CLASS =
            Pattern.compile("(?<type>[A-Z]\\w*[a-z]\\w*)(\\.(?<member>[a-z]\\w*)(\\(.*\\))?)?");

    /** A call, such as {@code decode(text)}, or a name with a hump, such as {@code readHead}. */
    private static final Pattern MEMBER = Pattern.compile("(?<call>[a-z]\\w*)\\(.*\\)|(?<word>[a-z]+[A-Z]\\w*)");

    /** What looks like a class, and is a field of HTTP, an attribute of a cookie, or what a server prints. */
    private static final Pattern NO_CLASSES =
            Pattern.compile("Accept|Allow|Connection|Cookie|Date|ETag|Expect|Host|HttpOnly"
                    + "|Listening|Location|Origin|Range|Referer|SameSite|Secure|Upgrade|Vary");

    /** What lesson 7 says of Javalin and of the servlets below it, which only its last task loads. */
    private static final Pattern OF_JAVALIN =
            Pattern.compile("Javalin\\w*|changeSessionId|getContentType|getSession\\w*"
                    + "|nameCharset|renewSessionId|setSessionCookie");

    /** What only browsers have, what only a later JDK than ours, and what of Jackson is for those who like. */
    private static final Set<String> ELSEWHERE =
            Set.of("textContent", "Executors.newVirtualThreadPerTaskExecutor()", "ObjectNode", "valueToTree");

    private static final Set<String> JDK_TYPES = new TreeSet<>();
    private static final Set<String> JDK_MEMBERS = new TreeSet<>();

    static List<LessonFolder> lessons() {
        return LessonFolder.all();
    }

    @BeforeAll
    static void readTheJdk() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        for (String folder : List.of("java", "javax/crypto", "javax/net")) {
            try (Stream<Path> classes = Files.walk(modules.resolve(folder))) {
                classes.map(file -> modules.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.contains("$"))
                        .map(name -> name.replace(".class", "").replace('/', '.'))
                        .forEach(NamesTest::addJdkType);
            }
        }
    }

    private static void addJdkType(String name) {
        JDK_TYPES.add(name.replaceFirst(".*\\.", ""));
        try {
            for (Method method : Class.forName(name, false, null).getMethods()) {
                JDK_MEMBERS.add(method.getName());
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void everyNameInATextIsThere(LessonFolder lesson) throws IOException {
        Names names = Names.of(lesson);
        for (String page : List.of("README.md", "HINTS.md")) {
            Set<String> missing = new TreeSet<>();
            Matcher code = CODE.matcher(prose(lesson, page));
            while (code.find()) {
                if (!names.know(code.group(1))) {
                    missing.add(code.group(1));
                }
            }
            assertThat(missing)
                    .as("names in %s of %s that lead nowhere", page, lesson)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void everyTaskInATextIsThere(LessonFolder lesson) throws IOException {
        Set<String> asked = tasks(lesson);
        for (String page : List.of("README.md", "HINTS.md")) {
            String text = prose(lesson, page);
            assertThat(numbers(TASK_LINE, text)).as(page).isSubsetOf(asked);
            Set<String> named = numbers(TASK, text).stream()
                    .map(number -> lesson.number() + "." + number)
                    .collect(toCollection(TreeSet::new));
            assertThat(named).as("tasks that %s names", page).isSubsetOf(asked);
        }
    }

    private static Set<String> tasks(LessonFolder lesson) throws IOException {
        Set<String> tasks = new TreeSet<>();
        for (Path file : new Sources(lesson.folder().resolve("src")).files()) {
            tasks.addAll(numbers(TASK_LINE, Files.readString(file)));
        }
        return tasks;
    }

    private static Set<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    private static String prose(LessonFolder lesson, String page) throws IOException {
        return LessonText.read(lesson.folder().resolve(page)).prose();
    }

    /** What stands in a lesson's skeleton and suite: all names, those that are called, and the types that are imported. */
    private record Names(Set<String> declared, Set<String> callable, String libraries) {

        static Names of(LessonFolder lesson) throws IOException {
            Set<String> declared = new TreeSet<>();
            Set<String> callable = new TreeSet<>();
            StringBuilder imports = new StringBuilder();
            for (Path file : new Sources(lesson.folder().resolve("src")).files()) {
                CompilationUnit unit = parse(file);
                declared.addAll(names(unit, node -> node instanceof NodeWithSimpleName<?>));
                callable.addAll(names(unit, Names::isCallable));
                unit.getImports()
                        .forEach(type -> imports.append(type.getNameAsString()).append('\n'));
            }
            return new Names(declared, callable, imports.toString());
        }

        private static CompilationUnit parse(Path file) throws IOException {
            ParserConfiguration java17 =
                    new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
            return new JavaParser(java17).parse(file).getResult().orElseThrow();
        }

        /** A method, here or of a library, or the component of a record. */
        private static boolean isCallable(Node node) {
            return node instanceof MethodDeclaration
                    || node instanceof AnnotationMemberDeclaration
                    || node instanceof MethodCallExpr
                    || node instanceof Parameter
                            && node.getParentNode()
                                    .filter(parent -> parent instanceof RecordDeclaration)
                                    .isPresent();
        }

        private static List<String> names(CompilationUnit unit, Predicate<Node> condition) {
            return unit.findAll(Node.class, condition).stream()
                    .map(node -> ((NodeWithSimpleName<?>) node).getNameAsString())
                    .toList();
        }

        boolean know(String code) {
            if (NO_CLASSES.matcher(code).matches()
                    || ELSEWHERE.contains(code)
                    || OF_JAVALIN.matcher(code.replaceFirst("\\..*", "")).matches()) {
                return true;
            }
            Matcher type = CLASS.matcher(code.replaceFirst("\\.java$", ""));
            if (type.matches()) {
                return knowType(type.group("type"))
                        && (type.group("member") == null || knowMember(type.group("member")));
            }
            Matcher member = MEMBER.matcher(code);
            if (!member.matches()) {
                return true;
            }
            return member.group("call") == null ? knowMember(member.group("word")) : knowCall(member.group("call"));
        }

        private boolean knowType(String name) {
            return declared.contains(name) || JDK_TYPES.contains(name) || libraries.contains("." + name + "\n");
        }

        private boolean knowCall(String name) {
            return callable.contains(name) || JDK_MEMBERS.contains(name);
        }

        private boolean knowMember(String name) {
            return declared.contains(name) || JDK_MEMBERS.contains(name);
        }
    }
}
