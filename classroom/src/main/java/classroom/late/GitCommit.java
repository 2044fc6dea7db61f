package classroom.late;

import gradingkit.server.Deletion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last commit of a clone that a stranger has made. A repository's configuration can name programs for git to run, so it
 * is never read: git sees the objects alone, from a repository of our own.
 */
final class GitCommit {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final Pattern BRANCH = Pattern.compile("ref: (refs/[A-Za-z0-9._/-]+)\\s*");
    private static final Pattern COMMITTER = Pattern.compile("(?m)^committer .* (\\d{1,12}) [+-]\\d{4}$");
    private static final int MOST_BYTES = 100_000;
    private static final int LIMIT_SECONDS = 10;

    private GitCommit() {}

    /** The committer's time of what is checked out; nothing if this is no clone, or there is no git. */
    static Optional<Instant> time(Path clone) {
        Path git = clone.resolve(".git");
        if (!Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)
                || !Files.isDirectory(git.resolve("objects"), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            Optional<String> hash = head(git);
            return hash.isEmpty() ? Optional.empty() : time(git.toRealPath().resolve("objects"), hash.get());
        } catch (IOException e) {
            return Optional.empty(); // no git on this machine, or a broken clone: the files' times are left
        }
    }

    private static Optional<String> head(Path git) throws IOException {
        String head = text(git.resolve("HEAD")).strip();
        Matcher branch = BRANCH.matcher(head);
        if (!branch.matches()) {
            return Optional.of(head).filter(hash -> HASH.matcher(hash).matches());
        }
        String name = branch.group(1);
        if (name.contains("..")) {
            return Optional.empty();
        }
        String loose = text(git.resolve(name)).strip();
        return Stream.concat(Stream.of(loose), packed(git, name))
                .filter(hash -> HASH.matcher(hash).matches())
                .findFirst();
    }

    private static Stream<String> packed(Path git, String name) throws IOException {
        return text(git.resolve("packed-refs"))
                .lines()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.substring(0, line.length() - name.length() - 1));
    }

    private static String text(Path file) throws IOException {
        boolean small = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_BYTES;
        return small ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
    }

    private static Optional<Instant> time(Path objects, String hash) throws IOException {
        Path own = Files.createTempDirectory("commit-");
        try {
            Files.createDirectories(own.resolve("objects"));
            Files.createDirectories(own.resolve("refs"));
            Files.writeString(own.resolve("HEAD"), "ref: refs/heads/none\n");
            return commit(own, objects, hash).flatMap(GitCommit::committed);
        } finally {
            Deletion.of(own);
        }
    }

    private static Optional<String> commit(Path own, Path objects, String hash) throws IOException {
        ProcessBuilder git = new ProcessBuilder("git", "cat-file", "commit", hash)
                .directory(own.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        git.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        git.environment().put("GIT_DIR", own.toString());
        git.environment().put("GIT_OBJECT_DIRECTORY", objects.toString());
        git.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = git.start();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        process.getOutputStream().close();
        // A commit's message may be of any length; its head is not.
        byte[] head = process.getInputStream().readNBytes(MOST_BYTES);
        process.destroyForcibly();
        return Optional.of(new String(head, StandardCharsets.ISO_8859_1));
    }

    private static Optional<Instant> committed(String commit) {
        String head = commit.split("\n\n", 2)[0];
        Matcher committer = COMMITTER.matcher(head);
        return committer.find()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(committer.group(1))))
                : Optional.empty();
    }
}
