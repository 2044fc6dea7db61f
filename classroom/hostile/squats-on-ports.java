// It listens on 2,000 of the ports that the suite may choose.
// verdict: 100 points
package webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run(String[] arguments) throws Exception {
        int own = Integer.parseInt(arguments[0]);
        for (int port = 20_000; port < 32_000; port += 6) {
            if (port != own) {
                try {
                    SQUATTED.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (IOException e) {
                    // somebody was quicker
                }
            }
        }
    }

    private static final List<ServerSocket> SQUATTED = new ArrayList<>();
}
