package gradingkit.watch;

import gradingkit.report.CheckId;
import gradingkit.report.CheckResult;
import gradingkit.report.ReportCard;
import gradingkit.report.Status;
import gradingkit.report.TerminalReport;
import gradingkit.text.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the student sees: on a terminal one page for each save, in a pipe one after the other. Thread-safe. */
final class Screen {

    private static final int MOST_NAMES = 3;
    private static final int MOST_CHECKS = 8;

    private final Terminal terminal;
    private final Project project;
    private String head = "";
    private boolean lineIsOpen;

    Screen(Terminal terminal, Project project) {
        this.terminal = terminal;
        this.project = project;
    }

    /** It begins. */
    synchronized void begin() {
        page(project.step() + " is watched: each save is graded.");
        show("compiling …");
    }

    /** Something was saved. */
    synchronized void saved(List<Path> files) {
        String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        page(sentence(files) + " at " + time);
        show("compiling …");
    }

    private void page(String line) {
        head = line;
        terminal.erase();
        terminal.print(terminal.erases() ? head + "\n" : "\n" + head + "\n");
        lineIsOpen = false;
    }

    private static String sentence(List<Path> files) {
        String verb = files.stream().noneMatch(Files::exists) ? "deleted" : "saved";
        boolean many = files.size() > MOST_NAMES;
        String names = files.stream()
                .limit(MOST_NAMES)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", "));
        return names + (many ? " and others" : "") + (files.size() > 1 ? " were " : " was ") + verb;
    }

    /** It does not compile. */
    synchronized void compileErrors(CompileErrors errors, Optional<ReportCard> before) {
        closeLine();
        terminal.print("\n");
        terminal.printLines(errors.lines());
        terminal.print("\n"
                + before.map(card -> place(card) + " when it compiled last\n").orElse(""));
        awaitSave();
    }

    /** The check that was red first has its result. */
    synchronized void verdict(CheckResult result, ReportCard card) {
        closeLine();
        terminal.printLines(TerminalReport.of(result, card, terminal.colours()));
        terminal.print(terminal.erases() ? "\n" : ""); // the line that tells the progress follows
    }

    /** So many checks are made, of those that are planned. */
    synchronized void progress(int made, int planned) {
        show("grading: " + made + " of " + planned + " checks");
    }

    /** All results. */
    synchronized void result(ReportCard card, Optional<ReportCard> before, List<CheckId> left) {
        closeLine();
        if (terminal.erases()) {
            page(head);
        }
        terminal.printLines(TerminalReport.withOneBlock(card, terminal.colours()));
        List<String> lines = new ArrayList<>();
        before.ifPresent(old -> lines.addAll(news(card, old)));
        if (!left.isEmpty()) {
            lines.add("Not graded again yet, as it passed before: " + tasks(left, card));
        }
        if (!lines.isEmpty()) {
            terminal.print("\n");
            terminal.printLines(lines);
        }
        terminal.print("\n" + place(card) + "\n");
        awaitSave();
    }

    private String place(ReportCard card) {
        return TerminalReport.strong(card.place(), terminal.colours());
    }

    private void awaitSave() {
        terminal.print("Waiting for the next save. Ctrl-C ends.\n");
    }

    private static List<String> news(ReportCard card, ReportCard before) {
        List<String> news = new ArrayList<>();
        changed(before, card).ifPresent(checks -> news.add("Now green: " + checks));
        changed(card, before).ifPresent(checks -> news.add("No longer green: " + checks));
        return news;
    }

    /** What is green on the second card only. */
    private static Optional<String> changed(ReportCard first, ReportCard second) {
        List<String> checks = new ArrayList<>(green(second));
        checks.removeAll(green(first));
        String names = checks.stream().limit(MOST_CHECKS).collect(Collectors.joining(", "));
        int others = checks.size() - MOST_CHECKS;
        return checks.isEmpty()
                ? Optional.empty()
                : Optional.of(others > 0 ? names + " and " + others + " more" : names);
    }

    private static List<String> green(ReportCard card) {
        return card.checks().stream()
                .filter(check -> check.status() == Status.PASSED)
                .map(check -> check.info().id().toString())
                .toList();
    }

    private static String tasks(List<CheckId> checks, ReportCard card) {
        return card.tasks().stream()
                .filter(task -> checks.stream().anyMatch(check -> check.task() == task.number()))
                .map(task -> task.label())
                .collect(Collectors.joining(", "));
    }

    /** The suite itself went wrong. */
    synchronized void brokeOff(Exception cause) {
        closeLine();
        terminal.print("\nThe suite broke off, which is the workbook's mistake, not yours (" + cause + ").\n");
    }

    /** It ends: what the shell prints next begins a line of its own. */
    synchronized void end() {
        terminal.print(terminal.erases() ? "\n" : "");
    }

    private void show(String text) {
        if (terminal.erases()) {
            terminal.eraseLine();
            terminal.print(text);
            lineIsOpen = true;
        }
    }

    private void closeLine() {
        if (lineIsOpen) {
            terminal.eraseLine();
            lineIsOpen = false;
        }
    }
}
