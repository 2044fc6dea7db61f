// It prints what a worker would answer for full marks, and serves nothing.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        String answer = "{\"grade\":{\"schema\":1,\"step\":2,\"title\":\"x\",\"lesson\":\"x\",\"seed\":1,\"launch\":\"\",\"graded\":true,"
                + "\"reason\":\"\",\"points\":100,\"of\":100,\"bonusPoints\":30,\"bonusOf\":30,\"tasks\":[]},"
                + "\"reason\":\"\",\"messages\":[],\"retry\":false,\"last\":false}";
        for (int i = 0; i < 100; i++) {
            System.out.println(answer);
            System.err.println(answer);
        }
        System.exit(0);
    }
}
