package classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import classroom.report.Marks;
import classroom.report.StudentId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rosters as platforms export them, made up, and what is handed back. */
class RosterTest {

    // Moodle 4.5, mod/assign: heading for heading what gradingtable.php gives when it is downloaded.
    private static final String MOODLE_ENGLISH = """
            Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
            "Participant 70011","Ada Lovelace",ada@uni.example,"Submitted for grading - ",-,100.00,Yes,"Friday, 20 November 2026, 11:58 PM",-,
            "Participant 70012","Zoë O'Neil",zoe@uni.example,"Submitted for grading - ",40.00,100.00,Yes,"Friday, 20 November 2026, 6:03 PM","Monday, 23 November 2026, 9:00 AM","<p>See ""Task 2"",
            please</p>"
            "Participant 70013","Grace Hopper",grace@uni.example,"No submission - ",,100.00,Yes,-,-,
            """;

    private static final String MOODLE_GERMAN = """
            ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,Bestwertung,"Bewertung kann geändert werden","Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als Kommentar"
            Teilnehmer/in70011,"Ada Lovelace",ada@uni.example,"Zur Bewertung abgegeben - ",,"100,00",Ja,"Freitag, 20. November 2026, 23:58",-,
            Teilnehmer/in70012,"Zoë O'Neil",zoe@uni.example,"Zur Bewertung abgegeben - ","40,00","100,00",Ja,"Freitag, 20. November 2026, 18:03",-,
            """;

    private static final String MOODLE_FRENCH = """
            Identifiant,"Nom complet","Adresse de courriel",Statut,Note,"Note maximale","La note peut être modifiée","Dernière modification (travail remis)","Dernière modification (note)","Feedback par commentaires"
            "Participant 70011","Ada Lovelace",ada@uni.example,"Remis pour évaluation - ",,"100,00",Oui,"vendredi 20 novembre 2026, 23:58",-,
            "Participant 70012","Zoë O'Neil",zoe@uni.example,"Remis pour évaluation - ",,"100,00",Oui,"vendredi 20 novembre 2026, 18:03",-,
            """;

    private static final String MOODLE_JAPANESE = """
            ID,フルネーム,メールアドレス,ステータス,評点,最大評点,評点変更可,"最終更新日時 (提出)","最終更新日時 (評定)",フィードバックコメント
            参加者70011,"Ada Lovelace",ada@uni.example,"評定のために提出済み - ",,100.00,Yes,"2026年 11月 20日(金曜日) 23:58",-,
            参加者70012,"Zoë O'Neil",zoe@uni.example,"評定のために提出済み - ",,100.00,Yes,"2026年 11月 20日(金曜日) 18:03",-,
            """;

    private static final String CANVAS = """
            Student,ID,SIS User ID,SIS Login ID,Section,Step 3: HTML files (9103),Essay (9104),Step 1 (9101),Step 3 Current Score,Final Score
            ,,,,,Manual Posting,,,,
            "    Points Possible",,,,,100.00,10.00,100.00,(read only),(read only)
            "Lovelace, Ada",4001,S01,ada,"CS 101, Mon",,7.50,12.00,,
            "O'Neil, Zoë",4002,S02,zoe,"CS 101, Mon",EX,8.00,N/A,,
            "Hopper, Grace",4003,S03,grace,"CS 101, Tue",,,,,
            "Student, Test",4099,,8ed1,"CS 101, Mon",,,,,
            """;

    private static final String GITHUB = """
            "identifier","github_username","github_id","name"
            "ada@uni.example","ada-l","1111","Ada Lovelace"
            "zoe@uni.example","l","2222","Zoë O'Neil"
            "grace@uni.example","","",""
            """;

    private static final StudentId ADA = new StudentId("Ada Lovelace", "70011", "4001");
    private static final StudentId ZOE = new StudentId("Zoë O'Neil", "70012", "4002");

    @TempDir
    private Path folder;

    private List<String> lines;

    private static Marks marks(StudentId student, Map<Integer, Integer> points) {
        int sum = points.values().stream().mapToInt(Integer::intValue).sum();
        return new Marks(student, new TreeMap<>(points), points.size() == 2 ? Optional.of(sum) : Optional.empty());
    }

    private String filled(String roster, Map<Integer, Optional<Integer>> lessons, Marks... marks) throws Exception {
        return filled(roster, StandardCharsets.UTF_8, Map.of(), lessons, marks);
    }

    private String filled(
            String roster,
            Charset charset,
            Map<String, String> columns,
            Map<Integer, Optional<Integer>> lessons,
            Marks... marks)
            throws Exception {
        Path file = folder.resolve("Grades-CS 101.csv");
        Files.writeString(file, roster, charset);
        Handback.Done done =
                new Handback(file, columns).write(folder.resolve("grades"), List.of(marks), new TreeMap<>(lessons));
        lines = done.lines();
        assertThat(done.file()).isEqualTo(folder.resolve("grades/roster/Grades-CS 101.csv"));
        assertThat(folder.resolve("grades/roster/Grades-CS 101.csv.txt")).hasContent(String.join("\n", lines));
        return Files.readString(done.file(), charset);
    }

    private static Map<Integer, Optional<Integer>> lessons(int... numbers) {
        Map<Integer, Optional<Integer>> lessons = new TreeMap<>();
        for (int number : numbers) {
            lessons.put(number, Optional.of(100));
        }
        return lessons;
    }

    /** The lines that differ, the old one and the new one. */
    private static List<String> diff(String before, String after) {
        String[] old = before.split("(?<=\n)");
        String[] fresh = after.split("(?<=\n)");
        assertThat(fresh).hasSameSizeAs(old);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < old.length; i++) {
            if (!old[i].equals(fresh[i])) {
                differences.add(fresh[i].strip());
            }
        }
        return differences;
    }

    @Test
    void moodlesWorksheetGetsItsGrades() throws Exception {
        String filled = filled(MOODLE_ENGLISH, lessons(3), marks(ADA, Map.of(3, 85)), marks(ZOE, Map.of(3, 100)));
        assertThat(filled)
                .isEqualTo(MOODLE_ENGLISH
                        .replace("grading - \",-,100.00", "grading - \",85,100.00")
                        .replace("40.00,100.00", "100,100.00"));
        assertThat(lines.get(0)).startsWith("roster: 2 of 3 rows filled in, ");
        assertThat(lines).contains("no submission: line 5 (Grace Hopper)").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {MOODLE_GERMAN, MOODLE_FRENCH, MOODLE_JAPANESE})
    void moodlesWorksheetMayBeInAnotherLanguage(String worksheet) throws Exception {
        String filled = filled(worksheet, lessons(3), marks(ADA, Map.of(3, 85)), marks(ZOE, Map.of(3, 7)));
        assertThat(diff(worksheet, filled)).hasSize(2);
        assertThat(filled.replace(",85,", ",,").replace(",7,", ",,").replace("\"7\"", "\"40,00\""))
                .isEqualTo(worksheet);
        assertThat(lines).hasSize(1);
    }

    @Test
    void aQuotedCellStaysQuoted() throws Exception {
        assertThat(filled(MOODLE_GERMAN, lessons(3), marks(ZOE, Map.of(3, 7)))).contains(" - \",\"7\",\"100,00\"");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, \\r\\n, ';'", "UTF-8, \\n, '\t'", "UTF-16LE, \\r\\n, '\t'", "UTF-16BE, \\r, ','"})
    void bytesStayAsTheyWere(String charset, String lineEnd, String delimiter) throws Exception {
        String end = lineEnd.replace("\\r", "\r").replace("\\n", "\n");
        String roster = "\uFEFF" + String.join(end, "login,name,Step 3", "ada,\"A, \"\"B\"\"\",", "", "zoe,Z", "");
        String other = roster.replace("A, ", "A-").replace(",", delimiter);
        String filled = filled(
                other,
                Charset.forName(charset),
                Map.of(),
                lessons(3),
                marks(new StudentId("ada", "", ""), Map.of(3, 85)),
                marks(new StudentId("zoe", "", ""), Map.of(3, 0)));
        assertThat(filled)
                .isEqualTo(other.replace("\"\"\"" + delimiter, "\"\"\"" + delimiter + "85")
                        .replace("zoe" + delimiter + "Z", "zoe" + delimiter + "Z" + delimiter + "0"));
    }

    @Test
    void excelsLineAboutTheDelimiterStays() throws Exception {
        String roster = "sep=;\r\nlogin;a,b,c,d;Step 3\r\nada;;\r\n";
        assertThat(filled(roster, lessons(3), marks(new StudentId("ada", "", ""), Map.of(3, 85))))
                .isEqualTo("sep=;\r\nlogin;a,b,c,d;Step 3\r\nada;;85\r\n");
    }

    @Test
    void canvasGetsAnAssignmentForEachLesson() throws Exception {
        String filled = filled(
                CANVAS,
                lessons(1, 3),
                marks(ADA, Map.of(1, 90, 3, 85)),
                marks(ZOE, Map.of(1, 20, 3, 30)),
                marks(new StudentId("Hopper, Grace", "", ""), Map.of(3, 55)));
        assertThat(diff(CANVAS, filled))
                .containsExactly(
                        "\"Lovelace, Ada\",4001,S01,ada,\"CS 101, Mon\",85,7.50,90,,",
                        "\"Hopper, Grace\",4003,S03,grace,\"CS 101, Tue\",55,,,,");
        assertThat(lines)
                .contains(
                        "excused in Canvas, left as it is (Step 3): Zoë O'Neil",
                        "not assigned in Canvas, left as it is (Step 1): Zoë O'Neil",
                        "no grade, so that the cell stays as it is (Step 1): Hopper, Grace",
                        "no submission: line 7 (Student, Test)");
    }

    @Test
    void canvasDownloadsNameStudentsInTheirOwnWay() throws Exception {
        StudentId grace = new StudentId("hoppergrace", "", "4003");
        assertThat(diff(CANVAS, filled(CANVAS, lessons(3), marks(grace, Map.of(3, 55)))))
                .hasSize(1);
    }

    @Test
    void anAssignmentThatIsNotKnownIsNamed() throws Exception {
        String filled = filled(
                CANVAS,
                StandardCharsets.UTF_8,
                Map.of("2", "Essay (9104)"),
                Map.of(2, Optional.of(10), 5, Optional.of(100)),
                marks(ADA, Map.of(2, 9, 5, 5)));
        assertThat(diff(CANVAS, filled)).containsExactly("\"Lovelace, Ada\",4001,S01,ada,\"CS 101, Mon\",,9,12.00,,");
        assertThat(lines)
                .contains("Step 5 has no column in the roster: name its heading, such as"
                        + " --column 5=\"Homework (4711)\"");
    }

    @Test
    void anotherMostIsNoMostOfOurs() throws Exception {
        String worksheet = MOODLE_ENGLISH.replace("100.00", "10.00");
        assertThat(filled(worksheet, lessons(3), marks(ADA, Map.of(3, 9)))).isEqualTo(worksheet);
        assertThat(lines)
                .contains("Step 3 is not filled in, as it gives 100 points and the platform 10: set the most there to"
                        + " 100, and export the roster again");
    }

    @Test
    void repositoriesOfGitHubClassroomBelongToLogins() throws Exception {
        String filled = filled(
                GITHUB,
                lessons(1, 3),
                marks(new StudentId("step03-ada-l", "", ""), Map.of(1, 10, 3, 85)),
                marks(new StudentId("step03-l", "", ""), Map.of(3, 30)),
                marks(new StudentId("step03-nobody", "", ""), Map.of(3, 30)));
        assertThat(filled).isEqualTo("""
                "identifier","github_username","github_id","name",Step 1,Step 3
                "ada@uni.example","ada-l","1111","Ada Lovelace",10,85
                "zoe@uni.example","l","2222","Zoë O'Neil",,30
                "grace@uni.example","","","",,
                """);
        assertThat(lines).contains("step03-nobody: in no row", "no submission: line 4 (grace@uni.example)");
    }

    @ParameterizedTest
    @CsvSource({
        "'First name,Last name,Email address', Ada Lovelace",
        "'Vorname,Nachname,E-Mail-Adresse', LOVELACE ADA",
        "'Prénom,Nom de famille,Adresse de courriel', ada",
        "'名,姓,メールアドレス', LovelaceAda",
    })
    void moodlesParticipantsGetAColumn(String headings, String submission) throws Exception {
        String roster = headings + "\nAda,Lovelace,ada@uni.example\n";
        assertThat(filled(roster, lessons(3), marks(new StudentId(submission, "", ""), Map.of(3, 85))))
                .isEqualTo(headings + ",Step 3\nAda,Lovelace,ada@uni.example,85\n");
    }

    @Test
    void moodlesGradebookHasAColumnAlready() throws Exception {
        String roster = "First name,Last name,Assignment: Step 03 (Real),Last downloaded\nAda,Lovelace,-,1790000000";
        assertThat(filled(roster, lessons(3), marks(ADA, Map.of(3, 85)))).isEqualTo(roster.replace(",-,", ",85,"));
    }

    @Test
    void nobodyIsGuessed() throws Exception {
        String roster = "number,name,Step 3\n1,Ann Lee,\n2,Ann Lee,\n3,Bob Roe,\n4,Cyd,\n";
        String filled = filled(
                roster,
                lessons(3),
                marks(new StudentId("Ann Lee", "", ""), Map.of(3, 1)),
                marks(new StudentId("bob roe", "", ""), Map.of(3, 2)),
                marks(new StudentId("3", "", ""), Map.of(3, 3)),
                marks(new StudentId("Eve", "", ""), Map.of(3, 4)));
        assertThat(filled).isEqualTo(roster);
        assertThat(lines)
                .contains(
                        "Ann Lee: fits several rows, line 2 (Ann Lee) and line 3 (Ann Lee)",
                        "bob roe: fits line 4 (Bob Roe), as does 3",
                        "3: fits line 4 (Bob Roe), as does bob roe",
                        "Eve: in no row",
                        "no submission: line 5 (Cyd)");
    }

    @Test
    void theWorksheetOfAnotherAssignmentIsNoticed() throws Exception {
        StudentId grace = new StudentId("Grace Hopper", "70011", "");
        assertThat(filled(MOODLE_ENGLISH, lessons(3), marks(grace, Map.of(3, 85))))
                .isEqualTo(MOODLE_ENGLISH);
        assertThat(lines)
                .contains("Grace Hopper: its number stands in line 2 (Ada Lovelace), which is another name; is the"
                        + " roster of this assignment?");
    }

    @Test
    void groupsAndNamesakesAreTheirNumbers() throws Exception {
        StudentId ada = new StudentId("Group A-Ada Lovelace (70011)", "70011", "");
        assertThat(diff(MOODLE_ENGLISH, filled(MOODLE_ENGLISH, lessons(3), marks(ada, Map.of(3, 85)))))
                .hasSize(1);
    }

    @Test
    void severalLessonsAreOneSumInAWorksheet() throws Exception {
        String worksheet = MOODLE_ENGLISH.replace("100.00", "200.00");
        String filled = filled(worksheet, lessons(1, 3), marks(ADA, Map.of(1, 90, 3, 85)), marks(ZOE, Map.of(1, 90)));
        assertThat(diff(worksheet, filled)).hasSize(1);
        assertThat(filled).contains("grading - \",175,200.00");
        assertThat(lines).contains("no grade, so that the cell stays as it is (The total): Zoë O'Neil");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | is empty
            a,b\\n1,2                | has no column with names, logins, numbers or e-mail addresses of students, only "a", "b"
            name,login              | has headings, but no student
            name\\n"Ada              | is no CSV, as a quote that opens in line 2 is not closed
            """)
    void whatIsNoRosterIsSaid(String text, String sentence) throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), text.replace("\\n", "\n"));
        assertThatThrownBy(() -> new Handback(file, Map.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        Path file = Files.write(folder.resolve("x.csv"), "name\nJörg".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new Handback(file, Map.of())).hasMessageContaining("is not in UTF-8");
        assertThatThrownBy(() -> new Handback(folder.resolve("none.csv"), Map.of()))
                .hasMessageContaining("There is no file");
        Path canvas = Files.writeString(folder.resolve("canvas.csv"), CANVAS);
        assertThatThrownBy(() -> new Handback(canvas, Map.of("3", "Step three")))
                .hasMessageContaining("has no column with the heading \"Step three\"");
    }
}
