package webserver;

/** The page of the room. */
final class ChatPage {

    private final Sessions sessions;
    private final Pages pages;

    ChatPage(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    // TASK 6.2 Let nobody else in
    /** The room for whoever has a session; the way to the login for everybody else. */
    @Route(method = "GET", path = "/")
    Response show(Request request) {
        return sessions.use(SessionCookie.idIn(request))
                .map(user -> pages.show(200, "chat.html", user, ""))
                .orElseGet(() -> Response.seeOther("/login"));
    }
}
