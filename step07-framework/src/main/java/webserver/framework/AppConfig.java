package webserver.framework;

import webserver.framework.sessions.SessionKey;

/** What an application is made of; filled in by the function that {@link App#create} takes. */
public final class AppConfig {

    /** Files that are served as they are. */
    public final StaticFilesConfig staticFiles = new StaticFilesConfig();

    /** Which handler answers what. */
    public final RoutesConfig routes = new RoutesConfig();

    private FileRenderer renderer = (path, model, ctx) -> {
        throw new IllegalStateException("Nothing renders " + path + ": call config.fileRenderer first.");
    };
    private SessionKey sessionKey = SessionKey.random();

    AppConfig() {}

    /** Sets what {@link Context#render} calls. */
    public void fileRenderer(FileRenderer renderer) {
        this.renderer = renderer;
    }

    /** Sets the key that signs the cookies of the sessions; without it, sessions end when the server does. */
    public void sessionKey(SessionKey key) {
        this.sessionKey = key;
    }

    FileRenderer renderer() {
        return renderer;
    }

    SessionKey sessionKey() {
        return sessionKey;
    }
}
