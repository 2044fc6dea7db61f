package classroom.similarity;

import de.jplag.JPlag;
import de.jplag.JPlagComparison;
import de.jplag.JPlagResult;
import de.jplag.ParsingException;
import de.jplag.clustering.ClusteringOptions;
import de.jplag.exceptions.ExitException;
import de.jplag.java.Language;
import de.jplag.options.JPlagOptions;
import de.jplag.reporting.reportobject.ReportObjectFactory;
import gradingkit.text.Visible;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * JPlag as a program of its own.
 *
 * <p>{@code read FOLDER SECONDS ID...} says of each submission in the folder whether JPlag can read it, in lines that
 * {@link Jvm} reads. {@code compare DESK BASE ID...} writes the pairs and JPlag's report into the folder of the desk.
 */
final class JplagProgram {
    static final String PAIRS = "pairs.json";
    static final String ZIP = "report.zip";

    static final String READING = "reading";
    static final String UNREADABLE = "unreadable";
    static final String DONE = "done";

    /** Below it two sources have no more in common than any two programs; the list would be endless. */
    private static final double LEAST_SIMILARITY = 0.05;

    private static final int PAIRS_IN_REPORT = 100;
    private static final int MOST_TOKENS = 50_000; // the longest reference solution has a tenth of it
    private static final int LONGEST_REASON = 200;

    private JplagProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        List<String> ids = List.of(arguments).subList(3, arguments.length);
        if (arguments[0].equals("read")) {
            read(folder, Integer.parseInt(arguments[2]), ids);
        } else {
            compare(folder, Path.of(arguments[2]), ids);
        }
    }

    // ---- Reading

    private static void read(Path folder, int seconds, List<String> ids) throws InterruptedException {
        for (String id : ids) {
            System.out.println(READING + " " + id);
            Thread thread = new Thread(() -> System.out.println(verdict(folder.resolve(id), id)));
            thread.start();
            thread.join(seconds * 1000L);
            if (thread.isAlive()) {
                System.out.println(UNREADABLE + " " + id + " JPlag was not done with it after " + seconds + " s.");
                Runtime.getRuntime().halt(1); // as nothing else stops a thread; the next JVM goes on
            }
        }
        System.out.println(DONE);
    }

    private static String verdict(Path submission, String id) {
        String reason = reason(submission);
        return reason.isEmpty() ? "read " + id : UNREADABLE + " " + id + " " + reason;
    }

    private static String reason(Path submission) {
        try {
            return lengthProblem(new Language().parse(files(submission)).size());
        } catch (ParsingException e) {
            return "It is no Java that compiles: JPlag " + firstLine(e.getMessage(), submission);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The compiler wraps its own.
            return e instanceof StackOverflowError || e.getCause() instanceof StackOverflowError
                    ? "It is nested too deeply."
                    : "JPlag failed on it: " + firstLine(e.toString(), submission);
        }
    }

    private static String lengthProblem(int tokens) {
        if (tokens < new Language().minimumTokenMatch()) {
            return "It is too short: it has %d tokens.".formatted(tokens);
        }
        return tokens > MOST_TOKENS
                ? "It has %,d tokens; more than %,d are not compared.".formatted(tokens, MOST_TOKENS)
                : "";
    }

    private static Set<File> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Path::toFile).collect(Collectors.toSet());
        }
    }

    private static String firstLine(String message, Path submission) {
        String line = String.valueOf(message)
                .lines()
                .filter(each -> !each.isBlank() && !each.endsWith("(ERROR)")) // which only says that there is an error
                .findFirst()
                .orElse("it does not say why")
                .replace(submission + File.separator, "")
                .strip();
        return Visible.of(line, LONGEST_REASON);
    }

    // ---- Comparing

    private static void compare(Path desk, Path baseCode, List<String> ids) throws ExitException {
        Path submissions = desk.resolve("submissions");
        Set<File> folders = Set.of(submissions.toFile());
        JPlagOptions options = new JPlagOptions(new Language(), folders, Set.of())
                .withBaseCodeSubmissionDirectory(baseCode.toFile())
                .withSimilarityThreshold(LEAST_SIMILARITY)
                .withMaximumNumberOfComparisons(PAIRS_IN_REPORT)
                .withClusteringOptions(new ClusteringOptions().withEnabled(false));
        JPlagResult result = new JPlag(options).run();
        List<Pair> pairs = result.getAllComparisons().stream()
                .filter(pair -> pair.getNumberOfMatchedTokens() > 0)
                .map(JplagProgram::pair)
                .toList();
        new ReportObjectFactory()
                .createAndSaveReport(result, desk.resolve("report").toString());
        JsonMapper.builder().build().writeValue(desk.resolve(PAIRS).toFile(), pairs);
    }

    private static Pair pair(JPlagComparison pair) {
        return new Pair(
                pair.firstSubmission().getName(),
                pair.secondSubmission().getName(),
                pair.similarity(),
                pair.similarityOfFirst(),
                pair.similarityOfSecond(),
                pair.getNumberOfMatchedTokens());
    }
}
