package webserver.wall;

import java.util.List;
import webserver.framework.Context;
import webserver.framework.HttpStatus;

/** Who asks, as the session knows it. */
final class Visitor {

    private static final String USER = "user";
    private static final String CSRF = "csrf";
    private static final String FLASH = "flash";

    private Visitor() {}

    /** The name of the user; null for a stranger. */
    static String user(Context ctx) {
        return ctx.sessionAttribute(USER);
    }

    /** Logs a user in, and shows the notes. */
    static void enter(Context ctx, String user) {
        leave(ctx); // with what a stranger may have put into the session
        ctx.sessionAttribute(USER, user);
        goHome(ctx, "Welcome, " + user + ".");
    }

    /** Empties the session. */
    static void leave(Context ctx) {
        List.of(USER, CSRF, FLASH, Trials.COUNT).forEach(name -> ctx.sessionAttribute(name, null));
    }

    /** Shows the notes, with a message above them. */
    static void goHome(Context ctx, String message) {
        ctx.sessionAttribute(FLASH, message);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** The message for this page, which is gone afterwards; null if there is none. */
    static String consumeMessage(Context ctx) {
        return ctx.consumeSessionAttribute(FLASH);
    }

    /** Refuses a form that is none of our pages' with 403. */
    static void checkForm(Context ctx) {
        CsrfToken.check(ctx.sessionAttribute(CSRF), ctx.formParam(CSRF));
    }

    /** The token for the forms of a page. */
    static String csrfToken(Context ctx) {
        if (ctx.sessionAttribute(CSRF) == null) {
            ctx.sessionAttribute(CSRF, CsrfToken.random());
        }
        return ctx.sessionAttribute(CSRF);
    }
}
