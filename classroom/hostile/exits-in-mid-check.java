// It ends as soon as somebody asks it for something.
// verdict: 0 points
package webserver;

import java.net.ServerSocket;

final class Attack {
    static void run(String[] arguments) throws Exception {
        ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[0]));
        listener.accept().getInputStream().read();
        Runtime.getRuntime().halt(0);
    }
}
