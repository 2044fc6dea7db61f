package gradingkit.server;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What Linux tells of processes in /proc, which {@link ProcessHandle} does not. */
final class ProcFs {
    /** Whether this system has such a folder. */
    static final boolean THERE = Files.isReadable(Path.of("/proc/self/environ"));

    private ProcFs() {}

    /** The ids of all processes; none without /proc. */
    static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        if (THERE) {
            for (Path entry : entries(Path.of("/proc")).orElse(List.of())) {
                String name = entry.getFileName().toString();
                if (Character.isDigit(name.charAt(0))) {
                    pids.add(Long.valueOf(name));
                }
            }
        }
        return pids;
    }

    /** Whether a process was started with this entry, such as {@code NAME=value}, in its environment. */
    static boolean hasVariable(long pid, String entry) {
        String environment = "\0" + read(pid, "environ");
        return environment.contains("\0" + entry + "\0");
    }

    /** Whether a process works in the folder or below it. */
    static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(of(pid, "cwd")).startsWith(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a process has ended and only its exit code waits to be fetched by its parent. */
    static boolean isZombie(long pid) {
        String stat = read(pid, "stat");
        int state = stat.lastIndexOf(')') + 2; // the name, in brackets, may hold brackets too
        return state < stat.length() && "ZX".indexOf(stat.charAt(state)) >= 0;
    }

    /** How many files and connections a process has open; empty if it does not let us look. */
    static OptionalInt openFiles(long pid) {
        String[] files = of(pid, "fd").toFile().list();
        return files == null ? OptionalInt.empty() : OptionalInt.of(files.length);
    }

    /** The inodes of a process's sockets; empty if it does not let us look. */
    static Optional<Set<String>> sockets(long pid) {
        return entries(of(pid, "fd")).map(ProcFs::socketInodes);
    }

    private static Set<String> socketInodes(List<Path> descriptors) {
        Set<String> inodes = new HashSet<>();
        for (Path descriptor : descriptors) {
            String target = target(descriptor);
            if (target.startsWith("socket:[")) {
                inodes.add(target.substring("socket:[".length(), target.length() - 1));
            }
        }
        return inodes;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed in the meantime
        }
    }

    private static Optional<List<Path>> entries(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            List<Path> list = new ArrayList<>();
            entries.forEach(list::add);
            return Optional.of(list);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }

    private static String read(long pid, String file) {
        return read(of(pid, file));
    }

    /** A file's text; empty if it cannot be read. An interrupted thread can read it too, which a channel would not do. */
    static String read(Path file) {
        try (InputStream stream = new FileInputStream(file.toFile())) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // ended in the meantime, or another user's
        }
    }

    private static Path of(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
