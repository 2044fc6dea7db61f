package classroom.code;

/**
 * A method in a Java file.
 *
 * @param type the name of the class, record, interface or enum around it; empty if none is seen
 * @param parameters its parameters, one blank between their words and signs
 * @param task what a comment {@code // TASK 3.2 …} above it says, such as {@code 3.2 Say that there is no such file};
 *     empty without one
 * @param from the line of its heading, or of the first comment above it; lines count from 1
 * @param to the line of its last brace
 */
record Method(String name, String type, String parameters, String task, int from, int to) {}
