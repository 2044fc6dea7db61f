package webserver;

import java.util.HashMap;
import java.util.Map;

/** Two handlers for one route. */
public class TwoHandlers {

    public static void main(String[] args) {
        Map<String, String> handlers = new HashMap<>();
        for (String[] handler : new String[][] {{"/twice/{first}", "one"}, {"/twice/{second}", "other"}}) {
            String form = handler[0].replaceAll("\\{.*\\}", "{}");
            if (handlers.put(form, handler[1]) != null) {
                System.err.println(handler[0] + " is there twice");
                System.exit(1);
            }
        }
    }
}
