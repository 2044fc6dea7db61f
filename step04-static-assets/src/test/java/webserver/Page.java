package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.text.Excerpt;
import gradingkit.wire.Reply;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser makes of a listing: its links, each with the text up to the next one. */
record Page(List<Link> links) {

    // Scripts and styles with what is in them, and the other elements without.
    private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|<[^>]*>");

    private static final Pattern HREF =
            Pattern.compile("(?is)<a\\s[^>]*?href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))[^>]*>");
    private static final Pattern CHARACTER = Pattern.compile("&(?:#(\\d+)|#[xX](\\p{XDigit}+)|(lt|gt|amp|quot|apos));");

    /**
     * A link and what can be read behind it.
     *
     * @param path where it leads, decoded; empty if that is no address
     * @param target where it leads, as a client would ask for it
     * @param text what is shown from here to the next link
     */
    record Link(String path, String target, String text) {}

    /** Reads the listing of a folder that was asked for by this path, which ends with a slash. */
    static Page of(String path, Reply reply) {
        String html = reply.text();
        Matcher matcher = HREF.matcher(html);
        List<Link> links = new ArrayList<>();
        while (matcher.find()) {
            Matcher next = HREF.matcher(html).region(matcher.end(), html.length());
            String text = html.substring(matcher.end(), next.find() ? next.start() : html.length());
            links.add(link(path, href(matcher), text));
        }
        return new Page(links);
    }

    private static String href(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return unescape(matcher.group(group));
            }
        }
        return "";
    }

    private static Link link(String path, String href, String html) {
        try {
            URI target = new URI("http", "localhost", path, null).resolve(new URI(href));
            String raw = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            return new Link(target.getPath(), raw, unescape(UNSEEN.matcher(html).replaceAll(" ")));
        } catch (URISyntaxException e) {
            return new Link("", href, unescape(UNSEEN.matcher(html).replaceAll(" ")));
        }
    }

    private static String unescape(String html) {
        return CHARACTER.matcher(html).replaceAll(match -> Matcher.quoteReplacement(character(match.group())));
    }

    private static String character(String reference) {
        switch (reference) {
            case "&lt;":
                return "<";
            case "&gt;":
                return ">";
            case "&amp;":
                return "&";
            case "&quot;":
                return "\"";
            case "&apos;":
                return "'";
            default:
                String digits = reference.replaceAll("[&#;]", "");
                boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
                return Character.toString(
                        hexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits));
        }
    }

    /** What can be read in the links and behind them. */
    String text() {
        return links.stream().map(Link::text).collect(Collectors.joining());
    }

    /** The link that leads to this path. */
    Optional<Link> to(String path) {
        return links.stream().filter(link -> link.path().equals(path)).findFirst();
    }

    /** The link that leads to this path; without one, an assertion fails. */
    Link needed(String path) {
        return to(path).orElseGet(() -> fail(links.stream()
                .filter(link -> link.path().isEmpty())
                .findFirst()
                .map(Page::noAddress)
                .orElseGet(() -> "the listing should have a link to " + path + "; it has links to "
                        + Excerpt.of(links.stream().map(Link::target).toList().toString()) + ", as they are sent")));
    }

    private static String noAddress(Link link) {
        return "the link to \"" + link.target() + "\" has a character that no address has: a name in it is"
                + " percent-encoded, and & is written &amp; in the page";
    }
}
