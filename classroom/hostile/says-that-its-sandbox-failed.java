// It ends at once and says what a sandbox says that does not come up.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        System.err.println("bwrap: Can't bind mount /oldroot/etc/ld.so.cache on /newroot/etc/ld.so.cache: No such file");
        System.exit(1);
    }
}
