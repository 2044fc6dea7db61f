package classroom.code;

import java.util.List;

/**
 * What a student has handed in for a lesson, cut to what a page can show; the classroom keeps it as a file.
 *
 * @param schema grows when a reader of the last version would no longer understand the file
 * @param lesson the lesson's number
 * @param fingerprint that of the result that these files have got
 * @param files the files that differ from those handed out, and those with tasks
 * @param tasks the methods that were to be written, in the order of their tasks
 * @param given the paths of the files that are as they were handed out
 * @param site the paths of the files that the server serves
 */
public record Code(
        int schema,
        int lesson,
        String fingerprint,
        List<CodeFile> files,
        List<TaskMethod> tasks,
        List<String> given,
        List<String> site) {

    public static final int SCHEMA = 1;

    /**
     * A file.
     *
     * @param path any characters at all
     * @param lines its first lines, which may be cut
     * @param allLines how many it has
     * @param changed whether it is not as it was handed out
     */
    public record CodeFile(String path, List<String> lines, long allLines, boolean changed) {}

    /**
     * A method that was to be written, as it was found.
     *
     * @param task the task's number, such as {@code 3.2}
     * @param title what the skeleton says above the method
     * @param name the method's name
     * @param file the place of its file in {@link Code#files}; -1 if it was not found
     * @param from its first line, from 1
     * @param to its last line
     * @param begun whether it differs from what was handed out
     */
    public record TaskMethod(String task, String title, String name, int file, int from, int to, boolean begun) {}
}
