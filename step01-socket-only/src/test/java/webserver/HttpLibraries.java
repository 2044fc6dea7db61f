package webserver;

import gradingkit.server.NotCheckable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** Finds compiled classes that leave HTTP to the JDK. The warm-up may; the others may not, through it neither. */
final class HttpLibraries {

    private static final String WARM_UP = "webserver.WarmUp";
    private static final Pattern DEPENDENCY = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s.*");
    private static final List<String> LIBRARIES = List.of(
            WARM_UP, "com.sun.net.httpserver.", "sun.net.", "java.net.http.", "java.net.HttpURL", "java.net.URLConn");

    private HttpLibraries() {}

    /** A clause such as "webserver.Server uses com.sun.net.httpserver.HttpServer" for each use. */
    static List<String> usedIn(List<Path> classPath) {
        return jdeps(classPath.stream()
                        .filter(Files::exists)
                        .map(Path::toString)
                        .toList())
                .lines()
                .map(DEPENDENCY::matcher)
                .filter(line -> line.matches() && isUse(line.group(1), line.group(2)))
                .map(line -> line.group(1) + " uses " + line.group(2))
                .toList();
    }

    private static boolean isUse(String user, String used) {
        return !user.startsWith(WARM_UP) && LIBRARIES.stream().anyMatch(used::startsWith);
    }

    private static String jdeps(List<String> classPath) {
        ToolProvider jdeps = ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new NotCheckable("it needs jdeps, which this Java does not have; a JDK has it"));
        List<String> arguments = new ArrayList<>(List.of("-verbose:class"));
        arguments.addAll(classPath);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = jdeps.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("jdeps ended with exit code " + code + ": " + out + err);
        }
        return out.toString();
    }
}
