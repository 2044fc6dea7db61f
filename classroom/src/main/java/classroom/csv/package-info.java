/** CSV files of the instructor's, read with the place of each cell. */
package classroom.csv;
