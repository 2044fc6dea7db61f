package gradingkit.watch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What the compiler says, as one block: the first error with its line of code. In the words of .mvn/step-names. */
final class CompileErrors {

    private static final int TAB = 8;

    private final Project project;
    private final List<Diagnostic<? extends JavaFileObject>> errors;
    private final Diagnostic<? extends JavaFileObject> first;

    /** @param errors at least one */
    CompileErrors(Project project, List<Diagnostic<? extends JavaFileObject>> errors) {
        this.project = project;
        this.errors = errors;
        this.first = errors.get(0);
    }

    List<String> lines() {
        List<String> message = first.getMessage(Locale.ENGLISH).lines().toList();
        List<String> lines = new ArrayList<>();
        lines.add(title());
        lines.add("");
        lines.add("  " + place() + message.get(0));
        message.stream().skip(1).map(line -> "    " + line.strip()).forEach(lines::add);
        lines.addAll(code());
        if (errors.size() > 1) {
            lines.add("");
            lines.add("Mend it first; the others often vanish with it.");
        }
        return lines;
    }

    private String title() {
        boolean own = file() == null || file().startsWith(project.folder());
        return project.step() + ": " + (own ? "your code does not compile yet: " : "the code does not compile: ")
                + (errors.size() == 1 ? "1 error." : errors.size() + " errors. The first one:");
    }

    private String place() {
        return file() == null ? "" : slashes(file()) + ", line " + first.getLineNumber() + ": ";
    }

    private Path file() {
        return first.getSource() == null
                ? null
                : Path.of(first.getSource().toUri()).normalize();
    }

    private String slashes(Path file) {
        Path root = project.folder().getParent();
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace(File.separatorChar, '/');
    }

    /** The line of code, not indented, and a caret under the column. */
    private List<String> code() {
        return sourceLine().map(CompileErrors::expanded).map(this::withCaret).orElse(List.of());
    }

    private Optional<String> sourceLine() {
        if (file() == null || first.getLineNumber() < 1) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file(), StandardCharsets.UTF_8)) {
            return lines.skip(first.getLineNumber() - 1).findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // saved anew meanwhile, or no UTF-8
        }
    }

    private List<String> withCaret(String code) {
        int indent = code.length() - code.stripLeading().length();
        int caret = (int) Math.max(0, Math.min(first.getColumnNumber() - 1, code.length()) - indent);
        return List.of("", "    " + code.substring(indent), "    " + " ".repeat(caret) + "^");
    }

    /** With tabs as spaces up to the next multiple of 8: that is how javac counts columns. */
    private static String expanded(String code) {
        StringBuilder result = new StringBuilder();
        for (char character : code.toCharArray()) {
            result.append(character == '\t' ? " ".repeat(TAB - result.length() % TAB) : String.valueOf(character));
        }
        return result.toString();
    }
}
