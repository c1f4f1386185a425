package org.slewd.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.receiver.civ.Civ;
import org.slewd.receiver.rigctld.Rigctld;

/** What {@code Wiring} gets: each kind's driver in front of its simulator, as the station uses them. */
class ReceiverKindsTest {

    private static final double CARRIER_HZ = 145_800_000;

    /** Of the ISS overhead at 145.8 MHz, in hertz per second. */
    private static final double DOPPLER_RATE = 59;

    static Stream<ReceiverKind> kinds() {
        return Stream.of(Civ.IC_R8600, Civ.IC_9700, Rigctld.RIGCTLD, Rigctld.GQRX);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void follows_doppler_at_its_hold_time_and_verifies_each_tuning(ReceiverKind kind) {
        ReceiverDriver driver = kind.driver().apply(0);
        SimulatedReceiver radio = kind.simulator().get();
        Bench bench = new Bench(driver, radio, 1, 0);
        int holdMs = (int) (driver.traits().holdNanos() / 1_000_000);
        bench.connect();
        bench.run(500);

        long worstHz = 0;
        int verified = 0;
        int tunings = 10_000 / holdMs;
        for (int i = 0; i < tunings; i++) {
            long wanted = driver.traits().onGrid(CARRIER_HZ + DOPPLER_RATE * i * holdMs / 1_000);
            driver.tune(Leg.DOWNLINK, new Tuning(wanted, Optional.empty()));
            bench.run(holdMs);
            worstHz = Math.max(worstHz, Math.abs(radio.tunedHz() - wanted));
            verified += bench.state().downlink().verified() ? 1 : 0;
        }

        assertThat(worstHz).as(bench::story).isZero();
        assertThat(verified).as(bench::story).isEqualTo(tunings);
        assertThat(bench.state().trouble()).isEmpty();
        assertThat(radio.keyingAttempts()).isZero();
    }
}
