package gradingkit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report card as lines for a terminal: first what passed, then what to mend, last the score. */
public final class TerminalReport {

    private static final int WIDTH = 80;
    private static final int INDENT = 16;
    private static final int MOST_BLOCKS = 5;
    private static final int MOST_NAMES = 5;

    private final ReportCard card;
    private final boolean colours;
    private final List<String> lines = new ArrayList<>();

    private TerminalReport(ReportCard card, boolean colours) {
        this.card = card;
        this.colours = colours;
    }

    /** The whole report, a line each. */
    static List<String> lines(ReportCard card, boolean colours) {
        TerminalReport report = new TerminalReport(card, colours);
        report.head();
        report.failures();
        report.notReached();
        report.notes();
        report.score();
        return report.lines;
    }

    /** The report with the block of the check to go on with, and of no other, below all else; without the score. */
    public static List<String> withOneBlock(ReportCard card, boolean colours) {
        TerminalReport report = new TerminalReport(card, colours);
        report.head();
        report.titles(card.failed().stream().skip(1).toList());
        report.notReached();
        report.notes();
        card.next().ifPresent(report::block);
        return report.lines;
    }

    /** One check of a card: its block if it failed, a line otherwise. */
    public static List<String> of(CheckResult check, ReportCard card, boolean colours) {
        TerminalReport report = new TerminalReport(card, colours);
        if (check.status() == Status.FAILED) {
            report.block(check);
        } else {
            report.lines.add("");
            report.blockTitle(check);
        }
        return report.lines;
    }

    /** A line that is to be seen first. */
    public static String strong(String line, boolean colours) {
        return Style.STRONG.on(line, colours);
    }

    private void head() {
        String title = "Step " + card.step() + " · " + card.title();
        String seed = "seed " + card.seed();
        lines.add("");
        lines.add(Style.STRONG.on(title, colours) + gap(title, seed) + Style.FAINT.on(seed, colours));
        card.tasks().forEach(this::task);
    }

    private void task(TaskCard task) {
        String mark = mark(task.status());
        String label = "%-7s  ".formatted(task.label()) + task.title() + (task.bonus() ? " (going further)" : "");
        boolean untouched = task.points() == 0 && task.status() == Status.NOT_REACHED;
        String points =
                untouched ? "not reached" : task.of() == 0 ? none(task.status()) : task.points() + "/" + task.of();
        lines.add("  " + style(task.status()).on(mark, colours) + " " + label + gap("    " + label, points) + points);
    }

    private static String none(Status status) {
        return status == Status.NOT_JUDGED ? "not judged" : "not checked";
    }

    private void failures() {
        List<CheckResult> failed = card.failed();
        failed.stream().limit(MOST_BLOCKS).forEach(this::block);
        titles(failed.stream().skip(MOST_BLOCKS).toList());
    }

    private void titles(List<CheckResult> failed) {
        if (!failed.isEmpty()) {
            lines.add("");
            failed.forEach(this::blockTitle);
        }
    }

    // A line for each thing that has to come first, so that the points of blocks and rows add up.
    private void notReached() {
        Map<String, List<CheckResult>> byReason = card.checks().stream()
                .filter(check -> check.status() == Status.NOT_REACHED)
                .collect(Collectors.groupingBy(CheckResult::reason, LinkedHashMap::new, Collectors.toList()));
        if (!byReason.isEmpty()) {
            lines.add("");
        }
        byReason.forEach((reason, checks) -> lines.addAll(Text.wrap("– " + names(checks) + ": " + reason, WIDTH)));
    }

    private static String names(List<CheckResult> checks) {
        int points = checks.stream().mapToInt(check -> check.info().points()).sum();
        String names = checks.size() > MOST_NAMES
                ? checks.size() + " checks"
                : checks.stream().map(check -> check.info().id().toString()).collect(Collectors.joining(", "));
        return names + " not reached (" + points + (points == 1 ? " point)" : " points)");
    }

    private void block(CheckResult check) {
        lines.add("");
        blockTitle(check);
        Finding finding = check.finding();
        if (finding.transcript() != null) {
            talk(finding);
        }
        if (!finding.problem().isEmpty()) {
            item("problem", Text.wrap(finding.problem(), WIDTH - INDENT));
        }
        if (!finding.meanwhile().isEmpty()) {
            item("meanwhile", Text.wrap(finding.meanwhile(), WIDTH - INDENT));
        }
        finding.expectations().forEach(text -> item("expected", Text.wrap(text, WIDTH - INDENT)));
        item("why", Text.wrap(check.info().why(), WIDTH - INDENT));
        item("read", Text.wrap(card.reading(check), WIDTH - INDENT));
        item("it printed", Printed.excerpt(finding.printed()));
    }

    private void blockTitle(CheckResult check) {
        String title = check.info().id() + "  " + check.info().says();
        String points = check.info().points() + (check.info().points() == 1 ? " point" : " points");
        String mark = style(check.status()).on(mark(check.status()), colours);
        lines.add(mark + " " + Style.STRONG.on(title, colours) + gap("  " + title, points) + points);
    }

    private void talk(Finding finding) {
        TryIt tryIt = finding.tryIt();
        item("run it", given(tryIt.run()));
        item("try it", given(tryIt.command()));
        item("not by hand", tryIt.instead().isEmpty() ? List.of() : Text.wrap(tryIt.instead(), WIDTH - INDENT));
        item("you sent", finding.transcript().sentLines(WIDTH - INDENT));
        item("it answered", finding.transcript().receivedLines(WIDTH - INDENT, finding.offset(), finding.length()));
    }

    private static List<String> given(String line) {
        return line.isEmpty() ? List.of() : List.of(line);
    }

    private void item(String label, List<String> texts) {
        String start = "    " + "%-12s".formatted(label);
        for (String text : texts) {
            boolean pointer = !text.isEmpty() && text.chars().allMatch(c -> c == ' ' || c == '^');
            lines.add(Style.FAINT.on(start, colours) + (pointer ? Style.POINTER.on(text, colours) : text));
            start = " ".repeat(INDENT);
        }
    }

    private void notes() {
        long unchecked = card.checks().stream()
                .filter(check -> check.status() == Status.NOT_CHECKED)
                .count();
        if (!card.graded()) {
            paragraph("This is no grade: " + card.reason() + ".");
        }
        if (unchecked > 0) {
            card.checks().stream()
                    .filter(check -> check.status() == Status.NOT_CHECKED)
                    .forEach(check -> paragraph(check.info().id() + " was not checked: " + check.reason() + "."));
        }
        List<TryIt> tries =
                card.failed().stream().map(check -> check.finding().tryIt()).toList();
        boolean some = tries.stream().anyMatch(tryIt -> !tryIt.run().isEmpty());
        if (tries.stream().anyMatch(tryIt -> !tryIt.command().isEmpty())) {
            paragraph("Before you try it: start your server in a second terminal, with"
                    + (some ? " the line \"run it\", or if there is none, with" : ""));
            lines.add("    mvn -pl " + card.folder().replaceFirst("-.*", "") + " run");
        }
    }

    private void paragraph(String text) {
        lines.add("");
        lines.addAll(Text.wrap(text, WIDTH));
    }

    private void score() {
        lines.add("");
        lines.add(Style.STRONG.on(card.score(), colours));
    }

    private static String gap(String left, String right) {
        return " ".repeat(Math.max(2, WIDTH - left.length() - right.length()));
    }

    private static String mark(Status status) {
        return switch (status) {
            case PASSED -> "✔";
            case FAILED -> "✘";
            case NOT_REACHED, NOT_JUDGED, NOT_CHECKED -> "–";
        };
    }

    private static Style style(Status status) {
        return switch (status) {
            case PASSED -> Style.GOOD;
            case FAILED -> Style.BAD;
            case NOT_REACHED, NOT_JUDGED, NOT_CHECKED -> Style.FAINT;
        };
    }
}
