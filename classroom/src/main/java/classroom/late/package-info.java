/** When something was due, when it was handed in, and what that costs. */
package classroom.late;
