package webserver.framework;

import java.util.Map;

/** Makes a page of a file and a model: what {@link Context#render} calls. */
@FunctionalInterface
public interface FileRenderer {

    /**
     * @param path the file, as the handler names it
     * @param model the variables of the page
     * @return HTML
     */
    String render(String path, Map<String, ?> model, Context ctx);
}
