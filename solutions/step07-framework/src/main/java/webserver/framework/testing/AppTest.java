package webserver.framework.testing;

import webserver.framework.App;

/** Tests an application over a real port: starts it on a free one, and stops it afterwards. */
public final class AppTest {

    private AppTest() {}

    /** What is tried with an application that runs. */
    @FunctionalInterface
    public interface TestCase {

        /** @throws Exception whatever goes wrong; so that a test need not catch it */
        void accept(App app, TestClient client) throws Exception;
    }

    // TASK 7.9 Test an application
    /**
     * Starts the application, runs the test, and stops the application, whether the test passes or not.
     *
     * @throws AssertionError or whatever else the test throws
     */
    public static void test(App app, TestCase test) throws Exception {
        app.start(0);
        try {
            test.accept(app, new TestClient(app.port()));
        } finally {
            app.stop();
        }
    }
}
