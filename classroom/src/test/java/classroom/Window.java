package classroom;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A browser's window, and what its network panel and its console have shown since it was opened. */
public final class Window implements AutoCloseable {

    private final Page page;
    private final List<Response> responses = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Window(Page page) {
        this.page = page;
        page.onResponse(responses::add);
        page.onRequestFailed(request -> problems.add(request.url() + ": " + request.failure()));
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                problems.add(message.text());
            }
        });
    }

    public Page page() {
        return page;
    }

    /** For each address the status of the last answer from there, and its media type without parameters. */
    public TreeMap<String, String> answers() {
        TreeMap<String, String> answers = new TreeMap<>();
        for (Response response : List.copyOf(responses)) {
            String type = response.allHeaders().getOrDefault("content-type", "").replaceFirst(";.*", "");
            answers.put(response.url(), (response.status() + " " + type).strip());
        }
        return answers;
    }

    /** Errors and warnings in the console, exceptions in scripts, requests without an answer. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** By how many pixels the page is wider than the window. */
    public int overhang() {
        return (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
    }

    @Override
    public void close() {
        page.context().close();
    }
}
