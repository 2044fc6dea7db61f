package webserver.framework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import webserver.framework.sessions.Session;
import webserver.http.Body;
import webserver.http.Header;
import webserver.http.Json;
import webserver.http.Request;
import webserver.http.Response;

/** Everything a handler needs: the request to read, the response to fill in, the session to remember things in. */
public final class Context {

    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";
    private static final Pattern NOT_IN_COOKIES = Pattern.compile("[^!#-+\\--:<-\\[\\]-~]"); // RFC 6265, 4.1.1
    private static final String HTML = "text/html; charset=utf-8";

    private final Request request;
    private final AppConfig config;
    private final Session session;
    private final String path;
    private final List<Header> headers = new ArrayList<>();
    private Map<String, String> pathParams = Map.of();
    private int status = 200;
    private byte[] body = new byte[0];
    private Response whole;

    /** @throws webserver.http.HttpError 400 if the target is no path */
    Context(Request request, AppConfig config) {
        this.request = request;
        this.path = request.rawPath();
        this.config = config;
        this.session = Session.of(request, config.sessionKey());
    }

    /** The method of the request, such as GET. */
    public String method() {
        return request.method();
    }

    /** The path of the request, as it was sent: neither decoded nor with the query behind it. */
    public String path() {
        return path;
    }

    /**
     * What stands in the path for {@code {name}}, decoded.
     *
     * @throws IllegalArgumentException if the handler's path has no such place
     */
    public String pathParam(String name) {
        if (!pathParams.containsKey(name)) {
            throw new IllegalArgumentException("The path has no {" + name + "}.");
        }
        return pathParams.get(name);
    }

    // TASK 7.2 Read the query
    /** The first value of a parameter behind the question mark; null if there is none. */
    public String queryParam(String name) {
        return first(queryParams(name));
    }

    // TASK 7.2 Read the query
    /** All values of a parameter behind the question mark. */
    public List<String> queryParams(String name) {
        return request.query().getOrDefault(name, List.of());
    }

    /** All parameters behind the question mark, each with its values. */
    public Map<String, List<String>> queryParamMap() {
        return request.query();
    }

    // TASK 7.2 Read a form
    /** The first value of a field of a form; null if there is none. */
    public String formParam(String name) {
        return first(formParams(name));
    }

    // TASK 7.2 Read a form
    /** All values of a field of a form. */
    public List<String> formParams(String name) {
        return request.form().getOrDefault(name, List.of());
    }

    /** All fields of a form, each with its values. */
    public Map<String, List<String>> formParamMap() {
        return request.form();
    }

    // TASK 7.2 Read the header section
    /** The value of a header field of the request; null if there is none. */
    public String header(String name) {
        return request.header(name).orElse(null);
    }

    // TASK 7.2 Read a cookie
    /** The value of a cookie of the request; null if there is none. */
    public String cookie(String name) {
        return request.cookie(name).orElse(null);
    }

    // TASK 7.2 Read the body
    /** The body of the request, as text in UTF-8. */
    public String body() {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    /** The body of the request, byte for byte. */
    public byte[] bodyAsBytes() {
        return request.body();
    }

    // TASK 7.2 Read JSON
    /**
     * The JSON in the body, as an object of a class, such as a record.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON, or JSON of another form
     */
    public <T> T bodyAsClass(Class<T> type) {
        return Json.MAPPER.readValue(request.body(), type);
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Sets the status code of the response, which is 200 otherwise.
     *
     * @throws IllegalArgumentException if no response can have it: it is not from 200 to 599
     */
    public Context status(int code) {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("No response has the status " + code + ".");
        }
        status = code;
        return this;
    }

    /** Sets the status code of the response. */
    public Context status(HttpStatus code) {
        return status(code.getCode());
    }

    /** The status code of the response, as it stands. */
    public int statusCode() {
        return whole == null ? status : whole.status();
    }

    /**
     * Sets a header field of the response; an earlier one of this name is replaced.
     *
     * @throws IllegalArgumentException if the name or the value has a character that may not be sent, such as a line end
     */
    public Context header(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Header(name, value));
        return this;
    }

    /** Sets the media type of the response. */
    public Context contentType(String mediaType) {
        return header("Content-Type", mediaType);
    }

    // TASK 7.2 Set a cookie
    /**
     * Gives the browser a cookie, for all paths, until it is closed.
     *
     * @throws IllegalArgumentException if the value has a character that no cookie may have, such as a semicolon
     */
    public Context cookie(String name, String value) {
        NOT_IN_COOKIES.matcher(value).results().findFirst().ifPresent(found -> {
            String message = "A cookie may not have the character U+%04X.";
            throw new IllegalArgumentException(
                    message.formatted((int) found.group().charAt(0)));
        });
        headers.add(new Header("Set-Cookie", name + "=" + value + "; Path=/"));
        return this;
    }

    /** Sets the body of the response; it is plain text, unless something else was said. */
    public Context result(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        whole = null;
        return this;
    }

    /** Sets the body of the response, and that it is HTML. */
    public Context html(String html) {
        return contentType(HTML).result(html);
    }

    // TASK 7.2 Answer with JSON
    /** Sets the body of the response to an object, such as a record or a map, as JSON. */
    public Context json(Object value) {
        return contentType(Json.MEDIA_TYPE).result(Json.MAPPER.writeValueAsString(value));
    }

    /** Sets the body of the response to the page that a file and its variables make. */
    public Context render(String file, Map<String, ?> model) {
        return html(config.renderer().render(file, model, this));
    }

    /** Sends the browser somewhere else, with status 302. */
    public void redirect(String location) {
        redirect(location, HttpStatus.FOUND);
    }

    // TASK 7.2 Redirect
    /** Sends the browser somewhere else; before the handler, that is instead of it. */
    public void redirect(String location, HttpStatus code) {
        header("Location", location).status(code).result("");
    }

    /** Has the session remember something, text, a number or a list, under a name; null makes it forget. */
    public void sessionAttribute(String name, Object value) {
        session.set(name, value);
    }

    /** What the session remembers under a name; null if there is nothing. */
    @SuppressWarnings("unchecked") // the handler knows what it has put there
    public <T> T sessionAttribute(String name) {
        return (T) session.get(name);
    }

    /** What the session remembers under a name, and from now on no more. */
    public <T> T consumeSessionAttribute(String name) {
        T value = sessionAttribute(name);
        sessionAttribute(name, null);
        return value;
    }

    /** The same context, for a handler in whose path these values stand. */
    Context at(Map<String, String> values) {
        pathParams = values;
        return this;
    }

    Request request() {
        return request;
    }

    boolean isRedirected() {
        return status >= 300 && status < 400;
    }

    /** Takes back what was said about the media type. */
    Context plainText() {
        return contentType(PLAIN_TEXT);
    }

    /** Takes a response that is made already, such as a file's, with the header fields that are set. */
    void respond(Response response) {
        whole = response;
    }

    /** The response as it is to be sent. */
    Response response() {
        session.cookie().ifPresent(headers::add);
        Header[] more = headers.toArray(Header[]::new);
        if (whole != null) {
            return whole.with(more);
        }
        Response response = new Response(status, List.of(more), new Body.Bytes(body));
        boolean typed = body.length == 0 || response.header("Content-Type").isPresent();
        return typed ? response : response.with(new Header("Content-Type", PLAIN_TEXT));
    }
}
