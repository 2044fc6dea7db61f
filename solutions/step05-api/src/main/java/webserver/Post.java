package webserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import webserver.client.Client;
import webserver.http.Request;

/** Sends a form to a URL: {@code java webserver.Post http://127.0.0.1:8000/api name=Ada lang=Java}. */
public final class Post {

    private Post() {}

    // TASK 5.4 Send a POST
    /** Prints the response; exits with 0 for a status of 2xx, with 1 for others, with 2 without a response. */
    public static void main(String[] args) {
        if (args.length < 1 || !Arrays.stream(args).skip(1).allMatch(field -> field.contains("="))) {
            Client.usage("java webserver.Post http://127.0.0.1:8000/api name=Ada lang=Java");
            return;
        }
        String form = Arrays.stream(args).skip(1).map(Post::encode).collect(Collectors.joining("&"));
        byte[] body = form.getBytes(StandardCharsets.US_ASCII);
        Client.run(args[0], new Client.Message("POST", "application/x-www-form-urlencoded", body));
    }

    private static String encode(String field) {
        String[] nameAndValue = field.split("=", 2);
        return Request.encode(nameAndValue[0]) + "=" + Request.encode(nameAndValue[1]);
    }
}
