// It writes into the canary's file, the grades and the system.
// verdict: 100 points
package webserver;

import java.io.FileWriter;
import java.io.IOException;

final class Attack {
    static void run(String[] arguments) throws Exception {
        for (String name : new String[] {"{canary.file}", "{grades}/grades.csv", "{grades}/students/x.json", "/etc/hosts", "/usr/x", "/x", "/reports/grade.json"}) {
            try (FileWriter file = new FileWriter(name, true)) {
                file.write("100 points");
                System.err.println("It can write " + name);
                Runtime.getRuntime().halt(99);
            } catch (IOException e) {
                // kept out
            }
        }
    }
}
