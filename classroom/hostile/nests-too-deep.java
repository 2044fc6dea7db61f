// Its source is nested too deep for the compiler.
// verdict: not graded
package webserver;

final class Attack {
    static void run(String[] arguments) {
        int x = {repeat 20000 (}1{repeat 20000 )};
    }
}
