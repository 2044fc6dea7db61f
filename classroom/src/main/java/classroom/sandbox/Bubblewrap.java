package classroom.sandbox;

import classroom.BadInput;
import gradingkit.server.Afternoon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two sandboxes of bubblewrap, one in the other. A worker has a network of its own with a loopback only, and sees the
 * system, the stage and an empty folder of limited size. A submission, within it, sees its classes and its working
 * folder, none of the other processes, and cannot use more than the limits.
 */
public final class Bubblewrap implements Sandbox {

    private static final String INSTALL =
            "install bubblewrap 0.8 or newer (on Debian and Ubuntu: apt install bubblewrap),"
                    + " or grade without it by --no-sandbox if you trust every submission";
    private static final Path REPORTS = Path.of("/reports");
    private static final long TRIAL_SECONDS = 20;
    private static final String NOBODY = "65534";
    private static final int STUDENT = 1000;
    private static final String SMALL_BYTES = Integer.toString(16 * 1024 * 1024);

    private static final String TRIAL_FILE = "/tmp/reached";

    // The file that says how far it has come is open from outside to right before the program: nobody else has it.
    // Its length is set, not written, which works on a full disk, too.
    private static final String OPEN = "exec 9>\"$1\" 8<\"$2\"; shift 2; exec \"$@\"";
    private static final String REACHED = "truncate -s 1 /proc/self/fd/9 || exit; exec 9>&- 8<&-; exec \"$@\"";

    private final Path java;
    private final Limits limits;

    /** @param java the JDK's home */
    public Bubblewrap(Path java, Limits limits) {
        this.java = java;
        this.limits = limits;
    }

    /**
     * Makes sure that it works here.
     *
     * @throws BadInput if not, with what to do
     */
    public void check(Path stage) {
        List<String> inner = new ArrayList<>(submission(stage, stage.toString(), stage.toString(), TRIAL_FILE));
        inner.addAll(List.of(java.resolve("bin/java").toString(), "-version"));
        String problem = run(around(stage, inner));
        if (!problem.isEmpty()) {
            throw new BadInput("The sandbox does not work here (" + problem + "): " + INSTALL + ".");
        }
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? "" : output.strip().replaceAll("\\s*\\R\\s*", "; ");
        } catch (IOException e) {
            return "there is no program " + command.get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public List<String> around(Path stage, List<String> command) {
        List<String> words = new ArrayList<>(asNobody());
        words.addAll(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"));
        words.addAll(List.of("--setenv", "PATH", "/usr/bin:/bin", "--setenv", "LANG", "C.UTF-8"));
        words.addAll(List.of("--setenv", "HOME", "/tmp", "--setenv", "TZ", Afternoon.zone()));
        words.addAll(system(stage));
        words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        words.addAll(List.of("--size", limits.diskBytes(), "--tmpfs", "/tmp"));
        words.addAll(List.of("--size", SMALL_BYTES, "--tmpfs", REPORTS.toString()));
        words.addAll(readOnly(stage));
        words.addAll(List.of("--chdir", "/tmp", "--remount-ro", "/", "--"));
        words.addAll(command);
        return words;
    }

    @Override
    public String wrapper(Path stage) {
        return submission(stage, "{program}", "{folder}", "{reached}").stream()
                .map(Bubblewrap::quoted)
                .collect(Collectors.joining(" "));
    }

    @Override
    public Path reports(Path stage) {
        return REPORTS;
    }

    @Override
    public boolean safe() {
        return true;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=,{}+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** @param reached the file that becomes longer than nothing when all of this has come as far as the program */
    private List<String> submission(Path stage, String program, String folder, String reached) {
        String uid = Integer.toString(STUDENT);
        Optional<Path> filter = new SystemFiles(stage).filter();
        List<String> words = new ArrayList<>(List.of("sh", "-c", OPEN, "sh", reached));
        words.add(filter.map(Path::toString).orElse("/dev/null"));
        words.addAll(List.of("bwrap", "--unshare-user", "--disable-userns"));
        if (filter.isPresent()) {
            words.addAll(List.of("--seccomp", "8"));
        }
        words.addAll(List.of("--uid", uid, "--gid", uid, "--unshare-pid", "--unshare-ipc", "--unshare-uts"));
        words.addAll(List.of("--unshare-cgroup-try", "--new-session"));
        words.addAll(system(stage));
        words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        words.addAll(List.of("--size", SMALL_BYTES, "--tmpfs", "/dev/shm", "--remount-ro", "/dev"));
        words.addAll(List.of("--size", SMALL_BYTES, "--tmpfs", "/tmp"));
        words.addAll(readOnly(stage.resolve("libraries")));
        words.addAll(List.of("--ro-bind", program, program));
        words.addAll(List.of("--bind", folder, folder, "--chdir", folder, "--remount-ro", "/", "--"));
        words.addAll(limits.prlimit());
        words.addAll(List.of("sh", "-c", REACHED, "sh"));
        return words;
    }

    /** Root would not be bound by the limits on processes. */
    private static List<String> asNobody() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root
                ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs", "--")
                : List.of();
    }

    private List<String> system(Path stage) {
        List<String> words = new ArrayList<>(readOnly(Path.of("/usr")));
        Stream.of("/bin", "/sbin", "/lib", "/lib32", "/lib64")
                .map(Path::of)
                .filter(Files::exists)
                .forEach(path -> words.addAll(linkOrFolder(path)));
        try (Stream<Path> files = Files.list(new SystemFiles(stage).etc())) {
            files.sorted()
                    .forEach(file -> words.addAll(List.of("--ro-bind", file.toString(), "/etc/" + file.getFileName())));
        } catch (IOException e) {
            throw new BadInput("The sandbox cannot be prepared: " + e.getMessage() + ".", e);
        }
        if (!java.startsWith("/usr")) {
            words.addAll(readOnly(java));
        }
        return words;
    }

    private static List<String> linkOrFolder(Path path) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try {
                return List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString());
            } catch (IOException e) {
                return List.of(); // gone
            }
        }
        return readOnly(path);
    }

    private static List<String> readOnly(Path path) {
        return List.of("--ro-bind", path.toString(), path.toString());
    }
}
