package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.mount.Axis;
import org.slewd.mount.StartDelay;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.rotator.Pointing;

/** How long the axes take to start, as the station finds it out over the real protocols while it slews. */
class StartDelayTest {

    private static final ElementSet ANY = Sets.set(90_001, 15.498, 0.0007, 51.64, 0, 0, 0, 3e-4);

    /** When the axes really began to move after an order left the station. */
    private static final class Witness {
        private final QuietRun run;
        private double azimuthSum;
        private double elevationSum;
        private int slews;

        Witness(QuietRun run) {
            this.run = run;
        }

        void slews(int count) {
            for (int i = 0; i < count; i++) {
                Pointing before = run.truth();
                boolean isOut = i % 2 == 0;
                run.station.point(
                        new Pointing(isOut ? 190.4 + i : 90.3 - i, isOut ? 82.3 - 0.7 * i : 8.4 + 0.7 * i), "test");
                long end = run.clock.nanos() + QuietRun.SLEW.toNanos();
                boolean azimuthMoved = false;
                boolean elevationMoved = false;
                double orderAt = Double.NaN;
                while (run.clock.nanos() - end < 0) {
                    run.step(Duration.ofMillis(5));
                    double now = run.clock.nanos() / 1e9;
                    if (Double.isNaN(orderAt)
                            && run.station.snapshot().rotator().commanded().isPresent()) {
                        double age = run.station
                                .snapshot()
                                .rotator()
                                .commanded()
                                .get()
                                .ageSeconds();
                        orderAt = age < 0.1 ? now - age : orderAt;
                    }
                    if (!azimuthMoved && run.truth().azimuthDeg() != before.azimuthDeg()) {
                        azimuthMoved = true;
                        azimuthSum += now - orderAt;
                    }
                    if (!elevationMoved && run.truth().elevationDeg() != before.elevationDeg()) {
                        elevationMoved = true;
                        elevationSum += now - orderAt;
                    }
                }
                slews++;
            }
        }

        double seconds(Axis axis) {
            return (axis == Axis.AZIMUTH ? azimuthSum : elevationSum) / slews;
        }
    }

    private static Snapshot.StartDelay shown(QuietRun run, Axis axis) {
        return run.station.snapshot().rotator().startDelays().stream()
                .filter(delay -> delay.axis() == axis)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<SimulatedAntenna> antennas() {
        return Stream.of(SimulatedAntenna.g5500(3), SimulatedAntenna.spid(3), SimulatedAntenna.satnogs(3));
    }

    @ParameterizedTest
    @MethodSource("antennas")
    void a_delay_that_is_configured_wrong_by_a_fifth_of_a_second_is_found(SimulatedAntenna antenna) {
        for (double wrongSeconds : new double[] {0.2, -0.2}) {
            QuietRun run = new QuietRun(antenna.withDelayWrongBy(wrongSeconds), ANY, ANY.epoch());
            Witness witness = new Witness(run);
            witness.slews(5);
            for (Axis axis : Axis.values()) {
                StartDelay measured = shown(run, axis).measured().orElseThrow();
                assertThat(measured.seconds())
                        .as("%s, %s", antenna, axis)
                        .isCloseTo(witness.seconds(axis), within(0.08));
            }
        }
    }

    @Test
    void an_operator_hears_once_what_to_write_and_the_law_leads_by_what_was_seen() {
        QuietRun run = new QuietRun(SimulatedAntenna.satnogs(3).withDelayWrongBy(0.3), ANY, ANY.epoch());
        run.slew(2);
        assertThat(shown(run, Axis.AZIMUTH).usedSeconds()).as("after two slews").isEqualTo(0.5);
        assertThat(notices(run)).isEmpty();
        run.slew(3);
        Snapshot.StartDelay azimuth = shown(run, Axis.AZIMUTH);
        assertThat(azimuth.configuredSeconds()).isEqualTo(0.5);
        assertThat(azimuth.usedSeconds()).as("moved by 0.3 s at most").isEqualTo(0.2);
        assertThat(notices(run))
                .hasSize(2)
                .anySatisfy(notice -> assertThat(notice)
                        .startsWith("the azimuth axis starts 0.1")
                        .contains("not 0.50 s as configured", "azimuthStartDelayMs: 1"));
    }

    @Test
    void a_delay_that_is_configured_right_is_no_news() {
        QuietRun run = new QuietRun(SimulatedAntenna.spid(3), ANY, ANY.epoch());
        run.slew(5);
        assertThat(notices(run)).isEmpty();
        assertThat(shown(run, Axis.AZIMUTH).measured())
                .hasValueSatisfying(
                        measured -> assertThat(measured.isConsistent()).isTrue());
    }

    private static List<String> notices(QuietRun run) {
        return run.station.snapshot().loop().alerts().stream()
                .map(Snapshot.Alert::message)
                .filter(message -> message.contains("StartDelayMs"))
                .toList();
    }
}
