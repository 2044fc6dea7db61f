package webserver.books;

import java.util.List;
import java.util.Map;
import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;

/** Gives its parameters back to a client, which thereby sees what has arrived. */
public final class ParameterApi {

    /**
     * What the client gets back.
     *
     * @param method the method of the request
     * @param params each parameter with its values in the order in which they came
     */
    record Parameters(String method, Map<String, List<String>> params) {}

    // TASK 5.3 Answer with the query
    /** The parameters in the query. */
    @Route(method = "GET", path = "/api")
    public Response query(Request request) {
        throw new UnsupportedOperationException("Task 5.3: answer with the query (README, Task 3)");
    }

    // TASK 5.3 Answer with the form
    /**
     * The fields of the form in the body.
     *
     * @throws HttpError 415 if the body is something else
     */
    @Route(method = "POST", path = "/api")
    public Response form(Request request) {
        throw new UnsupportedOperationException("Task 5.3: answer with the form (README, Task 3)");
    }
}
