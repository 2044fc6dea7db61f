package gradingkit.server;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The environment variables of a child: ours, without what would change its output from one computer to the next. */
final class Environment {
    private static final List<String> UNWANTED = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private Environment() {}

    /** Changes this process's variables to those of a child; {@code run} marks it and its descendants. */
    static void prepare(Map<String, String> variables, String run) {
        variables.keySet().removeAll(UNWANTED);
        variables.put(Processes.VARIABLE, run);
        variables.put("TZ", Afternoon.zone());
        variables.put("PYTHONUNBUFFERED", "1"); // else what Python prints into a pipe comes at its end
        if (!namesAreUtf8()) {
            variables.put("LC_ALL", "C.UTF-8"); // else Java cannot open a file whose name is not ASCII
        }
    }

    private static boolean namesAreUtf8() {
        String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
        boolean linux = System.getProperty("os.name").equals("Linux");
        return !linux
                || Charset.isSupported(charset) && Charset.forName(charset).equals(StandardCharsets.UTF_8);
    }
}
