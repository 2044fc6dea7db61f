package webserver;

import gradingkit.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person sees of an HTML page. */
final class PageText {

    private static final Pattern UNSEEN = Pattern.compile("(?is)<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>");
    private static final Pattern INLINE_TAG = Pattern.compile(
            "(?i)</?(a|abbr|b|bdi|bdo|big|cite|code|data|em|font|i|kbd|mark|output|q|samp|small|span|strong|"
                    + "sub|sup|tt|u|var|wbr)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^>]*>");
    private static final Pattern REFERENCE = Pattern.compile("&(?:#(\\d{1,7})|#[xX](\\p{XDigit}{1,6})|(\\w+));");
    private static final Pattern LINK = Pattern.compile("(?is)\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))");

    // Those that a library may write for what the suite sends.
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("eacute", "é"),
            Map.entry("euro", "€"),
            Map.entry("plus", "+"),
            Map.entry("equals", "="),
            Map.entry("colon", ":"),
            Map.entry("sol", "/"),
            Map.entry("quest", "?"),
            Map.entry("excl", "!"),
            Map.entry("comma", ","));

    private PageText() {}

    /** The text of a whole page, each run of white space as one blank. */
    static String of(Reply reply) {
        return plain(UNSEEN.matcher(reply.text()).replaceAll(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The text of a piece of HTML, without its tags. */
    static String plain(String html) {
        String inline = INLINE_TAG.matcher(html).replaceAll("");
        String text = TAG.matcher(inline).replaceAll(" ");
        return REFERENCE.matcher(text).replaceAll(reference -> Matcher.quoteReplacement(character(reference)));
    }

    private static String character(MatchResult reference) {
        if (reference.group(3) != null) {
            return NAMED.getOrDefault(reference.group(3), reference.group());
        }
        boolean decimal = reference.group(1) != null;
        int code = decimal ? Integer.parseInt(reference.group(1)) : Integer.parseInt(reference.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : reference.group();
    }

    /** What the links of a page say, in their order. */
    static List<String> links(Reply reply) {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(UNSEEN.matcher(reply.text()).replaceAll(" "));
        while (link.find()) {
            String value =
                    link.group(1) != null ? link.group(1) : link.group(2) != null ? link.group(2) : link.group(3);
            links.add(plain(value).strip());
        }
        return links;
    }
}
