package classroom.submission;

import classroom.submission.Entry.HandedIn;
import classroom.submission.Item.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The single files of a student that Canvas, or Moodle without folders, puts straight into the class folder. */
final class FilesSource implements Source {
    private final String name;
    private final List<Path> files = new ArrayList<>();
    private final Listing listing;

    FilesSource(String name, List<HandedIn> handedIn, Budget budget) throws Refused {
        this.name = name;
        this.listing = new Listing(name, budget);
        for (HandedIn file : handedIn) {
            listing.add(file.name(), Kind.FILE);
            files.add(file.path());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Item> items() {
        return listing.items();
    }

    @Override
    public void read(Set<Item> wanted, Taker taker) throws IOException {
        for (Item item : wanted) {
            try (InputStream content = FolderSource.open(files.get(item.index()))) {
                taker.take(item, content);
            }
        }
    }

    @Override
    public void close() {}
}
