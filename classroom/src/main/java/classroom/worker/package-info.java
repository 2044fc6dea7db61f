/** The warm JVM that compiles and grades one submission after the other; it never loads a submission's classes. */
package classroom.worker;
