package classroom.roster;

import classroom.BadInput;
import classroom.csv.Folded;
import classroom.report.Marks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where the points of a lesson go.
 *
 * @param lesson the lesson's number; {@link #TOTAL} for the sum of all
 * @param column the column of the roster, from 0
 */
record Target(int lesson, int column) {

    static final int TOTAL = 0;

    // Canvas puts the number of an assignment behind its title, and knows it again by that.
    private static final Pattern CANVAS_ASSIGNMENT = Pattern.compile("(.*) \\(\\d+\\)");
    private static final String WORDS = "(?:step|lesson|exercise|schritt|lektion|étape|leçon|ステップ|レッスン)";

    Optional<Integer> points(Marks marks) {
        return lesson == TOTAL
                ? marks.total()
                : Optional.ofNullable(marks.points().get(lesson));
    }

    String name() {
        return name(lesson);
    }

    private static String name(int lesson) {
        return lesson == TOTAL ? "The total" : "Step " + lesson;
    }

    /** Finds the columns for lessons in a roster. */
    record Search(Roster roster, Map<String, String> named) {

        /**
         * A column for each lesson, or the one column that a worksheet has. Where the platform takes any column, one that is
         * missing is added.
         *
         * @param problems gets a sentence for each lesson without a column
         */
        List<Target> of(List<Integer> lessons, List<String> problems) {
            List<Target> targets = new ArrayList<>();
            for (int lesson : lessons) {
                named(String.valueOf(lesson), lesson).ifPresent(targets::add);
            }
            named("total", TOTAL).ifPresent(targets::add);
            if (roster.platform() == Platform.MOODLE) {
                return targets.isEmpty() ? worksheet(lessons) : targets;
            }
            for (int lesson : lessons) {
                if (targets.stream().noneMatch(target -> target.lesson() == lesson)) {
                    titled(lesson, problems).ifPresent(targets::add);
                }
            }
            return targets;
        }

        private List<Target> worksheet(List<Integer> lessons) {
            int column = Heading.GRADE.in(roster.headings());
            if (column < 0) {
                throw new BadInput("The roster " + roster.file().path() + " has no column for grades:"
                        + " name its heading, such as --column total=Grade.");
            }
            return List.of(new Target(lessons.size() == 1 ? lessons.get(0) : TOTAL, column));
        }

        private Optional<Target> named(String key, int lesson) {
            if (!named.containsKey(key)) {
                return Optional.empty();
            }
            String heading = named.get(key);
            List<Integer> columns = columns(text -> text.equals(Folded.line(heading)));
            if (columns.size() != 1) {
                throw new BadInput("The roster " + roster.file().path() + " has "
                        + (columns.isEmpty() ? "no column" : "several columns") + " with the heading \"" + heading
                        + "\": see how it is written there.");
            }
            return Optional.of(new Target(lesson, columns.get(0)));
        }

        private Optional<Target> titled(int lesson, List<String> problems) {
            List<Integer> columns = columns(text -> text.equals("step " + lesson));
            if (columns.isEmpty()) {
                Pattern title = Pattern.compile("(?<![\\p{L}\\p{N}])" + WORDS + "[ _-]*0*" + lesson + "(?!\\d).*");
                columns = columns(text -> title.matcher(text).find());
            }
            if (columns.size() == 1) {
                return Optional.of(new Target(lesson, columns.get(0)));
            }
            if (columns.isEmpty() && roster.platform() != Platform.CANVAS) {
                return Optional.of(new Target(lesson, roster.file().content().addColumn(name(lesson))));
            }
            problems.add(name(lesson) + " has " + (columns.isEmpty() ? "no column" : "several columns")
                    + " in the roster: name its heading, such as --column " + lesson + "=\"Homework (4711)\"");
            return Optional.empty();
        }

        // Canvas' other columns are sums, which it takes from nobody.
        private List<Integer> columns(Predicate<String> test) {
            return IntStream.range(0, roster.headings().cells().size())
                    .filter(column -> isGrade(roster.headings().text(column)))
                    .filter(column -> test.test(Folded.line(roster.headings().text(column)))
                            || test.test(Folded.line(title(roster.headings().text(column)))))
                    .boxed()
                    .toList();
        }

        private boolean isGrade(String heading) {
            return roster.platform() != Platform.CANVAS
                    || CANVAS_ASSIGNMENT.matcher(heading).matches();
        }

        private String title(String heading) {
            return roster.platform() == Platform.CANVAS
                    ? CANVAS_ASSIGNMENT.matcher(heading).replaceFirst("$1")
                    : heading;
        }
    }

    /** The most points that the platform gives there; nothing if the roster does not say. */
    Optional<BigDecimal> most(Roster roster) {
        String text = switch (roster.platform()) {
            case MOODLE -> roster.text(roster.members().get(0).row(), Heading.MOST);
            case CANVAS -> roster.possible() == null ? "" : roster.possible().text(column);
            default -> "";
        };
        try {
            return Optional.of(new BigDecimal(text.strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
