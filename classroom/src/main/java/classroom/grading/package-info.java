/** Grades a class: hands each lesson of each submission to a worker, and keeps what came of it. */
package classroom.grading;
