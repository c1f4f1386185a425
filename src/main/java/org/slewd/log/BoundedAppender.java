package org.slewd.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;
import org.slf4j.event.KeyValuePair;

/**
 * Hands on at most one line a minute for each cause, and says afterwards how many were left out. A cause is the logger, the level,
 * the word of the event, and the sentence without its numbers and quotations. Every STOP is handed on, and what is asked for in
 * order to look closely, DEBUG and below.
 */
public final class BoundedAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {

    /** The word of the event of a stop. */
    private static final String STOP = "stop";

    private static final long TELL_EVERY_S = 10;

    private static final Pattern VARYING = Pattern.compile("\"[^\"]*\"|[0-9]+(?:[.:-][0-9]+)*");

    private final AppenderAttachableImpl<ILoggingEvent> next = new AppenderAttachableImpl<>();
    private final Repetition<ILoggingEvent> repetition = new Repetition<>();
    private final Clock clock;
    private Optional<ScheduledFuture<?>> telling = Optional.empty();

    /** For the configuration of the log. */
    public BoundedAppender() {
        this(new SystemClock());
    }

    BoundedAppender(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (!line.getLevel().isGreaterOrEqual(Level.INFO) || isStop(line)) {
            next.appendLoopOnAppenders(line);
            return;
        }
        String cause = cause(line);
        long nowNanos = clock.nanos();
        List<Repetition.LeftOut<ILoggingEvent>> over;
        boolean admitted;
        synchronized (repetition) {
            over = repetition.over(nowNanos);
            admitted = repetition.admits(cause, line, nowNanos);
        }
        over.forEach(this::tell);
        if (admitted) {
            next.appendLoopOnAppenders(line);
        }
    }

    /** By whom and when the antenna was stopped is asked for afterwards, second by second. */
    private static boolean isStop(ILoggingEvent line) {
        return line.getKeyValuePairs() != null
                && line.getKeyValuePairs().stream().anyMatch(pair -> STOP.equals(pair.value));
    }

    private static String cause(ILoggingEvent line) {
        StringBuilder cause =
                new StringBuilder(line.getLoggerName()).append(' ').append(line.getLevel());
        List<KeyValuePair> pairs = line.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> cause.append(' ').append(pair.value));
        }
        return cause.append(' ')
                .append(VARYING.matcher(line.getFormattedMessage()).replaceAll("#"))
                .toString();
    }

    private void tell(Repetition.LeftOut<ILoggingEvent> leftOut) {
        ILoggingEvent newest = leftOut.newest();
        LoggingEvent line = new LoggingEvent();
        line.setLoggerName(newest.getLoggerName());
        line.setLoggerContextRemoteView(newest.getLoggerContextVO());
        line.setMDCPropertyMap(newest.getMDCPropertyMap());
        line.setThreadName(newest.getThreadName());
        line.setLevel(newest.getLevel());
        line.setInstant(Instant.ofEpochMilli(newest.getTimeStamp()));
        line.setMessage(leftOut.count() + " more like this were left out within a minute, the last: "
                + newest.getFormattedMessage().replace("{", "(").replace("}", ")"));
        if (newest.getKeyValuePairs() != null) {
            newest.getKeyValuePairs().forEach(line::addKeyValuePair);
        }
        next.appendLoopOnAppenders(line);
    }

    @Override
    public void start() {
        super.start();
        telling = Optional.of(getContext()
                .getScheduledExecutorService()
                .scheduleWithFixedDelay(this::tellWhatIsOver, TELL_EVERY_S, TELL_EVERY_S, TimeUnit.SECONDS));
    }

    /** A line that was left out is told also when no other comes for hours. */
    void tellWhatIsOver() {
        List<Repetition.LeftOut<ILoggingEvent>> over;
        synchronized (repetition) {
            over = repetition.over(clock.nanos());
        }
        over.forEach(this::tell);
    }

    @Override
    public void stop() {
        telling.ifPresent(task -> task.cancel(false));
        List<Repetition.LeftOut<ILoggingEvent>> untold;
        synchronized (repetition) {
            untold = repetition.all();
        }
        untold.forEach(this::tell);
        super.stop();
        // Whoever stops the log stops what hangs on a logger: the queue behind this one writes what waits in it only
        // when stopped, too.
        next.detachAndStopAllAppenders();
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        next.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return next.iteratorForAppenders();
    }

    @Override
    public Appender<ILoggingEvent> getAppender(String name) {
        return next.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return next.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        next.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return next.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return next.detachAppender(name);
    }
}
