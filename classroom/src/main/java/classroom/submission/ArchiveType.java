package classroom.submission;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The archives that students hand in, known by their extension. */
enum ArchiveType {
    ZIP(".zip"),
    TAR_GZ(".tar.gz", ".tgz"),
    /** Known, so that the student is listed and told what to hand in instead. */
    NOT_READABLE(".rar", ".7z", ".tar", ".tar.xz", ".tar.bz2", ".gz", ".xz", ".bz2", ".zipx", ".jar", ".war");

    private final List<String> extensions;

    ArchiveType(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /** The type of a file, or nothing if it is no archive. */
    static Optional<ArchiveType> of(String file) {
        return Stream.of(values())
                .filter(type -> type.extension(file).isPresent())
                .findFirst();
    }

    /** The name without an archive's extension. */
    static String withoutExtension(String file) {
        return of(file).flatMap(type -> type.extension(file))
                .map(extension -> file.substring(0, file.length() - extension.length()))
                .filter(name -> !name.isEmpty())
                .orElse(file);
    }

    private Optional<String> extension(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return extensions.stream().filter(lower::endsWith).findFirst();
    }
}
