package webserver.wall;

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
    public void addTo(RoutesConfig routes) {}

    private static String somebody(Context ctx) {
        if (Visitor.user(ctx) == null) {
            throw new HttpError(401, "Log in first.");
        }
        return Visitor.user(ctx);
    }

    private static Draft draft(Context ctx) {
        String mediaType = ctx.header("Content-Type");
        if (mediaType == null || !mediaType.startsWith(Json.MEDIA_TYPE)) { // which another site's form cannot send
            throw new HttpError(415, "Send " + Json.MEDIA_TYPE + ".");
        }
        Draft draft = Json.MAPPER.readValue(ctx.body(), Draft.class); // bodyAsClass does not take null, which is JSON
        return (draft == null ? Draft.EMPTY : draft).checked();
    }
}
