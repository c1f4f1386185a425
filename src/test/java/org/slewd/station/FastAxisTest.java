package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.rotator.easycomm.Easycomm;
import org.slewd.rotator.prosistel.Prosistel;

/** Axes that turn faster than the configuration says, behind the real protocols. */
class FastAxisTest {

    private static final ElementSet ANY = Sets.set(90_001, 15.498, 0.0007, 51.64, 0, 0, 0, 3e-4);

    private static Stream<SimulatedAntenna> antennas() {
        return Stream.of(
                SimulatedAntenna.g5500(3),
                SimulatedAntenna.spid(3),
                SimulatedAntenna.satnogs(3),
                SimulatedAntenna.g5500(3).behind(Easycomm.KIND_III),
                SimulatedAntenna.g5500(3).behind(Prosistel.KIND_COMBI));
    }

    private static QuietRun slewsOf(SimulatedAntenna antenna, double share) {
        QuietRun run = new QuietRun(antenna.withRatesOf(share), antenna.axes(), ANY, ANY.epoch());
        run.slew(3);
        return run;
    }

    @ParameterizedTest
    @MethodSource("antennas")
    void are_no_fault_but_news_with_the_key_to_correct(SimulatedAntenna antenna) {
        for (double share : new double[] {0.6, 0.25}) {
            QuietRun run = slewsOf(antenna, share);
            assertThat(run.station.snapshot().fault()).as(run::story).isEmpty();
            assertThat(alerts(run)).as(run::story).hasSize(2).allMatch(alert -> alert.contains("is said to do"));
            assertThat(alerts(run)).as(run::story).anyMatch(alert -> alert.contains("correct azimuthRateDegPerS"));
            assertThat(alerts(run)).as(run::story).anyMatch(alert -> alert.contains("correct elevationRateDegPerS"));
        }
    }

    @Test
    void are_named_as_what_a_reading_may_show_that_cannot_be_believed() {
        QuietRun run = slewsOf(SimulatedAntenna.spid(3), 0.15);
        assertThat(run.station.snapshot().fault()).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo("reference");
            assertThat(fault.message()).contains("rather than the stated 0.9, correct azimuthRateDegPerS");
        });
    }

    private static List<String> alerts(QuietRun run) {
        return run.station.snapshot().loop().alerts().stream()
                .map(Snapshot.Alert::message)
                .filter(message -> message.contains("RateDegPerS"))
                .toList();
    }
}
