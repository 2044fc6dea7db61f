package webserver.accounts;

import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;

/** Pages and forms to register, to log in and to log out. */
public final class AccountPages {

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
        throw new UnsupportedOperationException("Task 6.1: register (README, Task 1)");
    }

    // TASK 6.1 Log in
    /** Opens a session; shows the form again, with the reason, if name and password don't belong together. */
    @Route(method = "POST", path = "/login")
    public Response login(Request request) {
        throw new UnsupportedOperationException("Task 6.1: log in (README, Task 1)");
    }

    // TASK 6.2 Log out
    /** Ends the session, here and in the browser. */
    @Route(method = "POST", path = "/logout")
    public Response logout(Request request) {
        throw new UnsupportedOperationException("Task 6.2: log out (README, Task 2)");
    }
}
