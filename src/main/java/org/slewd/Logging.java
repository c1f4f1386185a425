package org.slewd;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** The end of the log: lines wait in a queue so that no thread of the station waits for them. */
public final class Logging {

    private Logging() {}

    /** Writes what waits, a second at most, and ends the log. The last thing a process does. */
    public static void finish() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
