package org.slewd;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the log: lines wait in a queue so that no thread of the station waits for them. */
public final class Logging {

    private Logging() {}

    /** From now on only what is wrong with slewd itself is logged: a station that is replayed tells nobody anything. */
    public static void hush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        }
    }

    /** Writes what waits, a second at most, and ends the log. The last thing a process does. */
    public static void finish() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
