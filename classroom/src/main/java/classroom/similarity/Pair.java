package classroom.similarity;

/**
 * Two submissions, by their numbers on the desk, and what they share.
 *
 * @param similarity the share of both that is common, from 0 to 1
 * @param ofFirst the share of the first that the second has, too
 * @param ofSecond the share of the second that the first has, too
 * @param tokens how long the common parts are, in JPlag's tokens
 */
record Pair(String first, String second, double similarity, double ofFirst, double ofSecond, int tokens) {}
