package classroom.roster;

import classroom.csv.CsvText.Row;
import classroom.csv.Folded;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a roster, as far as it says who somebody is. What is not known is empty.
 *
 * @param number the number that the platform puts into the names of a download
 * @param names the ways to write the name, letters and digits alone
 * @param shown what to call the row in a sentence
 */
record Member(Row row, String number, List<String> logins, String email, List<String> names, String shown) {

    boolean is(String student) {
        String folded = Folded.line(student);
        return logins.contains(folded) || email.equals(folded);
    }

    /** What can stand for the student in another file: logins, numbers, the address and what is before its @. */
    List<String> called() {
        return Stream.concat(logins.stream(), Stream.of(email, mailbox()))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether the part of the address before the @ is this. */
    boolean hasMailbox(String student) {
        return !email.isEmpty() && mailbox().equals(Folded.line(student));
    }

    private String mailbox() {
        return email.replaceFirst("@.*", "");
    }

    boolean isNamed(String student) {
        return names.contains(Folded.letters(student));
    }

    /** Whether the name speaks against it; Moodle puts the name of a group before that of a student. */
    boolean contradicts(String student) {
        String letters = Folded.letters(student);
        return !names.isEmpty() && names.stream().noneMatch(letters::endsWith);
    }
}
