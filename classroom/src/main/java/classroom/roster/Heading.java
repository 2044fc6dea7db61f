package classroom.roster;

import classroom.csv.CsvText;
import classroom.csv.Folded;
import java.util.Set;

/**
 * What the column below a heading holds. The words are those of Moodle's language packs for English, German, French and
 * Japanese, of Canvas and GitHub Classroom, which write English everywhere, and what people write themselves.
 */
enum Heading {
    /** The number of Moodle's assignment: "Participant 12345". */
    PARTICIPANT("identifier", "id", "identifiant"),
    NAME(
            "full name",
            "fullname",
            "name",
            "student",
            "student name",
            "vollständiger name",
            "studierende",
            "nom complet",
            "étudiant",
            "氏名",
            "姓名",
            "名前",
            "フルネーム",
            "姓 / 名"),
    FIRST_NAME("first name", "firstname", "given name", "vorname", "prénom", "名"),
    LAST_NAME("last name", "lastname", "surname", "family name", "nachname", "nom", "nom de famille", "姓"),
    LOGIN(
            "login",
            "username",
            "user name",
            "user",
            "github_username",
            "github username",
            "sis login id",
            "anmeldename",
            "benutzername",
            "nom d'utilisateur",
            "nom d’utilisateur",
            "ユーザ名",
            "ユーザー名"),
    ID_NUMBER(
            "id number",
            "idnumber",
            "student id",
            "student number",
            "number",
            "sis user id",
            "id-nummer",
            "matrikelnummer",
            "numéro d'identification",
            "numéro d’identification",
            "numéro d’étudiant",
            "idナンバー",
            "学籍番号"),
    EMAIL(
            "email",
            "e-mail",
            "email address",
            "e-mail address",
            "e-mail-adresse",
            "adresse de courriel",
            "courriel",
            "adresse e-mail",
            "メールアドレス"),
    /** The one grade of Moodle's worksheet. */
    GRADE("grade", "bewertung", "note", "評点", "評定"),
    MOST("maximum grade", "bestwertung", "note maximale", "最大評点"),
    /** Without it, Moodle takes no worksheet. */
    GRADE_TIME(
            "last modified (grade)",
            "zuletzt geändert (bewertung)",
            "dernière modification (note)",
            "最終更新日時 (評点)",
            "最終更新日時 (評定)"),
    SUBMISSION_TIME(
            "last modified (submission)",
            "zuletzt geändert (abgabe)",
            "dernière modification (travail remis)",
            "最終更新日時 (提出)"),
    CANVAS_ID("id"),
    CANVAS_SECTION("section"),
    GITHUB_LOGIN("github_username"),
    GITHUB_IDENTIFIER("identifier");

    private final Set<String> words;

    Heading(String... words) {
        this.words = Set.of(words);
    }

    /** The column with such a heading; -1 if there is none. */
    int in(CsvText.Row headings) {
        for (int i = 0; i < headings.cells().size(); i++) {
            if (words.contains(Folded.line(headings.text(i)))) {
                return i;
            }
        }
        return -1;
    }
}
