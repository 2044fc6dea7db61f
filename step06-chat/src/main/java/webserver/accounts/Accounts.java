package webserver.accounts;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Who may log in; for any number of threads. */
public final class Accounts {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{3,20}");
    private static final int MIN_PASSWORD_CHARACTERS = 8;
    private static final int MAX_PASSWORD_CHARACTERS = 200;

    private static final Account NOBODY = new Account("", Passwords.ofNobody());

    private final Map<String, Account> byLowerCaseName = new HashMap<>();
    private final Guesses guesses;
    private final Journal<Account> journal;

    /**
     * @param journal has the accounts of earlier days
     * @throws IOException if it cannot be read
     */
    public Accounts(Journal<Account> journal, InstantSource clock) throws IOException {
        this.journal = journal;
        this.guesses = new Guesses(clock);
        journal.replay(account -> byLowerCaseName.put(lowerCase(account.name()), account));
    }

    // TASK 6.1 Register
    /**
     * Makes an account.
     *
     * @throws HttpError 422 if name or password is none, 409 if somebody has the name, in whichever case
     */
    public void register(String name, String password) {
        throw new UnsupportedOperationException("Task 6.1: make an account (README, Task 1)");
    }

    // TASK 6.1 Log in
    /**
     * The name, as it was registered, of the one who has this name and password.
     *
     * @throws HttpError 401 if there is none, without a word on which of the two is wrong; 429 after too many tries
     */
    public String login(String name, String password) {
        throw new UnsupportedOperationException("Task 6.1: find who this is (README, Task 1)");
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
