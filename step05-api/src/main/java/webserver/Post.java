package webserver;

/** Sends a form to a URL: {@code java webserver.Post http://127.0.0.1:8000/api name=Ada lang=Java}. */
public final class Post {

    private Post() {}

    // TASK 5.4 Send a POST
    /** Prints the response; exits with 0 for a status of 2xx, with 1 for others, with 2 without a response. */
    public static void main(String[] args) {
        throw new UnsupportedOperationException("Task 5.4: send a POST (README, Task 4)");
    }
}
