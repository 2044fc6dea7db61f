package webserver.chat;

import webserver.accounts.Pages;
import webserver.accounts.Sessions;
import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;

/** The page of the room. */
public final class ChatPage {

    private final Sessions sessions;
    private final Pages pages;

    /** @param sessions tell who may see the page */
    public ChatPage(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    // TASK 6.2 Let nobody else in
    /** The room for whoever has a session; the way to the login for everybody else. */
    @Route(method = "GET", path = "/")
    public Response show(Request request) {
        throw new UnsupportedOperationException("Task 6.2: let nobody else in (README, Task 2)");
    }
}
