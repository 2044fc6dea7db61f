package webserver.templates;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A variable that a template names.
 *
 * @param place where it is named
 * @param path its name; behind a dot the name of a part, as in {@code note.title}
 */
record Variable(Place place, String path) {

    private static final Pattern PATH = Pattern.compile("\\w+(\\.\\w+)*");

    /** Whether a text can be the path of a variable. */
    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    // TASK 7.4 Find a variable
    /**
     * Its value among these variables, which may be null.
     *
     * @throws TemplateError if it is not there: most likely it is misspelt
     */
    Object value(Map<String, ?> variables) {
        Object value = variables;
        String found = "";
        for (String name : path.split("\\.")) {
            Map<?, ?> parts = partsOf(value);
            if (!parts.containsKey(name)) {
                throw place.error("there is no variable \"" + path + "\"; " + whatThereIs(found, value, parts));
            }
            value = parts.get(name);
            found += found.isEmpty() ? name : "." + name;
        }
        return value;
    }

    private static String whatThereIs(String found, Object value, Map<?, ?> parts) {
        if (value == null) {
            return found + " is null";
        }
        if (parts.isEmpty()) {
            return found.isEmpty() ? "there are none" : found + " has no parts";
        }
        String names = parts.keySet().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return (found.isEmpty() ? "there are: " : found + " has: ") + names;
    }

    /** The parts of a value by their names: of a map its entries, of a record its components, of all others none. */
    private static Map<?, ?> partsOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        return value instanceof Record record ? componentsOf(record) : Map.of();
    }

    private static Map<String, Object> componentsOf(Record record) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            components.put(component.getName(), call(component.getAccessor(), record));
        }
        return components;
    }

    private static Object call(Method accessor, Record record) {
        try {
            accessor.setAccessible(true); // the record need not be public
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + accessor, e);
        }
    }
}
