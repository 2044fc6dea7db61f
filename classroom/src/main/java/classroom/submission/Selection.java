package classroom.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the lessons in a submission whose folders are the workbook's, such as {@code step03-html-files}. */
final class Selection {
    private Selection() {}

    /**
     * Chooses what is taken.
     *
     * @param sources the folders and archives of one student
     * @param wanted the lessons to look for; none means all
     * @return what is taken, a lesson each
     * @throws Refused if there is nothing that counts, or if it cannot be told what does
     */
    static List<Taken> of(List<Source> sources, Set<Integer> wanted) throws Refused {
        List<Root> roots = new ArrayList<>();
        for (Source source : sources) {
            source.items().forEach(item -> Root.ofSource(source, item).ifPresent(roots::add));
        }
        if (roots.isEmpty()) {
            return JavaFiles.of(sources, wanted);
        }
        List<Taken> taken = new ArrayList<>();
        for (Root root : onePerLesson(roots, wanted)) {
            taken.add(taken(root));
        }
        return taken;
    }

    private static Taken taken(Root root) throws Refused {
        return new Taken(
                root.lesson(),
                root.source(),
                Taken.files(root.below(Root.SOURCES), item -> Root.isJava(item.path())),
                Taken.files(root.below("site"), item -> true));
    }

    /** The wanted lessons' folders: a copy that lies deeper, such as a backup, does not count. */
    static List<Root> onePerLesson(List<Root> roots, Set<Integer> wanted) throws Refused {
        Map<Integer, List<Root>> byLesson =
                roots.stream().collect(Collectors.groupingBy(Root::lesson, TreeMap::new, Collectors.toList()));
        List<Root> chosen = new ArrayList<>();
        for (Map.Entry<Integer, List<Root>> lesson : byLesson.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(lesson.getKey())) {
                chosen.add(shallowest(lesson.getValue()));
            }
        }
        if (chosen.isEmpty()) {
            throw new Refused("No lesson " + say(wanted) + " was found in it, only lesson " + say(byLesson.keySet())
                    + ": ask for the folder of the lesson.");
        }
        return chosen;
    }

    /** The folder that lies least deep; refused if there are two. */
    static Root shallowest(List<Root> folders) throws Refused {
        int depth = folders.stream().mapToInt(Root::depth).min().orElseThrow();
        List<Root> candidates = folders.stream()
                .distinct()
                .filter(folder -> folder.depth() == depth)
                .sorted(Comparator.comparing(Root::path))
                .toList();
        if (candidates.size() > 1) {
            throw twice(candidates.get(0), candidates.get(1));
        }
        return candidates.get(0);
    }

    private static Refused twice(Root one, Root other) {
        return new Refused("It holds the same thing twice, in " + in(one) + " and in " + in(other)
                + ": ask which one counts, and remove the other.");
    }

    private static String in(Root folder) {
        String source = folder.source().name();
        String path = Shown.name(folder.path());
        return ArchiveType.of(source).isPresent() ? path + " (" + Shown.name(source) + ")" : path;
    }

    /** Numbers as a sentence lists them. */
    static String say(Set<Integer> lessons) {
        return lessons.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
