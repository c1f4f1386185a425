package org.slewd.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;

/** What programs know a line by, behind its sentence: {@code event=fault-comm}; nothing for a line without. */
public final class EventSuffix extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent line) {
        return line.getKeyValuePairs() == null
                ? ""
                : line.getKeyValuePairs().stream()
                        .map(pair -> " " + pair.key + '=' + pair.value)
                        .collect(Collectors.joining());
    }
}
