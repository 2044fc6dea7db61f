package classroom;

import classroom.similarity.Similarity;
import classroom.submission.ClassFolder;
import classroom.submission.Entry;
import classroom.submission.LessonFiles;
import classroom.submission.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which submissions resemble each other. */
@Command(
        name = "similarity",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compares all submissions of a lesson with each other, less what the skeleton gives, by JPlag.")
final class SimilarityCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SUBMISSIONS", description = "the folder with the submissions")
    private Path submissions;

    @Option(names = "--step", paramLabel = "N", required = true, description = "the lesson to compare")
    private int step;

    @Option(names = "--out", paramLabel = "DIR", description = "where the report goes (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("grades");

    @Option(names = "--anonymous", description = "write pseudonyms; the names go into DIR-names.csv")
    private boolean anonymous;

    @Override
    public Integer call() throws IOException {
        LessonFolder lesson = lesson();
        ClassFolder folder = ClassFolder.of(submissions);
        folder.refuseOutput(out);
        Map<String, SortedMap<String, byte[]>> sources = new TreeMap<>();
        UnaryOperator<String> naming = Pseudonyms.naming(anonymous, out, folder.entries());
        for (Entry entry : folder.entries()) {
            sources.put(naming.apply(entry.student()), sources(folder.read(entry, Set.of(step))));
        }
        Similarity.run(sources, lesson.skeleton(), out);
        System.out.println("Written: " + out.resolve("similarity.html"));
        return 0;
    }

    private LessonFolder lesson() {
        return LessonFolder.all().stream()
                .filter(lesson -> lesson.number() == step)
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no lesson %d: --step takes a number from 1 to %d."
                        .formatted(step, LessonFolder.all().size())));
    }

    /** None if nothing of the lesson was handed in: the report then says so. */
    private SortedMap<String, byte[]> sources(Submission submission) {
        LessonFiles files = submission.lessons().get(step);
        return files == null ? new TreeMap<>() : files.sources();
    }
}
