package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");

    private final Alerts alerts = new Alerts(event -> {});

    @Test
    void garbage_is_heard_once_a_minute_however_it_differs() {
        alerts.noteOnce(NOW, "the controller sent \"AZ=1x0\", which is no position; slewd asks again");
        alerts.noteOnce(NOW.plusSeconds(1), "the controller sent \"~~\", which is no position; slewd asks again");
        alerts.noteOnce(NOW.plusSeconds(2), "azimuth 12.5 is outside");
        alerts.noteOnce(NOW.plusSeconds(3), "azimuth 13 is outside");
        alerts.noteOnce(NOW.plusSeconds(62), "the controller sent \"AZ=2x0\", which is no position; slewd asks again");
        assertThat(alerts.newestFirst())
                .extracting(alert -> alert.utc().getEpochSecond() - NOW.getEpochSecond())
                .containsExactly(62L, 2L, 0L);
    }
}
