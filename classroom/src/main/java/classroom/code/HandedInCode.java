package classroom.code;

import classroom.code.Code.CodeFile;
import classroom.code.Code.TaskMethod;
import classroom.submission.LessonFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks a student's files through for what a page shows. Whatever they hold, it ends in a time that grows with their length alone. */
public final class HandedInCode {

    private static final int MOST_FILES = 200;
    private static final int MOST_CHARACTERS = 400_000;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_NAME_CHARACTERS = 200;
    private static final int MOST_PLACES = 5; // of a method that was found by its name

    private final Skeleton skeleton;
    private final LessonFiles handedIn;
    private final List<CodeFile> files = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final List<List<Method>> methods = new ArrayList<>(); // of each file

    private HandedInCode(Skeleton skeleton, LessonFiles handedIn) {
        this.skeleton = skeleton;
        this.handedIn = handedIn;
    }

    /**
     * What was handed in, beside what was handed out.
     *
     * @param fingerprint that of the result of these files
     */
    public static Code of(Skeleton skeleton, LessonFiles handedIn, String fingerprint) {
        HandedInCode code = new HandedInCode(skeleton, handedIn);
        code.addFiles();
        return new Code(
                Code.SCHEMA,
                handedIn.lesson(),
                fingerprint,
                code.files,
                skeleton.tasks().stream().flatMap(code::find).toList(),
                names(code.given.stream()),
                names(handedIn.site().keySet().stream()));
    }

    private static List<String> names(Stream<String> names) {
        return names.limit(MOST_NAMES).map(HandedInCode::cut).toList();
    }

    private static String cut(String name) {
        return name.length() <= MOST_NAME_CHARACTERS ? name : name.substring(0, MOST_NAME_CHARACTERS) + "…";
    }

    private void addFiles() {
        int left = MOST_CHARACTERS;
        for (Map.Entry<String, byte[]> source : handedIn.sources().entrySet()) {
            boolean changed = !skeleton.has(source.getKey(), source.getValue());
            if (changed || skeleton.tasks().stream().anyMatch(task -> isAt(task, source.getKey()))) {
                List<String> lines = SourceText.lines(source.getValue(), files.size() < MOST_FILES ? left : 0);
                left -= lines.stream().mapToInt(String::length).sum();
                files.add(new CodeFile(cut(source.getKey()), lines, SourceText.count(source.getValue()), changed));
                methods.add(Methods.in(String.join("\n", lines)));
            } else {
                given.add(source.getKey());
            }
        }
    }

    private static boolean isAt(Skeleton.Task task, String path) {
        return task.path().equals(path);
    }

    private record Place(int file, Method method) {}

    // Somebody may have moved or renamed it, given it another parameter, or lost the comment above it.
    private Stream<TaskMethod> find(Skeleton.Task task) {
        String name = task.method().name();
        String says = task.number() + " " + task.title();
        Predicate<Place> named = place -> place.method().name().equals(name);
        Predicate<Place> same = named.and(
                place -> place.method().parameters().equals(task.method().parameters()));
        Predicate<Place> inside =
                same.and(place -> place.method().type().equals(task.method().type()));
        Predicate<Place> there = place -> isAt(task, files.get(place.file()).path());
        List<Place> found = Stream.of(
                        there.and(inside),
                        there.and(same),
                        there.and(named),
                        place -> place.method().task().equals(says),
                        inside,
                        same,
                        named)
                .map(this::places)
                .filter(places -> !places.isEmpty())
                .findFirst()
                .orElse(List.of());
        return found.isEmpty()
                ? Stream.of(new TaskMethod(task.number(), task.title(), name, -1, 0, 0, false))
                : found.stream().map(place -> found(task, place));
    }

    private List<Place> places(Predicate<Place> condition) {
        return IntStream.range(0, files.size())
                .boxed()
                .flatMap(file -> methods.get(file).stream().map(method -> new Place(file, method)))
                .filter(condition)
                .limit(MOST_PLACES)
                .toList();
    }

    private TaskMethod found(Skeleton.Task task, Place place) {
        Method method = place.method();
        List<String> body = Skeleton.body(files.get(place.file()).lines(), method);
        return new TaskMethod(
                task.number(),
                task.title(),
                method.name(),
                place.file(),
                method.from(),
                method.to(),
                !body.equals(task.body()));
    }
}
