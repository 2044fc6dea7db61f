package classroom.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import classroom.LessonFolder;
import classroom.mutants.Fate.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Which mutants there are of a made-up class, what is said of their fates, and how three of lesson 1 fare. */
class MutantsTest {

    private static final String SKELETON = """
            package webserver;

            class Talk {
                private static final int GIVEN = 7;

                // TASK 9.2 Say it
                int say(String text) {
                    throw new UnsupportedOperationException("Task 9.2: say it (README, Task 2)");
                }

                int given() {
                    return GIVEN;
                }
            }
            """;

    @TempDir
    private Path folder;

    private List<Mutant> mutants(String body, String privateMembers) throws IOException {
        String head = SKELETON.substring(0, SKELETON.indexOf("        throw"));
        String tail = SKELETON.substring(SKELETON.indexOf("    }\n"), SKELETON.lastIndexOf("}"));
        Path solution = write("solution", head + body.indent(8) + tail + privateMembers.indent(4) + "}\n");
        return Mutants.of(solution, write("skeleton", SKELETON));
    }

    private Path write(String name, String source) throws IOException {
        Path root = folder.resolve(name);
        Path file = root.resolve("webserver/Talk.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return root;
    }

    private List<String> changes(String body) throws IOException {
        return changes(body, "");
    }

    private List<String> changes(String body, String privateMembers) throws IOException {
        return mutants(body, privateMembers).stream()
                .map(mutant -> String.join(" ", mutant.after().lines().toList()))
                .toList();
    }

    @Test
    void turnsConditionsAndMovesTheirBounds() throws IOException {
        assertThat(changes("boolean b = x < y && !z;"))
                .containsExactlyInAnyOrder(
                        "boolean b = x <= y && !z;",
                        "boolean b = x >= y && !z;",
                        "boolean b = x < y || !z;",
                        "boolean b = x < y;",
                        "boolean b = !z;",
                        "boolean b = x < y && z;");
        assertThat(changes("while (text.isEmpty()) {}")).contains("while (!(text.isEmpty())) {}");
    }

    @Test
    void movesNumbersByOne() throws IOException {
        assertThat(changes("int x = 404 + y;"))
                .containsExactlyInAnyOrder("int x = 405 + y;", "int x = 403 + y;", "int x = 404 - y;");
        assertThat(changes("i++;")).containsExactly("i--;");
        assertThat(changes("sum += x;")).containsExactlyInAnyOrder("sum -= x;", ";");
        assertThat(changes("boolean b = true;")).containsExactly("boolean b = false;");
    }

    @Test
    void forgetsStatements() throws IOException {
        assertThat(changes("out.flush();")).containsExactly(";");
        assertThat(changes("e.printStackTrace();")).containsExactly(";");
        assertThat(changes("synchronized (lock) {}")).containsExactly("{}");
        assertThat(changes("if (b) {} else { int x; }")).contains("{}", "{ int x; }");
        assertThat(changes("throw new IllegalStateException();")).contains(";");
    }

    @Test
    void forgetsToCloseAndToUnlock() throws IOException {
        assertThat(changes("try (A a = open()) {}")).containsExactly("{ A a = open(); {} }");
        assertThat(changes("try {} finally { int x; }")).containsExactly("{}");
        assertThat(changes("try (A a = open()) {} catch (E e) { int x; }"))
                .containsExactly("try { A a = open(); {} } catch (E e) { int x; }");
    }

    @Test
    void returnsNothing() throws IOException {
        assertThat(changes("return x;")).containsExactly("return 0;");
        assertThat(changes("", "private boolean isIt() { return x; }"))
                .containsExactly("private boolean isIt() { return true; }", "private boolean isIt() { return false; }");
        assertThat(changes("", "private Optional<String> it() { return x; }"))
                .containsExactly("private Optional<String> it() { return java.util.Optional.empty(); }");
    }

    @Test
    void callsTheNeighbourOrLeavesACallOut() throws IOException {
        assertThat(changes("String s = text.trim();")).containsExactly("String s = text;");
        assertThat(changes("String s = escape(text);")).containsExactly("String s = text;");
        assertThat(changes("boolean b = s.equalsIgnoreCase(t);"))
                .containsExactlyInAnyOrder("boolean b = s.equals(t);", "boolean b = s;");
        assertThat(changes("condition.signalAll();")).containsExactlyInAnyOrder("condition.signal();", ";");
        assertThat(changes("var list = List.of(x, y, z);"))
                .containsExactlyInAnyOrder(
                        "var list = List.of(y, z);", "var list = List.of(x, z);", "var list = List.of(x, y);");
    }

    @Test
    void forgetsAHeader() throws IOException {
        assertThat(changes("var r = html(405, new Header(ALLOW, text));")).contains("var r = html(405);");
    }

    @Test
    void changesLineEndsCharsetsWordsAndPatterns() throws IOException {
        assertThat(changes("String s = \"Date: x\\r\\n\";")).containsExactly("String s = \"Date: x\\n\";");
        assertThat(changes("var c = StandardCharsets.UTF_8;")).containsExactly("var c = StandardCharsets.ISO_8859_1;");
        assertThat(changes("String s = \"Allow\";")).containsExactly("String s = \"Allowx\";");
        assertThat(changes("boolean b = s.matches(\"[a-z]+\");")).contains("boolean b = s.matches(\"[a-z]*\");");
    }

    @Test
    void changesOnlyWhatAStudentWrites() throws IOException {
        assertThat(mutants("return own();", "private int own() { return 1; }"))
                .isNotEmpty()
                .allSatisfy(mutant -> {
                    assertThat(mutant.member()).isIn("say", "own");
                    assertThat(mutant.task()).isEqualTo("9.2");
                    assertThat(mutant.source()).contains("return GIVEN;", "GIVEN = 7;");
                });
    }

    @Test
    void isFoundAgainWhereverItsLineHasGone() throws IOException {
        Mutant mutant = mutants("return x;", "").get(0);
        Mutant moved = mutants("int y;\n\nreturn   x;", "").get(0);
        assertThat(moved.line()).isGreaterThan(mutant.line());
        assertThat(moved.id()).isEqualTo(mutant.id()).isEqualTo("webserver/Talk.java, say: return x; -> return 0;");
    }

    @Test
    void countsWhatIsThereTwice() throws IOException {
        assertThat(mutants("log();\nlog();", "").stream().map(Mutant::id))
                .containsExactly("webserver/Talk.java, say: log(); -> ;", "webserver/Talk.java, say: log(); -> ; #2");
    }

    @Test
    void readsWhatItPrints() throws IOException {
        List<Mutant> mutants = mutants("log();\nif (a < b) {\n    log();\n}", "");
        Path file = folder.resolve("mutants.txt");
        Files.writeString(
                file,
                "# A remark.\n" + mutants.get(0).shown() + "\nNobody\nreads it.\n\n"
                        + mutants.get(1).shown() + "\n" + mutants.get(2).shown() + "\nEqual.\n");
        assertThat(Reviewed.read(file).reasons())
                .containsExactly(
                        Map.entry(mutants.get(0).id(), "Nobody reads it."),
                        Map.entry(mutants.get(1).id(), "Equal."),
                        Map.entry(mutants.get(2).id(), "Equal."));
    }

    @Test
    void wantsAReason() throws IOException {
        Path file = folder.resolve("mutants.txt");
        Files.writeString(file, mutants("return x;", "").get(0).shown() + "\n");
        assertThatThrownBy(() -> Reviewed.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reason");
    }

    @Test
    void countsAllOthersAndNamesReasonsThatFitNothing() throws IOException {
        List<Mutant> mutants = mutants("int x = 1;\nint y = 2;", "");
        Map<Mutant, Fate> fates = new LinkedHashMap<>();
        List<Kind> kinds = List.of(Kind.KILLED, Kind.SURVIVED, Kind.SURVIVED, Kind.NOT_COMPILED);
        for (int i = 0; i < kinds.size(); i++) {
            fates.put(mutants.get(i), new Fate("", mutants.get(i).id(), kinds.get(i), "", 0));
        }
        Reviewed reviewed =
                new Reviewed(Map.of(mutants.get(0).id(), "wrong", mutants.get(1).id(), "equal"));
        Survivors survivors = new Survivors(LessonFolder.of(1), fates, reviewed, true);
        assertThat(survivors.text())
                .contains(mutants.get(2).shown())
                .doesNotContain(mutants.get(1).shown())
                .contains("killed or gone: " + mutants.get(0).id())
                .contains(
                        "4 mutants, of which 1 do not compile; 1 killed, 2 survived, 1 of them with a reason: 50.0 %");
        assertThat(survivors.settled()).isFalse();
    }

    @Test
    void findsTheSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("README.md"), """
                ## Task 1: Listen

                It says nothing.

                ## Task 2: Say it

                A wrong method gets status 405, with the field `Allow`. All others are served.
                """);
        Mutant mutant = mutants("return allow(405);", "").get(0);
        assertThat(TaskText.read(file).sentence(mutant))
                .contains("A wrong method gets status 405, with the field `Allow`.");
    }

    @Test
    @DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
    void gradesThreeOfLessonOneAndKnowsThemThen() throws Exception {
        LessonFolder lesson = LessonFolder.of(1);
        List<Mutant> all = Mutants.of(lesson.solution(), lesson.skeleton());
        Mutant killed = one(all, mutant -> mutant.id().endsWith("out.write(body); -> ;"));
        Mutant survivor = one(
                all,
                mutant ->
                        mutant.id().contains("Lost a client") && mutant.after().equals(";"));
        Mutant noJava = one(all, mutant -> mutant.after().equals("Socket connection = listener;"));
        List<Mutant> three = List.of(killed, survivor, noJava);

        Map<Mutant, Fate> fates = new MutantRun(lesson, folder, false).grade(three, 1);
        assertThat(fates.get(killed).kind()).isEqualTo(Kind.KILLED);
        assertThat(fates.get(killed).detail()).startsWith("1.3.");
        assertThat(fates.get(survivor).kind()).isEqualTo(Kind.SURVIVED);
        assertThat(fates.get(noJava).kind()).isEqualTo(Kind.NOT_COMPILED);
        String file = Files.readString(folder.resolve("step01.jsonl"));
        assertThat(new MutantRun(lesson, folder, false).grade(three, 1)).isEqualTo(fates);
        assertThat(folder.resolve("step01.jsonl")).hasContent(file);
    }

    private static Mutant one(List<Mutant> mutants, Predicate<Mutant> condition) {
        return mutants.stream().filter(condition).findFirst().orElseThrow();
    }
}
