/** What instructors and students get to see of the results. */
package classroom.report;
