package classroom.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The sources or the site of one lesson while it is read. */
final class Part {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);

    private final String what;
    private final int mostFiles;
    private final long mostFileBytes;
    private final Set<String> folders = new HashSet<>();
    private final Set<String> expected = new HashSet<>();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final long mostBytes;
    private long bytes;

    private Part(String what, int mostFiles, long mostBytes, long mostFileBytes) {
        this.what = what;
        this.mostFiles = mostFiles;
        this.mostBytes = mostBytes;
        this.mostFileBytes = mostFileBytes;
    }

    static Part sources(int lesson) {
        return new Part(
                "The sources of lesson " + lesson, Limits.SOURCE_FILES, Limits.SOURCE_BYTES, Limits.SOURCE_FILE_BYTES);
    }

    static Part site(int lesson) {
        return new Part("The site of lesson " + lesson, Limits.SITE_FILES, Limits.SITE_BYTES, Limits.SITE_BYTES);
    }

    SortedMap<String, byte[]> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** Announces a file: what is wrong with its path is found before anything is read. */
    void expect(String path) throws Refused {
        refuseBadName(path);
        if (!expected.add(path)) {
            throw new Refused("It holds " + Shown.name(path) + " twice: ask which one counts, and remove the other.");
        }
        if (expected.size() > mostFiles) {
            throw new Refused(what + ": more than " + mostFiles + " files were found: ask for a smaller submission.");
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
    }

    /** To be called when all files are announced. */
    void refuseFileAsFolder() throws Refused {
        for (String folder : folders) {
            if (expected.contains(folder)) {
                throw new Refused("It holds " + Shown.name(folder) + " both as a file and as a folder:"
                        + " ask which one counts, and remove the other.");
            }
        }
    }

    // No file system could store it, or no line of a report could show it.
    private static void refuseBadName(String path) throws Refused {
        for (String name : path.split("/")) {
            if (name.getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES) {
                throw new Refused("A file's name is longer than " + Limits.NAME_BYTES + " bytes, " + Shown.name(name)
                        + ": ask for it with a shorter name.");
            }
            if (CONTROL.matcher(name).find()) {
                throw new Refused("A file's name holds a line break or another control character, " + Shown.name(name)
                        + ": ask for it with another name.");
            }
        }
    }

    /** Reads a file, and stops as soon as it is too large. */
    void add(String path, InputStream content, Budget budget) throws IOException {
        long most = Math.min(mostFileBytes, mostBytes - bytes);
        byte[] file = content.readNBytes((int) most + 1);
        if (file.length > mostFileBytes) {
            throw new Refused(
                    Shown.name(path) + " is larger than " + Limits.say(mostFileBytes) + ": ask for a smaller one.");
        }
        if (file.length > most) {
            throw new Refused(what + ": larger than " + Limits.say(mostBytes) + ": ask for a smaller submission.");
        }
        budget.takeBytes(file.length);
        bytes += file.length;
        files.put(path, file);
    }
}
