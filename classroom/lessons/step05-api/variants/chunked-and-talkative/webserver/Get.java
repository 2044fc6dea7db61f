package webserver;

/** Fetches a URL. */
public final class Get {

    private Get() {}

    public static void main(String[] args) {
        Fetch.run(args.length == 1 ? args[0] : "", "GET", "", "");
    }
}
