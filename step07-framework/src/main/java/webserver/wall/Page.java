package webserver.wall;

import java.util.HashMap;
import java.util.Map;
import webserver.framework.Context;

/** A page of the wall. */
final class Page {

    // Nothing that slips into a page can run, or send anything elsewhere (CSP level 3).
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    /** Answers with a template, which is also given what every page shows. */
    static void show(Context ctx, String template, Map<String, ?> variables) {
        Map<String, Object> model = new HashMap<>(variables);
        model.put("user", Visitor.user(ctx));
        model.put("csrf", Visitor.csrfToken(ctx));
        model.put("flash", Visitor.consumeMessage(ctx));
        ctx.header("Content-Security-Policy", POLICY).header("Cache-Control", "no-store");
        ctx.render(template, model);
    }
}
