package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, and sends forms with what is hidden in them. */
final class Visitor {

    private static final Pattern TOKEN_FIELD = Pattern.compile("(?is)<input[^>]*\\bname\\s*=\\s*[\"']?csrf\\b[^>]*>");
    private static final Pattern VALUE = Pattern.compile("(?is)\\bvalue\\s*=\\s*(\"([^\"]*)\"|'([^']*)'|([^\\s>]+))");

    private static final Map<ServerUnderTest, Visitor> ADAS = new HashMap<>();

    private final ServerUnderTest server;
    private final Map<String, String> cookies = new TreeMap<>();
    private String name = "";
    private String password = "";

    Visitor(ServerUnderTest server) {
        this.server = server;
    }

    /** Somebody who has registered, for all checks that don't log her out: a password takes its time. */
    static Visitor ada(ServerUnderTest server, Dice dice) {
        return ADAS.computeIfAbsent(server, key -> registered(key, dice));
    }

    /** Somebody new, who has registered. */
    static Visitor registered(ServerUnderTest server, Dice dice) {
        Visitor visitor = new Visitor(server);
        visitor.name = dice.word() + "-" + dice.between(100, 999);
        visitor.password = "päss-" + dice.word();
        Reply reply = visitor.submit("/register", "/register", visitor.nameAndPassword());
        assertThat(reply).as("this name and password are good").isRedirect();
        if (!visitor.get("/").text().contains(visitor.name)) { // not logged in by that
            assertThat(visitor.login()).as("name and password are right").isRedirect();
        }
        return visitor;
    }

    String name() {
        return name;
    }

    Map<String, String> nameAndPassword() {
        return Map.of("username", name, "password", password);
    }

    /** Logs in, with the form. */
    Reply login() {
        return submit("/login", "/login", nameAndPassword());
    }

    /** Somebody with the same name and password, in another browser. */
    Visitor elsewhere() {
        Visitor visitor = new Visitor(server);
        visitor.name = name;
        visitor.password = password;
        return visitor;
    }

    Reply get(String path) {
        return send(Ask.to("GET " + path));
    }

    /** Fills in the form of a page, and sends it with the token that is in it. */
    Reply submit(String page, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", token(get(page)));
        return post(path, all);
    }

    /** Sends a form as it is. */
    Reply post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(Ask.to("POST " + path).form(form));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The token in the first form of a page. */
    static String token(Reply page) {
        Matcher field = TOKEN_FIELD.matcher(page.text());
        if (!field.find()) {
            return fail("the form should have a hidden field csrf; found " + Excerpt.of(page.text()));
        }
        Matcher value = VALUE.matcher(field.group());
        return value.find() ? value.group(1).replaceAll("[\"']", "") : "";
    }

    /** Sends a request with the cookies, and keeps those that come back. */
    Reply send(Ask ask) {
        String pairs = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        Reply reply = (pairs.isEmpty() ? ask : ask.with("Cookie", pairs)).of(server);
        reply.headers("Set-Cookie").forEach(this::keep);
        return reply;
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        boolean deleted = setCookie.toLowerCase().matches(".*;\\s*max-age=(0|-\\d+)\\b.*") || pair[1].isEmpty();
        if (deleted) {
            cookies.remove(pair[0].strip());
        } else {
            cookies.put(pair[0].strip(), pair[1].strip());
        }
    }

    /** The cookie that has the session, name and value. */
    String cookie() {
        if (cookies.size() != 1) {
            return fail("a session should be one cookie; found " + (cookies.isEmpty() ? "none" : cookies.keySet()));
        }
        return cookies.entrySet().iterator().next().toString();
    }
}
