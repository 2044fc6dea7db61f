/** What an instructor decides about grades that the suites have found. */
package classroom.judgement;
