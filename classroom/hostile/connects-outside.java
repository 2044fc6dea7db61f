// It connects to a port of the machine on which the canary listens.
// verdict: 100 points
package webserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

final class Attack {
    static void run(String[] arguments) throws Exception {
        for (String host : new String[] {"127.0.0.1", "localhost", "::1"}) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, {canary.port}), 500);
                System.exit(99);
            } catch (IOException e) {
                // kept in
            }
        }
    }
}
