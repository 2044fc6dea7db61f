/** Small changes to the solutions, and whether the suites notice them. */
package classroom.mutants;
