/** Rosters: the lists of a class that learning platforms export, found out about, filled in, and handed back. */
package classroom.roster;
