/**
 * A lesson's server, looked at by hand: behind a relay that shows what both sides say ({@code mvn -pl step03 wire}), or
 * on the files of a failed check ({@code mvn -pl step03 run -Dfiles=3.2.1}).
 */
package gradingkit.relay;
