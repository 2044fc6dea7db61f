package gradingkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in a server's folder at some moment: each entry with its size and the time of its last change. */
final class Inventory {

    private final Map<Path, String> entries = new HashMap<>();

    private Inventory() {}

    static Inventory of(Path folder) {
        Inventory inventory = new Inventory();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(entry -> !entry.equals(folder))
                    .forEach(entry -> inventory.add(folder.relativize(entry), entry));
        } catch (IOException | UncheckedIOException e) {
            // A server changes its folder meanwhile, or forbids a look into it: then what was seen has to do.
        }
        return inventory;
    }

    private void add(Path name, Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean folder = attributes.isDirectory(); // whose time says nothing that its entries do not say
            entries.put(name, folder ? "" : attributes.size() + " " + attributes.lastModifiedTime());
        } catch (IOException e) {
            // It is gone.
        }
    }

    /** Whether something was put in since then, changed, or taken away, apart from these names. */
    boolean differsFrom(Inventory before, Set<String> without) {
        return !without(without).equals(before.without(without));
    }

    private Map<Path, String> without(Set<String> names) {
        Map<Path, String> wanted = new HashMap<>(entries);
        wanted.keySet().removeIf(name -> names.contains(name.getName(0).toString()));
        return wanted;
    }
}
