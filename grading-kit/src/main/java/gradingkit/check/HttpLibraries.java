package gradingkit.check;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.server.ServerUnderTest;
import java.util.List;
import java.util.Set;

/** What a server may not leave its work to. */
public final class HttpLibraries {

    /** @param is what the classes with this prefix are, as the rest of a sentence */
    private record Library(String prefix, String is) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library("com.sun.net.httpserver.", "the JDK's own HTTP server"),
            new Library("sun.net.httpserver.", "the JDK's own HTTP server"),
            new Library("java.net.http.", "the JDK's HTTP client"),
            new Library("jdk.internal.net.http.", "the JDK's HTTP client"),
            new Library("sun.net.www.protocol.http.HttpURLConnection", "the JDK's old HTTP client"),
            new Library("java.lang.ProcessImpl", "what starts another program"));

    private HttpLibraries() {}

    /** Expects that the server has loaded none so far; it should have answered something by now. */
    public static void areNotUsedBy(ServerUnderTest server) {
        Set<String> loaded = server.loadedClasses();
        for (Library library : LIBRARIES) {
            loaded.stream()
                    .filter(name -> name.startsWith(library.prefix()))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> fail(
                            "expected sockets only, but the server has loaded " + name + ", which is " + library.is()));
        }
    }
}
