package classroom.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what counts in a submission without the workbook's folders: Java files, wherever they are. */
final class JavaFiles {
    private static final String MAVEN_SOURCES = "/" + Root.SOURCES + "/";

    private JavaFiles() {}

    /** Chooses what is taken; the parameters are those of {@link Selection#of}. */
    static List<Taken> of(List<Source> sources, Set<Integer> wanted) throws Refused {
        List<Root> named = new ArrayList<>();
        List<Root> all = new ArrayList<>();
        for (Source source : sources) {
            for (Item item : source.items().stream().filter(JavaFiles::counts).toList()) {
                Root.ofName(source, item).ifPresent(named::add);
                all.add(new Root(source, firstName(item.path()), 0));
            }
        }
        if (all.isEmpty()) {
            throw nothing(sources);
        }
        List<Root> roots = named.isEmpty() ? List.of(only(all, wanted)) : Selection.onePerLesson(named, wanted);
        List<Taken> taken = new ArrayList<>();
        for (Root root : roots) {
            taken.add(taken(root));
        }
        return taken;
    }

    private static Refused nothing(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.items().stream())
                .map(item -> item.path().substring(item.path().lastIndexOf('/') + 1))
                .filter(name -> ArchiveType.of(name).isPresent())
                .findFirst()
                .map(name -> new Refused("It holds no Java file, but an archive in it may, " + Shown.name(name)
                        + ": unpack it, or ask for the lesson folders."))
                .orElseGet(() -> new Refused("No Java file was found in it: ask for the lesson folders."));
    }

    private static Root only(List<Root> roots, Set<Integer> wanted) throws Refused {
        if (wanted.size() != 1) {
            throw new Refused("It holds Java files, but no folder says of which lesson:"
                    + " name the lesson with --step, such as --step 3.");
        }
        Root root = Selection.shallowest(roots);
        return new Root(root.source(), root.path(), wanted.iterator().next());
    }

    private static String firstName(String path) {
        return path.substring(0, path.indexOf('/'));
    }

    // The student's own tests and what the site offers for download are no part of the server.
    private static boolean counts(Item item) {
        return item.isFile()
                && Root.isJava(item.path())
                && !item.path().contains("/src/test/")
                && (item.path().contains(MAVEN_SOURCES) || !item.path().contains("/site/"));
    }

    private static Taken taken(Root root) throws Refused {
        List<Taken.TakenFile> sources = Taken.files(sources(root), JavaFiles::counts);
        List<Root> sites = folders(root, "/site/", item -> !item.path().contains(MAVEN_SOURCES));
        return new Taken(root.lesson(), root.source(), sources, sites.isEmpty() ? List.of() : site(sites));
    }

    private static List<Taken.TakenFile> site(List<Root> sites) throws Refused {
        return Taken.files(Selection.shallowest(sites), item -> true);
    }

    private static Root sources(Root root) throws Refused {
        List<Root> maven = folders(root, MAVEN_SOURCES, JavaFiles::counts);
        return maven.isEmpty() ? commonFolder(root) : Selection.shallowest(maven);
    }

    // The folders with that name, known by the items in them; a link may stand in such a folder's place.
    private static List<Root> folders(Root root, String name, Predicate<Item> condition) {
        List<Root> folders = new ArrayList<>();
        for (Item item : root.items().stream().filter(condition).toList()) {
            String path = item.isFile() ? item.path() : item.path() + "/";
            int start = path.indexOf(name, root.path().length());
            if (start >= 0) {
                String folder = path.substring(0, start + name.length() - 1);
                folders.add(new Root(root.source(), folder, root.lesson()));
            }
        }
        return folders;
    }

    private static Root commonFolder(Root root) {
        String common = null;
        for (Item item : root.items().stream().filter(JavaFiles::counts).toList()) {
            String folder = item.path().substring(0, item.path().lastIndexOf('/'));
            common = common == null ? folder : common(common, folder);
        }
        return new Root(root.source(), common, root.lesson());
    }

    private static String common(String one, String other) {
        String folder = one;
        while (!(other + "/").startsWith(folder + "/")) {
            folder = folder.substring(0, folder.lastIndexOf('/'));
        }
        return folder;
    }
}
