package webserver.framework;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import webserver.http.PatientInput;
import webserver.http.Protocol;

/** Leads a WebSocket through the handlers of its route. */
record WsProtocol(WsConfig config, Map<String, String> pathParams) implements Protocol {

    // TASK 7.8 Call the handlers
    /** Calls one handler at the start, one for each text, one at the end. */
    @Override
    public void talk(PatientInput patience, InputStream in, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("Task 7.8: call the handlers (README, Task 8)");
    }
}
