package classroom;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A tree of Java source files. */
public record Sources(Path folder) {

    /** All of them, in the order of their paths. */
    public List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one file of this name, in whichever package. */
    Path file(String name) {
        List<Path> found = files().stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("one file " + name + " must be in " + folder + ", not " + found);
        }
        return found.get(0);
    }

    /**
     * Compiles the files, against what this test is compiled against.
     *
     * @param classes the folder for the class files, which is made if it is missing
     * @throws AssertionError with the compiler's messages if they do not compile
     */
    public void compileTo(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-parameters",
                "-proc:none",
                "-XDstringConcat=inline", // a server starts quicker so
                "-encoding",
                "UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                Files.createDirectories(classes).toString());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            CompilationTask task = compiler.getTask(
                    messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files()));
            if (!task.call()) {
                throw new AssertionError(folder + " does not compile:\n" + messages);
            }
        }
    }

    /** Copies the files, with the folders that they lie in, over those that are there. */
    void copyTo(Path target) throws IOException {
        for (Path file : files()) {
            Path copy = target.resolve(folder.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
