package webserver.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The templates in a folder. Each is read whenever it is used, so that whoever changes one need only reload the page.
 */
public final class Templates {

    private static final String CONTENT = "content";

    private final Path folder;

    /** @param folder has the templates; no template outside it is ever used */
    public Templates(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    // TASK 7.4 Put a page into its layout
    /**
     * Fills in a template, and puts the result as {@code {{{content}}}} into its layout if it has one. The layout sees the
     * same variables.
     *
     * @param name the template's file name within the folder, such as {@code notes.html}
     * @param model the variables: texts, numbers, truth values, records, maps and lists of all these, null
     * @return HTML
     * @throws TemplateError if there is no such template, or a mistake in it
     */
    public String render(String name, Map<String, ?> model) {
        Template template = parse(name);
        String page = template.fill(model);
        if (template.layout().isEmpty()) {
            return page;
        }
        Map<String, Object> withContent = new HashMap<>(model);
        withContent.put(CONTENT, page);
        return layout(template.layout().get()).fill(withContent);
    }

    private Template layout(Template.Layout layout) {
        if (!exists(layout.name())) {
            throw layout.place().error(missing(layout.name()));
        }
        Template template = parse(layout.name());
        template.layout().ifPresent(other -> {
            throw other.place().error("a layout cannot have a layout itself");
        });
        return template;
    }

    private Template parse(String name) {
        if (!exists(name)) {
            throw new TemplateError(missing(name));
        }
        return TemplateParser.parse(name, read(name));
    }

    private boolean exists(String name) {
        try {
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file);
        } catch (InvalidPathException e) { // what is no file name names no file
            return false;
        }
    }

    private static String missing(String name) {
        return "there is no template \"" + name + "\"";
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (CharacterCodingException e) {
            throw new TemplateError(name + " is not in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
