package webserver.accounts;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import webserver.http.HttpError;

/** Who may log in, in memory; for any number of threads. */
public final class Accounts {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{3,20}");
    private static final int MIN_PASSWORD_CHARACTERS = 8;
    private static final int MAX_PASSWORD_CHARACTERS = 200;
    private static final int MAX_ACCOUNTS = 100_000;

    private static final Account NOBODY = new Account("", Passwords.ofNobody());

    private final Map<String, Account> byLowerCaseName = new HashMap<>();
    private final Guesses guesses;

    /** @param clock tells how long somebody who guesses passwords has to wait */
    public Accounts(InstantSource clock) {
        this.guesses = new Guesses(clock);
    }

    /**
     * Makes an account.
     *
     * @throws HttpError 422 if name or password is none, 409 if somebody has the name, in whichever case
     */
    public void register(String name, String password) {
        if (!NAME.matcher(name).matches()) {
            throw new HttpError(422, "A name has 3 to 20 letters from a to z, digits, - or _.");
        }
        if (password.length() < MIN_PASSWORD_CHARACTERS || password.length() > MAX_PASSWORD_CHARACTERS) {
            throw new HttpError(422, "A password has 8 to 200 characters.");
        }
        add(new Account(name, Passwords.hash(password)));
    }

    private synchronized void add(Account account) {
        if (byLowerCaseName.size() == MAX_ACCOUNTS) {
            throw new HttpError(503, "There are as many people here as the server can take.");
        }
        if (byLowerCaseName.putIfAbsent(lowerCase(account.name()), account) != null) {
            throw new HttpError(409, "Somebody has this name already. Take another one.");
        }
    }

    /**
     * The name, as it was registered, of the one who has this name and password.
     *
     * @throws HttpError 401 if there is none, without a word on which of the two is wrong; 429 after too many tries
     */
    public String login(String name, String password) {
        String lowerCase = lowerCase(name);
        guesses.count(lowerCase);
        Account account = find(lowerCase);
        if (!Passwords.matches(password, account.password())) {
            throw new HttpError(401, "Wrong name or password.");
        }
        guesses.forget(lowerCase);
        return account.name();
    }

    private synchronized Account find(String lowerCaseName) {
        return byLowerCaseName.getOrDefault(lowerCaseName, NOBODY);
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
