// Each finally block is compiled twice, and so is what is in it: that takes the compiler minutes.
// verdict: not graded
package webserver;

final class Attack {
    private static int x;

    static void run(String[] arguments) {
        run0();
    }

    static void run0() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run1() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run2() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run3() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run4() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run5() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run6() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run7() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run8() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run9() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run10() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run11() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run12() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run13() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }

    static void run14() {
        try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { try { x++; } finally { x++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }
}
