// It reads the canary's file, the workbook, the grades, and the instructor's home.
// verdict: 100 points
package webserver;

import java.io.File;

final class Attack {
    static void run(String[] arguments) throws Exception {
        for (String name : new String[] {"{canary.file}", "{workbook}", "{grades}", "/root", "/home", "/etc/shadow", "{submissions}"}) {
            File file = new File(name);
            if (file.canRead() && (file.isFile() || file.list() != null && file.list().length > 0)) {
                System.err.println("It can read " + name);
                System.exit(99);
            }
        }
    }
}
