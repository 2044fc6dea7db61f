// It brings classes with the names of the kit's and of JUnit's, and services; and serves nothing.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) {
        System.exit(0);
    }
}
// ==== gradingkit/check/Verdicts.java
package gradingkit.check;

public final class Verdicts {
    static {
        System.exit(99);
    }
}
// ==== org/junit/jupiter/api/Assertions.java
package org.junit.jupiter.api;

public final class Assertions {
    static {
        System.exit(99);
    }
}
// ==== webserver/Step02.java
package webserver;

public final class Step02 {
    static {
        System.exit(99);
    }
}
// ==== META-INF/services/org.junit.platform.launcher.LauncherSessionListener
webserver.Attack
// ==== junit-platform.properties
junit.jupiter.execution.dryRun.enabled = true
