package webserver.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template as it was understood.
 *
 * @param layout the template around it, if it has one
 * @param nodes its parts, in their order
 */
record Template(Optional<Layout> layout, List<Node> nodes) {

    /**
     * What {@code {{#layout "layout.html"}}} says.
     *
     * @param place where it says so
     * @param name the name of the other template
     */
    record Layout(Place place, String name) {}

    /** The page that it makes of the variables, without its layout. */
    String fill(Map<String, ?> variables) {
        StringBuilder page = new StringBuilder();
        Node.renderAll(nodes, variables, page);
        return page.toString();
    }
}
