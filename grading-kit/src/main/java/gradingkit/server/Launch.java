package gradingkit.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a server is started: the lesson's classes, a command, or not at all because it already runs. */
public sealed interface Launch {

    /**
     * A Java program from its compiled classes.
     *
     * @param javaHome the JDK or JRE that runs it
     * @param classPath folders and jars
     * @param mainClass the class with {@code main}, such as {@code webserver.Main}
     * @param debugPort the port on which the program waits for a debugger before it starts, or null for none
     * @param listed whether the JVM writes down which classes it loads, for {@link ServerUnderTest#loadedClasses}
     */
    record Classes(Path javaHome, List<Path> classPath, String mainClass, Integer debugPort, boolean listed)
            implements Launch {
        public Classes {
            classPath = List.copyOf(classPath);
        }

        /** The same program without a list of its classes. */
        public Classes(Path javaHome, List<Path> classPath, String mainClass, Integer debugPort) {
            this(javaHome, classPath, mainClass, debugPort, false);
        }
    }

    /**
     * A program in any language, started by a command such as {@code python3 server.py {port}}; <code>{port}</code> and
     * <code>{host}</code> stand for the arguments. Words are split and quoted as in a shell, but no shell runs it.
     *
     * @param line the command
     * @param folders where a relative file name of the command is looked up if the working folder has no such file
     */
    record Command(String line, List<Path> folders) implements Launch {
        public Command {
            folders = List.copyOf(folders);
        }

        /** A command whose files are looked up in this process's folder, then in the folder above it. */
        public Command(String line) {
            this(line, folderAndParent(Path.of("").toAbsolutePath()));
        }

        // Maven tests a module in the module's folder; it was started there or, more often, one level above.
        private static List<Path> folderAndParent(Path folder) {
            List<Path> folders = new ArrayList<>(List.of(folder));
            if (folder.getParent() != null) {
                folders.add(folder.getParent());
            }
            return folders;
        }
    }

    /**
     * A program inside another one, such as a sandbox, that stays around it and ends with it.
     *
     * @param wrapper the words that come before the program's own; <code>{folder}</code> stands for its working folder,
     *     <code>{reached}</code> for an empty file to which the wrapper adds something right before it becomes the
     *     program: one that ends before that is an error of the set-up
     */
    record Wrapped(List<String> wrapper, Launch program) implements Launch {
        public Wrapped {
            wrapper = List.copyOf(wrapper);
        }

        /** @param wrapper split and quoted as in a shell */
        public Wrapped(String wrapper, Launch program) {
            this(CommandLine.words(wrapper), program);
        }
    }

    /**
     * A server that somebody else has started, and will stop.
     *
     * @param server its address, such as {@code http://127.0.0.1:8000}
     */
    record Running(URI server) implements Launch {}
}
