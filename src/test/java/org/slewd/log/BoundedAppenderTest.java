package org.slewd.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slewd.time.VirtualClock;

class BoundedAppenderTest {

    private final VirtualClock clock = new VirtualClock(Instant.EPOCH, Long.MAX_VALUE - 1000);
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final BoundedAppender bound = new BoundedAppender(clock);
    private final Logger log = context.getLogger("station");

    @BeforeEach
    void start() {
        written.start();
        context.setMDCAdapter(new LogbackMDCAdapter());
        bound.setContext(context);
        bound.addAppender(written);
        bound.start();
        log.addAppender(bound);
        log.setLevel(Level.DEBUG);
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_cause_is_heard_once_a_minute_and_its_count_afterwards() {
        for (int i = 0; i < 90; i++) {
            log.warn("no reply for {} s, got \"{}\"", i, "garbage " + i);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(lines())
                .containsExactly(
                        "no reply for 0 s, got \"garbage 0\"",
                        "59 more like this were left out within a minute, the last: no reply for 59 s, got \"garbage"
                                + " 59\"",
                        "no reply for 60 s, got \"garbage 60\"");
        bound.stop();
        written.list.forEach(ILoggingEvent::prepareForDeferredProcessing); // as the queue does
        assertThat(lines()).hasSize(4).last().asString().startsWith("29 more like this");
    }

    @Test
    void what_was_left_out_is_told_when_anything_else_is_written() {
        log.warn("one");
        log.warn("one");
        clock.advance(Duration.ofSeconds(61));
        log.info("other");
        assertThat(lines())
                .containsExactly("one", "1 more like this were left out within a minute, the last: one", "other");
    }

    @Test
    void what_was_left_out_is_told_also_when_nothing_else_is_written() {
        log.warn("one");
        log.warn("one");
        clock.advance(Duration.ofSeconds(59));
        bound.tellWhatIsOver();
        assertThat(lines()).containsExactly("one");
        clock.advance(Duration.ofSeconds(2));
        bound.tellWhatIsOver();
        assertThat(lines()).containsExactly("one", "1 more like this were left out within a minute, the last: one");
    }

    @Test
    void every_stop_is_written_at_once() {
        log.atWarn().addKeyValue("event", "stop").log("STOP by page 1");
        log.atWarn().addKeyValue("event", "stop").log("STOP by page 2");
        assertThat(lines()).containsExactly("STOP by page 1", "STOP by page 2");
    }

    /** The log as it is configured: a queue behind this appender, and behind that whatever writes. */
    @Test
    void what_waits_in_the_queue_is_written_when_the_log_is_stopped() {
        CountDownLatch stopping = new CountDownLatch(1);
        List<String> arrived = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> slow = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                try {
                    stopping.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // by the queue that is being stopped
                }
                arrived.add(line.getFormattedMessage());
            }
        };
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setNeverBlock(true);
        queue.addAppender(slow);
        slow.start();
        queue.start();
        BoundedAppender before = new BoundedAppender(clock);
        before.setContext(context);
        before.addAppender(queue);
        before.start();
        Logger other = context.getLogger("other");
        other.addAppender(before);

        List<String> words = List.of("one", "two", "three", "four");
        words.forEach(other::warn);
        other.warn("four");
        stopping.countDown();
        context.stop();

        assertThat(queue.isStarted()).isFalse();
        assertThat(arrived).startsWith("one", "two", "three", "four").hasSize(5);
        assertThat(arrived.get(4)).startsWith("1 more like this");
    }

    @Test
    void causes_differ_by_words_by_level_and_by_the_word_of_the_event() {
        log.warn("a");
        log.info("a");
        log.atInfo().addKeyValue("event", "x").log("a");
        log.atInfo().addKeyValue("event", "y").log("a");
        log.atInfo().addKeyValue("event", "y").log("a");
        assertThat(lines()).containsExactly("a", "a", "a", "a");
    }

    @Test
    void whoever_asks_for_every_byte_gets_every_byte() {
        for (int i = 0; i < 5; i++) {
            log.debug("> C2");
        }
        assertThat(lines()).hasSize(5);
    }

    /** F45: garbage on a wire and a silent device at once, once a second for three hours. */
    @Test
    void a_storm_leaves_at_most_two_lines_a_minute_for_each_cause() {
        Random random = new Random(45);
        int seconds = 3 * 3600;
        for (int i = 0; i < seconds; i++) {
            log.warn("rotator: cannot read \"{}\"", random.nextLong());
            log.atWarn().addKeyValue("event", "fault-comm").log("rotator: silent for {} s", random.nextInt(100));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(written.list).hasSizeLessThanOrEqualTo(2 * 2 * seconds / 60);
        long told = written.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .mapToLong(line -> line.contains(" more like") ? Long.parseLong(line.split(" ", 2)[0]) : 1)
                .sum();
        bound.stop();
        long rest = written.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .mapToLong(line -> line.contains(" more like") ? Long.parseLong(line.split(" ", 2)[0]) : 1)
                .sum();
        assertThat(told).isLessThanOrEqualTo(rest);
        assertThat(rest).isEqualTo(2L * seconds);
    }

    @Test
    void more_causes_than_are_remembered_are_let_through() {
        for (int i = 0; i < 2 * Repetition.MOST_CAUSES; i++) {
            log.warn("cause {}", "x".repeat(i % 100) + (char) ('A' + i / 100));
        }
        assertThat(lines()).hasSize(2 * Repetition.MOST_CAUSES);
    }

    @Test
    void the_word_of_an_event_stands_behind_the_sentence_and_in_the_json() {
        log.atWarn().addKeyValue("event", "fault-comm").log("rotator: {}", "no reply");
        ILoggingEvent line = written.list.get(0);
        assertThat(new EventSuffix().convert(line)).isEqualTo(" event=fault-comm");
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        assertThat(new String(encoder.encode(line), StandardCharsets.UTF_8))
                .contains("\"kvpList\": [{\"event\":\"fault-comm\"}]")
                .contains("\"formattedMessage\":\"rotator: no reply\"");
        log.info("plain");
        assertThat(new EventSuffix().convert(written.list.get(1))).isEmpty();
    }

    @Test
    void journald_is_told_how_urgent_a_line_is() {
        assertThat(List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG))
                .extracting(PriorityPrefix::prefix)
                .containsExactly("<3>", "<4>", "<6>", "<7>");
    }
}
