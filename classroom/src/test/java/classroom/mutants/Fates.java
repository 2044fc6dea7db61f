package classroom.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What became of mutants in this run and in earlier ones, in a file with a line of JSON for each. Thread-safe. */
final class Fates {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, Fate> byKey = new HashMap<>();
    private final Map<String, Fate> byMutant = new HashMap<>();
    private final Map<String, String> lastKillers = new HashMap<>();

    /** @param file is made if it is missing */
    Fates(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::read);
        }
    }

    // A run that was killed may have left half a line.
    private void read(String line) {
        try {
            note(MAPPER.readValue(line, Fate.class));
        } catch (JacksonException e) {
            return;
        }
    }

    private void note(Fate fate) {
        byKey.put(fate.key(), fate);
        byMutant.put(fate.mutant(), fate);
        if (fate.kind() == Fate.Kind.KILLED) {
            lastKillers.put(fate.mutant(), fate.detail());
        }
    }

    /** What is known for this key. */
    synchronized Optional<Fate> find(String key) {
        return Optional.ofNullable(byKey.get(key)).filter(fate -> fate.kind() != Fate.Kind.NOT_GRADED);
    }

    /** What became of a mutant the last time, if it did not survive, whatever has changed since. */
    synchronized Optional<Fate> settled(Mutant mutant) {
        return Optional.ofNullable(byMutant.get(mutant.id()))
                .filter(fate -> fate.kind() == Fate.Kind.KILLED || fate.kind() == Fate.Kind.NOT_COMPILED);
    }

    /** The check that has killed this mutant the last time. */
    synchronized Optional<String> lastKiller(Mutant mutant) {
        return Optional.ofNullable(lastKillers.get(mutant.id()));
    }

    /** Keeps what became of a mutant. */
    synchronized void add(Fate fate) {
        note(fate);
        try {
            Files.writeString(
                    file, MAPPER.writeValueAsString(fate) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
