/** What students have handed in more than once. */
package classroom.attempts;
