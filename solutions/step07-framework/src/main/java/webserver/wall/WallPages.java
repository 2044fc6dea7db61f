package webserver.wall;

import java.util.List;
import java.util.Map;
import webserver.accounts.Accounts;
import webserver.framework.Context;
import webserver.framework.HttpStatus;
import webserver.framework.RoutesConfig;
import webserver.http.HttpError;

/** The pages for people: the notes, and the way in and out. */
public final class WallPages {

    private final Notes notes;
    private final Accounts accounts;

    /** @param accounts who may log in */
    public WallPages(Notes notes, Accounts accounts) {
        this.notes = notes;
        this.accounts = accounts;
    }

    /** Adds them all. */
    public void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> showNotes(ctx, Draft.EMPTY, Draft.NO_PROBLEMS))
                .before("/notes", WallPages::sendStrangersToLogin)
                .post("/notes", this::writeNote)
                .before("/notes/{id}/delete", WallPages::sendStrangersToLogin)
                .post("/notes/{id}/delete", this::deleteNote)
                .get("/login", ctx -> showEntrance(ctx, "login.html", "Log in", ""))
                .post("/login", this::login)
                .get("/register", ctx -> showEntrance(ctx, "register.html", "Register", ""))
                .post("/register", this::register)
                .post("/logout", WallPages::logout);
    }

    // TASK 7.6 Show the notes
    private void showNotes(Context ctx, Draft draft, Map<String, String> problems) {
        String user = Visitor.user(ctx);
        List<Card> cards = notes.all().stream().map(note -> Card.of(note, user)).toList();
        Page.show(ctx, "notes.html", Map.of("title", "Notes", "cards", cards, "draft", draft, "problems", problems));
    }

    private static void sendStrangersToLogin(Context ctx) {
        if (Visitor.user(ctx) == null) {
            ctx.redirect("/login", HttpStatus.SEE_OTHER); // before a handler that means: instead of it
        }
    }

    // TASK 7.6 Write a note
    private void writeNote(Context ctx) {
        Visitor.checkForm(ctx);
        Draft draft = new Draft(ctx.formParam("title"), ctx.formParam("text"));
        if (draft.problems().equals(Draft.NO_PROBLEMS)) {
            notes.add(Visitor.user(ctx), draft);
            Visitor.goHome(ctx, "Your note is on the wall.");
        } else {
            showNotes(ctx.status(422), draft, draft.problems());
        }
    }

    // TASK 7.6 Delete a note
    private void deleteNote(Context ctx) {
        Visitor.checkForm(ctx);
        notes.remove(ctx.pathParam("id"), Visitor.user(ctx));
        Visitor.goHome(ctx, "Your note is gone.");
    }

    private static void showEntrance(Context ctx, String template, String title, String problem) {
        Page.show(ctx, template, Map.of("title", title, "problem", problem, "username", field(ctx, "username")));
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    // TASK 7.6 Log in
    private void login(Context ctx) {
        Visitor.checkForm(ctx);
        try {
            Visitor.enter(ctx, accounts.login(field(ctx, "username"), field(ctx, "password")));
        } catch (HttpError e) {
            showEntrance(ErrorPages.withStatus(ctx, e), "login.html", "Log in", e.getMessage());
        }
    }

    // TASK 7.6 Register
    private void register(Context ctx) {
        Visitor.checkForm(ctx);
        try {
            accounts.register(field(ctx, "username"), field(ctx, "password"));
            Visitor.enter(ctx, field(ctx, "username"));
        } catch (HttpError e) {
            showEntrance(ErrorPages.withStatus(ctx, e), "register.html", "Register", e.getMessage());
        }
    }

    // TASK 7.6 Log out
    private static void logout(Context ctx) {
        Visitor.checkForm(ctx);
        Visitor.leave(ctx);
        Visitor.goHome(ctx, "You are logged out.");
    }
}
