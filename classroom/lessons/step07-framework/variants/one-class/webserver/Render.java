package webserver;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Templates without a tree: reads tag by tag, and remembers where a block begins. */
public final class Render {
    final String name, text;
    int at;

    Render(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public static void main(String[] args) throws IOException {
        try {
            Map<String, Object> model = Main.JSON.readValue(Files.readString(Path.of(args[2])), HashMap.class);
            new PrintStream(System.out, true, "UTF-8").print(page(Path.of(args[0]), args[1], model));
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static String page(Path folder, String name, Map<String, Object> model) throws IOException {
        String text = Files.readString(folder.resolve(name));
        if (!text.startsWith("{{#layout ")) {
            return new Render(name, text).block(model, true, 0);
        }
        Render page = new Render(name, text);
        page.at = text.indexOf("}}") + 2;
        Map<String, Object> more = new HashMap<>(model);
        more.put("content", page.block(model, true, 0));
        return page(folder, text.split("\"")[1], more);
    }

    IllegalStateException error(int place, String reason) {
        return new IllegalStateException(
                name + ", line " + (1 + text.substring(0, place).chars().filter(c -> c == '\n').count()) + ": " + reason);
    }

    /** What stands up to the end of the block, which begins at opened; shown or not. */
    String block(Map<String, Object> model, boolean shown, int opened) {
        StringBuilder page = new StringBuilder();
        while (true) {
            int start = text.indexOf("{{", at);
            page.append(text, at, start < 0 ? text.length() : start);
            at = start < 0 ? text.length() : start;
            if (start < 0) {
                if (opened > 0) {
                    throw error(opened - 1, "this is never closed");
                }
                return page.toString();
            }
            boolean raw = text.startsWith("{{{", start);
            int end = text.indexOf(raw ? "}}}" : "}}", start);
            String tag = text.substring(start + (raw ? 3 : 2), end).strip();
            if (tag.startsWith("/") || tag.equals("#else")) {
                return page.toString();
            }
            at = end + (raw ? 3 : 2);
            if (tag.startsWith("#each ")) {
                page.append(each(tag.split("\\s+"), model, shown, start));
            } else if (tag.startsWith("#if ")) {
                page.append(choose(tag.substring(4).strip(), model, shown, start));
            } else if (shown) {
                Object value = value(tag, model, start);
                String string = value == null ? "" : value.toString();
                page.append(raw ? string : Main.escape(string));
            }
        }
    }

    String each(String[] words, Map<String, Object> model, boolean shown, int opened) {
        int body = at;
        StringBuilder page = new StringBuilder();
        Object list = shown ? value(words[1], model, opened) : null;
        if (list != null) {
            for (Object item : (Collection<?>) list) {
                at = body;
                Map<String, Object> inner = new HashMap<>(model);
                inner.put(words[3], item);
                page.append(block(inner, true, opened + 1));
            }
        }
        at = body;
        block(model, false, opened + 1);
        at = text.indexOf("}}", at) + 2;
        return page.toString();
    }

    String choose(String variable, Map<String, Object> model, boolean shown, int opened) {
        Object value = shown ? value(variable, model, opened) : null;
        boolean holds = value != null && !value.equals(false) && !value.equals("")
                && !(value instanceof Collection<?> list && list.isEmpty());
        String first = block(model, shown && holds, opened + 1);
        String second = "";
        if (text.startsWith("{{#else}}", at)) {
            at += "{{#else}}".length();
            second = block(model, shown && !holds, opened + 1);
        }
        at = text.indexOf("}}", at) + 2;
        return !shown ? "" : holds ? first : second;
    }

    Object value(String path, Map<String, Object> model, int place) {
        Object value = model;
        for (String part : path.split("\\.")) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(part)) {
                throw error(place, "what is " + path + "?");
            }
            value = map.get(part);
        }
        return value;
    }
}
