package classroom.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The files that are taken of a submission for one lesson. All come from one folder or archive. */
record Taken(int lesson, Source source, List<TakenFile> sources, List<TakenFile> site) {

    /**
     * One file.
     *
     * @param path its path below {@code src/main/java} or {@code site}
     */
    record TakenFile(Item item, String path) {}

    /** The files of a folder for which the condition holds; refused if a link could lead out of it. */
    static List<TakenFile> files(Root folder, Predicate<Item> condition) throws Refused {
        List<TakenFile> files = new ArrayList<>();
        for (Item item : folder.source().items()) {
            if (folder.isHiddenBy(item)) {
                throw new Refused("It contains a link or a device, " + Shown.name(item.path())
                        + ", which is never followed: ask for the files themselves.");
            }
            if (folder.holds(item) && condition.test(item)) {
                files.add(
                        new TakenFile(item, item.path().substring(folder.path().length() + 1)));
            }
        }
        return files;
    }
}
