package classroom.submission;

import classroom.submission.Item.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes down what a folder or archive holds. Here hostile paths are refused and irrelevant ones left out. */
final class Listing {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private final String source;
    private final Budget budget;
    private final List<Item> items = new ArrayList<>();
    private int index;

    /**
     * @param source the name of the folder or archive: it becomes the first name of each path, as a lesson may be known
     *     by it alone ({@code step03.zip})
     */
    Listing(String source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    /** Adds a folder: it counts, and its path must be harmless, but only its files are of interest. */
    void addFolder(String path) throws Refused {
        budget.takeEntry();
        index++;
        clean(path);
    }

    /** Adds what is not a folder, and returns its index. */
    int add(String path, Kind kind) throws Refused {
        budget.takeEntry();
        String clean = clean(path);
        if (!Ignored.test(clean)) {
            items.add(new Item(index, source + "/" + clean, kind));
        }
        return index++;
    }

    // tar writes "./a" where the student has packed ".": those dots are harmless. Some programs of Windows write
    // backslashes between names.
    private static String clean(String given) throws Refused {
        String path = given.replace('\\', '/');
        List<String> names = Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
        if (path.startsWith("/") || names.contains("..") || DRIVE.matcher(path).matches()) {
            throw new Refused("It contains a path that leads out of it, " + Shown.name(path)
                    + ": ask for an archive made in the usual way.");
        }
        if (path.length() > Limits.PATH_CHARACTERS || names.size() > Limits.PATH_DEPTH) {
            throw new Refused("It contains a path that is too long or too deep, " + Shown.name(path)
                    + ": ask for the lesson folders alone.");
        }
        return String.join("/", names);
    }
}
