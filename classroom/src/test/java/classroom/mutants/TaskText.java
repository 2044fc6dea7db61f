package classroom.mutants;

import classroom.LessonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of a lesson's text, task by task.
 *
 * @param tasks the sentences by the numbers of the tasks
 */
record TaskText(Map<Integer, List<String>> tasks) {

    private static final Pattern TASK = Pattern.compile("Task (\\d+): .*");
    // The words of camelCase, of CAPITALS_WITH_LINES, and numbers.
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]{2,}|[A-Z]{3,}|\\d+");
    private static final double ENOUGH = 0.4;

    /** Reads a README.md. */
    static TaskText read(Path file) throws IOException {
        Map<Integer, List<String>> tasks = new LinkedHashMap<>();
        LessonText.read(file).sentences().forEach((heading, sentences) -> {
            Matcher task = TASK.matcher(heading);
            if (task.matches()) {
                tasks.put(Integer.parseInt(task.group(1)), sentences);
            }
        });
        return new TaskText(tasks);
    }

    /** The sentence of the mutant's task that has the most, and the rarest, words in common with what it changes. */
    Optional<String> sentence(Mutant mutant) {
        int number = Integer.parseInt(mutant.task().replaceFirst(".*\\.", ""));
        List<String> sentences = tasks.getOrDefault(number, List.of());
        Set<String> words = words(mutant.member() + " " + mutant.before() + " " + mutant.after());
        Map<String, Double> weights = words.stream()
                .collect(Collectors.toMap(word -> word, word -> 1.0 / (1 + occurrences(word, sentences))));
        return sentences.stream()
                .max(Comparator.comparingDouble(sentence -> weight(sentence, weights)))
                .filter(sentence -> weight(sentence, weights) >= ENOUGH);
    }

    private static long occurrences(String word, List<String> sentences) {
        return sentences.stream()
                .filter(sentence -> words(sentence).contains(word))
                .count();
    }

    private static double weight(String sentence, Map<String, Double> weights) {
        Set<String> words = words(sentence);
        return weights.entrySet().stream()
                .filter(word -> words.contains(word.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
