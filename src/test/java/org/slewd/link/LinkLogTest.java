package org.slewd.link;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LinkLogTest {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Logger logger = (Logger) LoggerFactory.getLogger(Link.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final LinkLog log = new LinkLog("serial:/dev/x");

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(lines);
        lines.start();
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void one_that_is_opened_for_some_seconds_tells_only_whoever_looks_for_a_fault() {
        LinkLog passing = new LinkLog("serial:/dev/passing", true);
        passing.up();
        passing.down("gone", 0);
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .isEmpty();
    }

    @Test
    void a_loss_and_a_return_are_one_line_each_however_many_tries_lie_between() {
        log.up();
        for (int i = 0; i < 1_000; i++) {
            log.down("gone", i * 10L * SECOND_NANOS);
        }
        log.up();
        assertThat(said())
                .containsExactly(
                        "INFO serial:/dev/x: connected", "WARN serial:/dev/x: gone", "INFO serial:/dev/x: connected");
    }

    @Test
    void another_cause_is_another_line() {
        log.down("gone", 0);
        log.down("no rights", SECOND_NANOS);
        log.down("no rights", 2 * SECOND_NANOS);
        assertThat(said()).containsExactly("WARN serial:/dev/x: gone", "WARN serial:/dev/x: no rights");
    }

    @Test
    void a_loose_plug_is_told_once_a_minute() {
        for (int second = 0; second < 60; second++) {
            log.up();
            log.down("hung up", (long) second * SECOND_NANOS);
        }
        assertThat(said())
                .containsExactly(
                        "INFO serial:/dev/x: connected",
                        "WARN serial:/dev/x: hung up",
                        "INFO serial:/dev/x: connected");
        log.up();
        log.down("hung up", 60 * SECOND_NANOS);
        assertThat(said()).hasSize(4).last().isEqualTo("WARN serial:/dev/x: hung up");
    }

    @Test
    void a_loss_that_was_not_told_is_told_when_it_lasts() {
        log.down("gone", 0);
        log.up();
        log.down("gone", 10 * SECOND_NANOS);
        assertThat(said()).last().isEqualTo("INFO serial:/dev/x: connected");
        log.down("gone", 70 * SECOND_NANOS);
        assertThat(said()).last().isEqualTo("WARN serial:/dev/x: gone");
    }

    @Test
    void the_minute_survives_the_overflow_of_the_count() {
        log.down("gone", Long.MAX_VALUE);
        log.up();
        log.down("gone", Long.MIN_VALUE + 30 * SECOND_NANOS);
        assertThat(said()).last().isEqualTo("INFO serial:/dev/x: connected");
    }

    private List<String> said() {
        return lines.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
