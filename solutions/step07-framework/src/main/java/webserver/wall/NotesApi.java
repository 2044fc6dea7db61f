package webserver.wall;

import tools.jackson.databind.JsonNode;
import webserver.framework.Context;
import webserver.framework.RoutesConfig;
import webserver.http.HttpError;
import webserver.http.Json;

/** The routes for programs: the notes as JSON. */
public final class NotesApi {

    private final Notes notes;

    /** @param notes what is shown and changed */
    public NotesApi(Notes notes) {
        this.notes = notes;
    }

    // TASK 7.6 Let programs in
    /** Adds them all. */
    public void addTo(RoutesConfig routes) {
        routes.get("/api", ctx -> ctx.json(new Parameters("GET", ctx.queryParamMap())))
                .post("/api", ctx -> ctx.json(new Parameters("POST", ctx.formParamMap())))
                .get("/api/notes", ctx -> ctx.json(notes.all()))
                .get("/api/notes/{id}", ctx -> ctx.json(notes.find(ctx.pathParam("id"))))
                .post("/api/notes", this::create)
                .put("/api/notes/{id}", ctx -> ctx.json(notes.change(ctx.pathParam("id"), somebody(ctx), draft(ctx))))
                .delete("/api/notes/{id}", this::delete);
    }

    private void create(Context ctx) {
        Note note = notes.add(somebody(ctx), draft(ctx));
        ctx.status(201).header("Location", "/api/notes/" + note.id()).json(note);
    }

    private void delete(Context ctx) {
        notes.remove(ctx.pathParam("id"), somebody(ctx));
        ctx.status(204);
    }

    private static String somebody(Context ctx) {
        if (Visitor.user(ctx) == null) {
            throw new HttpError(401, "Log in first.");
        }
        return Visitor.user(ctx);
    }

    private static Draft draft(Context ctx) {
        String mediaType = ctx.header("Content-Type");
        if (mediaType == null
                || !mediaType.matches("(?i)application/json *(;.*)?")) { // no form of another site sends it
            throw new HttpError(415, "Send " + Json.MEDIA_TYPE + ".");
        }
        JsonNode note = Json.MAPPER.readTree(ctx.bodyAsBytes());
        if (note.isMissingNode()) { // nothing is no JSON
            throw new HttpError(400, "Send JSON.");
        }
        return new Draft(text(note, "title"), text(note, "text")).checked();
    }

    // A number is no text, even if it could be written as one.
    private static String text(JsonNode note, String field) {
        return note.path(field).isString() ? note.path(field).stringValue() : "";
    }
}
