package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Spectra four times a second with columns of 60 Hz, in which the carrier is one line of several. */
class SignalFitTest {

    private static final double COLUMN_HZ = 60;
    private static final double BAND_HZ = 10_000;

    private final Curves curves = Curves.passOf75Degrees();
    private final Instant aos = curves.pass().aos().utc();
    private final Random random = new Random(1);
    private final double passS =
            Duration.between(aos, curves.pass().los().utc()).toMillis() / 1e3;
    private final SignalFit fit = new SignalFit(Curves.CARRIER_HZ, Duration.ofSeconds(30), COLUMN_HZ, BAND_HZ);

    private interface Source {
        /** Adds lines to what is seen at {@code utc}. */
        void add(Instant utc, List<LineRow.Line> lines);
    }

    private Source carrier(double lateS, double offsetHz, double share) {
        return (utc, lines) -> {
            if (random.nextDouble() < share) {
                double hz = curves.exactHz(utc, lateS) + offsetHz + 5 * random.nextGaussian();
                lines.add(new LineRow.Line(hz, 5));
            }
        };
    }

    /** Seen only while it is in the band around what is expected, as a search sees it. */
    private Source birdie(ToDoubleFunction<Instant> hz) {
        return (utc, lines) -> {
            double at = hz.applyAsDouble(utc) + 3 * random.nextGaussian();
            if (Math.abs(at - curves.exactHz(utc, 0)) < BAND_HZ / 2) {
                lines.add(new LineRow.Line(at, 3));
            }
        };
    }

    private Source noise(double perRow) {
        return (utc, lines) -> {
            if (random.nextDouble() < perRow) {
                double at = curves.exactHz(utc, 0) + BAND_HZ * (random.nextDouble() - 0.5);
                lines.add(new LineRow.Line(at, 20));
            }
        };
    }

    private List<LineRow> rows(double fromS, double toS, Source... sources) {
        List<LineRow> rows = new ArrayList<>();
        for (double s = fromS; s < toS; s += 0.25) {
            Instant utc = aos.plusNanos(Math.round(s * 1e9));
            List<LineRow.Line> lines = new ArrayList<>();
            for (Source source : sources) {
                source.add(utc, lines);
            }
            rows.add(new LineRow(utc, lines));
        }
        return rows;
    }

    private FitOutcome.Fitted fitted(List<LineRow> rows) {
        FitOutcome outcome = fit.of(rows, curves.object());
        assertThat(outcome).isInstanceOf(FitOutcome.Fitted.class);
        return (FitOutcome.Fitted) outcome;
    }

    private String refusal(List<LineRow> rows) {
        FitOutcome outcome = fit.of(rows, curves.object());
        assertThat(outcome).isInstanceOf(FitOutcome.NotObservable.class);
        return ((FitOutcome.NotObservable) outcome).why();
    }

    @Test
    void a_lone_carrier_tells_lateness_and_offset() {
        FitOutcome.Fitted found = fitted(rows(0, passS, carrier(3.4, 812, 1)));
        assertThat(found.lateS().value()).isCloseTo(3.4, within(0.02));
        assertThat(found.lateS().sigma()).isLessThan(0.06);
        assertThat(found.offsetHz().value()).isCloseTo(812, within(2.0));
    }

    @Test
    void lines_that_stand_still_are_not_taken_for_it_though_they_are_always_there() {
        double tcaHz = Curves.CARRIER_HZ;
        FitOutcome.Fitted found = fitted(rows(
                0,
                passS,
                carrier(-7.2, -1500, 0.4),
                birdie(utc -> tcaHz),
                birdie(utc -> tcaHz + 4000),
                birdie(utc -> tcaHz - 2500),
                noise(0.5)));
        assertThat(found.lateS().value()).isCloseTo(-7.2, within(0.05));
        assertThat(found.offsetHz().value()).isCloseTo(-1500, within(5.0));
    }

    @Test
    void a_line_that_stands_still_is_no_object_in_any_part_of_a_pass() {
        double[] starts = {0, 60, 120, 240};
        for (double from : starts) {
            for (double length : new double[] {20, 60, 120, 300}) {
                double hz = curves.exactHz(aos.plusNanos((long) ((from + length / 2) * 1e9)), 0);
                List<LineRow> rows = rows(from, from + length, birdie(utc -> hz), noise(0.3));
                assertThat(fit.of(rows, curves.object()))
                        .as("from %s s for %s s", from, length)
                        .isInstanceOf(FitOutcome.NotObservable.class);
            }
        }
    }

    @Test
    void noise_and_silence_are_refused_with_a_reason() {
        assertThat(refusal(rows(0, 200))).isEqualTo("no carrier is in the spectra");
        assertThat(refusal(rows(0, 400, noise(1)))).contains("no line in the spectra moves");
        assertThat(refusal(rows(0, 2, carrier(0, 0, 1)))).contains("too few spectra");
    }

    @Test
    void what_is_heard_before_the_culmination_is_enough_when_it_is_not_too_short() {
        assertThat(refusal(rows(0, 40, carrier(4, 300, 1)))).contains("this part of the pass");
        FitOutcome.Fitted half = fitted(rows(0, passS / 2, carrier(4, 300, 1)));
        assertThat(half.lateS().value()).isCloseTo(4, within(4 * half.lateS().sigma()));
        assertThat(half.lateS().sigma()).isLessThan(0.15);
    }
}
