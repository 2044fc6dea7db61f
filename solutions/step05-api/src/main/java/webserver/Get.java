package webserver;

import webserver.client.Client;

/** Fetches what is at a URL: {@code java webserver.Get http://127.0.0.1:8000/api?x=1}. */
public final class Get {

    private Get() {}

    // TASK 5.4 Send a GET
    /** Prints the response; exits with 0 for a status of 2xx, with 1 for others, with 2 without a response. */
    public static void main(String[] args) {
        if (args.length != 1) {
            Client.usage("java webserver.Get http://127.0.0.1:8000/api?x=1");
            return;
        }
        Client.run(args[0], new Client.Message("GET", "", new byte[0]));
    }
}
