package classroom.mutants;

import classroom.LessonFolder;
import classroom.mutants.Fate.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run says in the end.
 *
 * @param whole whether these are all mutants of the lesson
 */
record Survivors(LessonFolder lesson, Map<Mutant, Fate> fates, Reviewed reviewed, boolean whole) {

    /** Blocks, with a line of figures at the end. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        TaskText lessonText = TaskText.read(lesson.folder().resolve("README.md"));
        for (Mutant mutant : open()) {
            text.append(mutant.shown()).append("\n");
            lessonText
                    .sentence(mutant)
                    .ifPresent(
                            sentence -> text.append("  text: ").append(sentence).append("\n"));
            text.append("\n");
        }
        notGraded()
                .forEach(mutant -> text.append(mutant.shown())
                        .append("\nnot graded: ")
                        .append(fates.get(mutant).detail())
                        .append("\n\n"));
        stale().forEach(id -> text.append("This may survive, says mutants.txt, and is killed or gone: ")
                .append(id)
                .append("\n\n"));
        return text.append(figures()).toString();
    }

    /** Whether all are graded, and every reason is about a survivor. */
    boolean settled() {
        return notGraded().isEmpty() && stale().isEmpty();
    }

    private String figures() {
        long killed = of(Kind.KILLED).size();
        long survived = of(Kind.SURVIVED).size();
        long excused = survived - open().size();
        double share = killed == 0 ? 0 : 100.0 * killed / (killed + survived - excused);
        return ("Step %d: %d mutants, of which %d do not compile; %d killed, %d survived, %d of them with a reason:"
                        + " %.1f %% of all others killed%n")
                .formatted(
                        lesson.number(), fates.size(), of(Kind.NOT_COMPILED).size(), killed, survived, excused, share);
    }

    private List<Mutant> open() {
        return of(Kind.SURVIVED).stream()
                .filter(mutant -> !reviewed.has(mutant))
                .toList();
    }

    private List<Mutant> notGraded() {
        return of(Kind.NOT_GRADED);
    }

    private Set<String> stale() {
        Set<String> stale = new TreeSet<>(whole ? reviewed.reasons().keySet() : Set.of());
        stale.removeAll(of(Kind.SURVIVED).stream().map(Mutant::id).collect(Collectors.toSet()));
        stale.removeAll(notGraded().stream().map(Mutant::id).collect(Collectors.toSet()));
        return stale;
    }

    private List<Mutant> of(Kind kind) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }
}
