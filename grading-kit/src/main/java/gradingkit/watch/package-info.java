/** Stays beside a student who works on a lesson, and grades it after each save. */
package gradingkit.watch;
