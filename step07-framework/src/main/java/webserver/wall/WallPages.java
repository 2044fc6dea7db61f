package webserver.wall;

import java.util.List;
import java.util.Map;
import webserver.accounts.Accounts;
import webserver.framework.Context;
import webserver.framework.HttpStatus;
import webserver.framework.RoutesConfig;

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
        throw new UnsupportedOperationException("Task 7.6: show the notes (README, Task 6)");
    }

    private static void sendStrangersToLogin(Context ctx) {
        if (Visitor.user(ctx) == null) {
            ctx.redirect("/login", HttpStatus.SEE_OTHER); // before a handler that means: instead of it
        }
    }

    // TASK 7.6 Write a note
    private void writeNote(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: write a note (README, Task 6)");
    }

    // TASK 7.6 Delete a note
    private void deleteNote(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: delete a note (README, Task 6)");
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
        throw new UnsupportedOperationException("Task 7.6: log in (README, Task 6)");
    }

    // TASK 7.6 Register
    private void register(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: register (README, Task 6)");
    }

    // TASK 7.6 Log out
    private static void logout(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: log out (README, Task 6)");
    }
}
