package classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something hostile that a server does before it serves: a class {@code Attack} in {@code classroom/hostile}.
 *
 * @param name the name of the submission
 * @param verdict what has to come of it: points, not graded, or any
 * @param files what is added to the reference solution, by path
 */
record Attack(String name, String verdict, Map<String, String> files) {

    private static final Pattern VERDICT = Pattern.compile("\\A// .*\\R// verdict: (?<verdict>.*)\\R");
    private static final Pattern NEXT_FILE = Pattern.compile("^// ==== (?<path>\\S+)\\R", Pattern.MULTILINE);
    private static final Pattern REPEAT = Pattern.compile("\\{repeat (?<times>\\d+) (?<text>.)}");

    /** @param places what stands for words such as {@code {canary.pid}} */
    static Attack read(Path file, Map<String, String> places) throws IOException {
        String text = filled(Files.readString(file), places);
        Matcher verdict = VERDICT.matcher(text);
        if (!verdict.find()) {
            throw new AssertionError(file + " must begin with a sentence and a line such as // verdict: 100 points");
        }
        String name = file.getFileName().toString().replace(".java", "");
        return new Attack(name, verdict.group("verdict"), files(text));
    }

    private static String filled(String text, Map<String, String> places) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return REPEAT.matcher(filled).replaceAll(match -> match.group(2).repeat(Integer.parseInt(match.group(1))));
    }

    private static Map<String, String> files(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> paths =
                NEXT_FILE.matcher(text).results().map(match -> match.group(1)).toList();
        String[] contents = NEXT_FILE.split(text);
        files.put("webserver/Attack.java", contents[0]);
        for (int i = 0; i < paths.size(); i++) {
            files.put(paths.get(i), contents[i + 1]);
        }
        return files;
    }

    /** Writes the reference solution with this attack in it. */
    void write(Sources solution, Path sources) throws IOException {
        solution.copyTo(sources);
        Path main = sources.resolve("webserver/Main.java");
        String honest = Files.readString(main);
        String start = "public static void main(String[] args) throws IOException {";
        if (!honest.contains(start)) {
            throw new AssertionError("the attacks need the line in Main.java: " + start);
        }
        String hostile = start.replace("IOException", "Exception") + "\n        Attack.run(args);";
        Files.writeString(main, honest.replace(start, hostile));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = sources.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
