package webserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Sends a form to a URL; every letter of names and values becomes a percent-code. */
public final class Post {

    private Post() {}

    public static void main(String[] args) {
        String form = Arrays.stream(args).skip(1).map(Post::encode).collect(Collectors.joining("&"));
        String fields = "CONTENT-TYPE: Application/x-www-form-urlencoded\r\nCONTENT-LENGTH: " + form.length() + "\r\n";
        Fetch.run(args.length > 0 ? args[0] : "", "POST", fields, form);
    }

    private static String encode(String field) {
        StringBuilder encoded = new StringBuilder();
        boolean value = false;
        for (byte b : field.getBytes(StandardCharsets.UTF_8)) {
            if (b == '=' && !value) {
                value = true;
                encoded.append('=');
            } else {
                encoded.append(Character.isLetterOrDigit(b) ? Character.toString(b) : "%%%02x".formatted(b & 0xff));
            }
        }
        return encoded.toString();
    }
}
