package gradingkit.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Has the permissions of files bind a program even if root starts it, whom they do not bind otherwise: with the help of
 * Linux's {@code setpriv} it starts without the two capabilities that overrule them.
 */
final class Permissions {
    private static final Path SELF = Path.of("/proc/self");
    private static final int ROOT = 0;
    private static final String OVERRULING = "-dac_override,-dac_read_search";
    private static final List<String> SETPRIV =
            List.of("setpriv", "--bounding-set=" + OVERRULING, "--inh-caps=" + OVERRULING, "--");
    private static final String CAN_START =
            "command -v \"$1\" > /dev/null || exit 1; shift; for file; do test -r \"$file\" || exit 1; done";
    private static final long TRIAL_LIMIT_SECONDS = 60;
    // A suite starts the same program many times.
    private static final Map<List<String>, Boolean> TRIALS = new ConcurrentHashMap<>();

    private Permissions() {}

    /**
     * The words that start the same program bound by permissions; the given ones where it is bound anyway, or where it
     * could not start so, for example because its own files are somebody else's.
     *
     * @param folder the program's working folder
     */
    static List<String> bind(List<String> words, Path folder) {
        return isRoot() && canStart(words, folder) ? join(SETPRIV, words) : words;
    }

    private static boolean isRoot() {
        try {
            return Files.exists(SELF) && Files.getAttribute(SELF, "unix:uid").equals(ROOT);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false; // no Linux
        }
    }

    private static boolean canStart(List<String> words, Path folder) {
        List<String> check = join(List.of("sh", "-c", CAN_START, "sh", words.get(0)), files(words, folder));
        return TRIALS.computeIfAbsent(check, trial -> succeeds(trial, folder));
    }

    private static boolean succeeds(List<String> check, Path folder) {
        try {
            Process process = new ProcessBuilder(join(SETPRIV, check))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(TRIAL_LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no setpriv
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // A class path is one word with several files.
    private static List<String> files(List<String> words, Path folder) {
        return words.stream()
                .flatMap(word -> Stream.of(word.split(":")))
                .filter(word -> !word.isEmpty() && file(word, folder).exists())
                .toList();
    }

    private static File file(String word, Path folder) {
        File file = new File(word);
        return file.isAbsolute() ? file : new File(folder.toFile(), word);
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
