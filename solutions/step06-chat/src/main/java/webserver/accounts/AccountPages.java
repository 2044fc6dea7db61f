package webserver.accounts;

import java.util.List;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;

/** Pages and forms to register, to log in and to log out. */
public final class AccountPages {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Pages pages;

    /** @param sessions where those are entered who log in */
    public AccountPages(Accounts accounts, Sessions sessions, Pages pages) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.pages = pages;
    }

    /** The form to log in. */
    @Route(method = "GET", path = "/login")
    public Response showLogin(Request request) {
        return pages.show(200, "login.html", "", "");
    }

    /** The form to register. */
    @Route(method = "GET", path = "/register")
    public Response showRegister(Request request) {
        return pages.show(200, "register.html", "", "");
    }

    // TASK 6.1 Register
    /** Makes an account and opens a session; shows the form again, with the reason, if there can be no such account. */
    @Route(method = "POST", path = "/register")
    public Response register(Request request) {
        String name = field(request, "username");
        try {
            accounts.register(name, field(request, "password"));
            return enter(request, name);
        } catch (HttpError e) {
            return refuse("register.html", name, e);
        }
    }

    // TASK 6.1 Log in
    /** Opens a session; shows the form again, with the reason, if name and password don't belong together. */
    @Route(method = "POST", path = "/login")
    public Response login(Request request) {
        String name = field(request, "username");
        try {
            return enter(request, accounts.login(name, field(request, "password")));
        } catch (HttpError e) {
            return refuse("login.html", name, e);
        }
    }

    // TASK 6.2 Log out
    /** Ends the session, here and in the browser. */
    @Route(method = "POST", path = "/logout")
    public Response logout(Request request) {
        sessions.end(SessionCookie.idIn(request));
        return Response.seeOther("/login").with(SessionCookie.deleted());
    }

    // The id is a new one, as somebody else may know the one that the browser had before.
    private Response enter(Request request, String user) {
        sessions.end(SessionCookie.idIn(request));
        return Response.seeOther("/").with(SessionCookie.with(sessions.open(user)));
    }

    private Response refuse(String file, String name, HttpError error) {
        return pages.show(error.status(), file, name, error.getMessage()).with(error.headers());
    }

    private static String field(Request request, String name) {
        if (!request.mediaType().equals(FORM)) {
            throw new HttpError(415, "Send " + FORM + ".", new Header("Accept", FORM));
        }
        return request.form().getOrDefault(name, List.of("")).get(0);
    }
}
