package classroom.submission;

import java.util.SortedMap;

/**
 * What a submission holds of one lesson: only this is taken from it.
 *
 * @param lesson the lesson's number
 * @param sources the contents of the student's {@code .java} files by their path below {@code src/main/java}, with
 *     {@code /} between the names
 * @param site the contents of the files below {@code site/} by their path in it; empty if the submission has no such
 *     folder, and then the lesson's own is served
 */
public record LessonFiles(int lesson, SortedMap<String, byte[]> sources, SortedMap<String, byte[]> site) {}
