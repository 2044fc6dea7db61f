/** What keeps a submission away from everything that is not its own. */
package classroom.sandbox;
