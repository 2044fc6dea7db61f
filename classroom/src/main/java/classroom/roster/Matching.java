package classroom.roster;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import classroom.csv.Folded;
import classroom.report.StudentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose submission is whose in a roster. Nothing is guessed: what fits several rows, or a row that several submissions
 * fit, belongs to nobody.
 *
 * @param found the certain ones
 * @param problems a sentence for each submission that is in no row, or not in one alone
 * @param missing the rows without any submission
 */
record Matching(Map<StudentId, Member> found, List<String> problems, List<Member> missing) {

    /** Finds the students in the roster. */
    static Matching of(Roster roster, List<StudentId> students) {
        return new Search(roster, students).result();
    }

    private static final class Search {

        private final Roster roster;
        private final List<StudentId> students;
        private final Optional<String> assignment;
        private final List<String> problems = new ArrayList<>();

        Search(Roster roster, List<StudentId> students) {
            this.roster = roster;
            this.students = students;
            this.assignment = roster.platform() == Platform.GITHUB ? assignment() : Optional.empty();
        }

        Matching result() {
            Map<StudentId, List<Member>> candidates = new LinkedHashMap<>();
            students.forEach(student -> candidates.put(student, candidates(student)));
            Map<Member, List<StudentId>> claims = new LinkedHashMap<>();
            candidates.forEach((student, members) -> members.forEach(member ->
                    claims.computeIfAbsent(member, any -> new ArrayList<>()).add(student)));
            Map<StudentId, Member> found = new LinkedHashMap<>();
            candidates.forEach((student, members) ->
                    settle(student, members, claims).ifPresent(member -> found.put(student, member)));
            List<Member> missing = roster.members().stream()
                    .filter(member -> !claims.containsKey(member))
                    .toList();
            return new Matching(found, List.copyOf(problems), missing);
        }

        private Optional<Member> settle(StudentId student, List<Member> members, Map<Member, List<StudentId>> claims) {
            String name = student.student();
            if (members.isEmpty()) {
                problems.add(name + ": in no row" + number(student));
            } else if (members.size() > 1) {
                problems.add(name + ": fits several rows, " + rows(members));
            } else if (claims.get(members.get(0)).size() > 1) {
                problems.add(name + ": fits " + rows(members) + ", as does "
                        + claims.get(members.get(0)).stream()
                                .map(StudentId::student)
                                .filter(other -> !other.equals(name))
                                .collect(Collectors.joining(" and ")));
            } else if (hasNumber(student) && members.get(0).contradicts(plain(student))) {
                problems.add(name + ": its number stands in " + rows(members)
                        + ", which is another name; is the roster of this assignment?");
            } else {
                return Optional.of(members.get(0));
            }
            return Optional.empty();
        }

        private static String rows(List<Member> members) {
            return members.stream()
                    .map(member -> "line " + member.row().line() + " (" + member.shown() + ")")
                    .collect(Collectors.joining(" and "));
        }

        private String number(StudentId student) {
            return hasNumber(student) ? " (number " + platformNumber(student) + ")" : "";
        }

        private boolean hasNumber(StudentId student) {
            return !platformNumber(student).isEmpty();
        }

        private String platformNumber(StudentId student) {
            return switch (roster.platform()) {
                case MOODLE -> student.moodle();
                case CANVAS -> student.canvas();
                default -> "";
            };
        }

        // A platform's number is certain; where there is one, nothing else is asked.
        private List<Member> candidates(StudentId student) {
            String number = platformNumber(student);
            if (!number.isEmpty()) {
                return members((member, any) -> member.number().equals(number), student);
            }
            return Stream.<BiPredicate<Member, String>>of(
                            Member::is, this::ownsRepository, Member::hasMailbox, Member::isNamed)
                    .map(test -> members(test, student))
                    .filter(members -> !members.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        private List<Member> members(BiPredicate<Member, String> test, StudentId student) {
            String name = plain(student);
            return roster.members().stream()
                    .filter(member -> test.test(member, name))
                    .toList();
        }

        // Of two students with one name each has the number behind it, or the file.
        private static String plain(StudentId student) {
            String number = student.moodle().isEmpty() ? student.canvas() : student.moodle();
            String end = " (" + number + ")";
            String name = student.student();
            return !number.isEmpty() && name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
        }

        // GitHub Classroom calls a repository as the assignment, and the login behind it.
        private boolean ownsRepository(Member member, String student) {
            return assignment
                    .filter(name -> member.logins().stream()
                            .anyMatch(login -> Folded.line(student).equals(name + "-" + login)))
                    .isPresent();
        }

        // The name that most repositories may begin with: with "l" and "ada-l" in a class, step03-ada-l may be
        // anybody's.
        private Optional<String> assignment() {
            Map<String, Long> counts = students.stream()
                    .flatMap(student -> beginnings(Folded.line(student.student())))
                    .collect(groupingBy(beginning -> beginning, LinkedHashMap::new, counting()));
            long most =
                    counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
            return counts.entrySet().stream()
                    .filter(count -> count.getValue() == most)
                    .map(Map.Entry::getKey)
                    .collect(collectingAndThen(
                            toList(), best -> best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty()));
        }

        private Stream<String> beginnings(String repository) {
            return roster.members().stream()
                    .flatMap(member -> member.logins().stream())
                    .filter(login -> repository.endsWith("-" + login))
                    .map(login -> repository.substring(0, repository.length() - login.length() - 1));
        }
    }
}
