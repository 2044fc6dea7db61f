package classroom.submission;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** A submission cannot be graded: one plain sentence says what is wrong with it and what to do next. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String sentence) {
        super(sentence);
    }

    Refused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Whether the disk is at fault, and the submission may be as it should. */
    boolean isOfTheDisk() {
        return getCause() instanceof FileSystemException;
    }

    /** Turns what went wrong while a folder or archive was read into a sentence. */
    static Refused because(String source, Exception cause) {
        // A library may have put an exception of its own around ours.
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof Refused refused) {
                return refused;
            }
        }
        String what = cause instanceof FileSystemException
                ? " cannot be read from the disk: see whether it is there and whether you may read it."
                : " is damaged: ask for it again.";
        return new Refused(Shown.name(source) + what, cause);
    }
}
