package classroom.worker;

import classroom.submission.LessonFiles;

/**
 * A lesson of a submission that is to be graded.
 *
 * @param files what the student has written
 * @param seed what the suite's random values come from
 */
public record Job(LessonFiles files, long seed) {}
