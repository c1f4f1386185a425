package org.slewd.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * How urgent a line is, as {@code sd-daemon(3)} has journald read it off the beginning of a line; nothing where the log does not
 * go there.
 */
public final class PriorityPrefix extends ClassicConverter {

    private static final boolean TO_JOURNAL = System.getenv("JOURNAL_STREAM") != null;

    @Override
    public String convert(ILoggingEvent line) {
        return TO_JOURNAL ? prefix(line.getLevel()) : "";
    }

    static String prefix(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return "<3>";
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return "<4>";
        }
        return level.isGreaterOrEqual(Level.INFO) ? "<6>" : "<7>";
    }
}
