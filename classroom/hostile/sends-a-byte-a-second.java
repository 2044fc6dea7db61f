// It answers at one byte a second.
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
                    for (byte b : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes()) {
                        out.write(b);
                        Thread.sleep(1_000);
                    }
                } catch (IOException e) {
                    // the next one, please
                }
            }
        }
    }
}
