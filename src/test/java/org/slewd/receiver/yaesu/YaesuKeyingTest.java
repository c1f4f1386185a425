package org.slewd.receiver.yaesu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.receiver.Bench;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;

/** No byte that is lost on the way makes a radio take an 08 for the end of a block. */
class YaesuKeyingTest {

    /** A radio that waits for the rest of a block for ever, which no real one does. */
    private static final long FOR_EVER = Long.MAX_VALUE;

    /** With an 08 in each of the places where a frequency can have it, and in between, modes among which FM is 08 too. */
    private static final List<Tuning> DOWNLINKS = List.of(
            tuning(145_800_090, Mode.FM),
            tuning(145_908_000, Mode.USB), // 14 59 08 00
            tuning(430_800_080, Mode.FM), // 43 08 00 08, were the last not left out
            tuning(430_908_080, Mode.CW),
            tuning(430_808_000, Mode.FM));

    private static final List<Tuning> UPLINKS = List.of(
            tuning(435_100_000, Mode.LSB),
            tuning(435_108_080, Mode.FM), // 43 51 08 08
            tuning(440_800_000, Mode.FM),
            tuning(145_908_000, Mode.FM),
            tuning(145_900_080, Mode.USB));

    static Stream<YaesuProfile> profiles() {
        return Stream.of(YaesuProfile.FT_817, YaesuProfile.FT_847, YaesuProfile.FT_736R);
    }

    private static Tuning tuning(long hz, Mode mode) {
        return new Tuning(hz, Optional.of(mode));
    }

    /** One dialogue with one radio. */
    private static final class Table {

        private final YaesuSimulator radio;
        private final SpoiltWire wire;
        private final YaesuDriver driver;
        private final Bench bench;

        Table(YaesuProfile profile, long patienceNanos) {
            radio = new YaesuSimulator(profile, patienceNanos);
            wire = new SpoiltWire(radio);
            driver = new YaesuDriver(profile, 0);
            bench = new Bench(driver, wire, 1, 0);
            bench.connect();
        }

        void tune(int index) {
            driver.tune(Leg.DOWNLINK, DOWNLINKS.get(index % DOWNLINKS.size()));
            if (driver.traits().hasUplink()) {
                driver.tune(Leg.UPLINK, UPLINKS.get(index % UPLINKS.size()));
            }
        }

        void talk() {
            for (int i = 0; i < DOWNLINKS.size(); i++) {
                tune(i);
                bench.run(400);
            }
        }

        void expectSafety() {
            assertThat(radio.keyingAttempts()).as(bench::story).isZero();
            assertThat(wire.unproved()).as(bench::story).isZero();
            assertThat(wire.torn()).as(bench::story).isZero();
        }

        void expectHealth() {
            bench.run(3_000);
            driver.tune(Leg.DOWNLINK, DOWNLINKS.get(0));
            bench.run(2_500);
            assertThat(radio.tunedHz())
                    .as(bench::story)
                    .isEqualTo(DOWNLINKS.get(0).hz());
            assertThat(radio.modeCode(Leg.DOWNLINK)).as(bench::story).isEqualTo(0x08);
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void a_whole_dialogue_is_said_in_whole_blocks_and_what_could_key_only_to_a_radio_in_step(YaesuProfile profile) {
        Table table = new Table(profile, YaesuSimulator.PATIENCE_NANOS);
        table.talk();
        assertThat(table.wire.risky()).as(table.bench::story).isGreaterThan(4);
        table.expectSafety();
        table.expectHealth();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void bytes_that_are_lost_anywhere_key_nothing_and_are_got_over(YaesuProfile profile) {
        Table whole = new Table(profile, YaesuSimulator.PATIENCE_NANOS);
        whole.talk();
        for (int lost = 1; lost <= 4; lost++) {
            for (int from = lost; from < whole.wire.count(); from += 2 * lost) {
                Table table = new Table(profile, YaesuSimulator.PATIENCE_NANOS);
                table.wire.lose(from, lost);
                table.talk();
                table.expectSafety();
                if (lost == 1 && from % 14 == 1) {
                    table.expectHealth();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void not_even_a_radio_that_never_forgets_half_a_block_is_keyed(YaesuProfile profile) {
        Table whole = new Table(profile, FOR_EVER);
        whole.talk();
        for (int lost = 1; lost <= 4; lost++) {
            for (int from = 0; from < whole.wire.count(); from += 2 * lost - 1) {
                Table table = new Table(profile, FOR_EVER);
                table.wire.lose(from, lost);
                table.talk();
                table.expectSafety();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void a_wire_that_loses_bytes_all_the_time_both_ways_keys_nothing(YaesuProfile profile) {
        for (long seed = 1; seed <= 20; seed++) {
            Table table = new Table(profile, seed % 2 == 0 ? FOR_EVER : YaesuSimulator.PATIENCE_NANOS);
            table.bench.faults().cut(0.1, seed);
            table.wire.lose(0.03, seed);
            table.talk();
            table.talk();
            table.expectSafety();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void a_byte_from_nowhere_keys_nothing_whenever_it_comes(YaesuProfile profile) {
        for (int noiseAt = 1; noiseAt < 400; noiseAt += 7) {
            for (int index = 1; index < 4; index++) {
                Table table = new Table(profile, noiseAt % 2 == 0 ? FOR_EVER : YaesuSimulator.PATIENCE_NANOS);
                table.tune(0);
                table.bench.run(1_200);
                table.tune(index);
                table.bench.run(noiseAt);
                table.wire.disturb((byte) 0, table.bench.nowNanos());
                table.bench.run(400 - noiseAt);
                table.tune(index + 1);
                table.bench.run(1_500);
                table.expectSafety();
            }
        }
    }

    @Test
    void the_judge_would_see_it() {
        YaesuSimulator radio = new YaesuSimulator(YaesuProfile.FT_817);
        byte[] asked = YaesuBlock.plain(YaesuBlock.READ_MAIN);
        radio.onBytes(Arrays.copyOf(asked, 4), 0);
        radio.onBytes(YaesuBlock.mode(YaesuBlock.MODE_MAIN, Mode.FM), 150_000_000L);
        assertThat(radio.keyingAttempts()).isEqualTo(1);
    }

    @Test
    void a_radio_that_has_heard_nothing_for_a_while_begins_anew() {
        YaesuSimulator radio = new YaesuSimulator(YaesuProfile.FT_817);
        byte[] asked = YaesuBlock.plain(YaesuBlock.READ_MAIN);
        radio.onBytes(Arrays.copyOf(asked, 4), 0);
        radio.onBytes(YaesuBlock.mode(YaesuBlock.MODE_MAIN, Mode.FM), 250_000_000L);
        assertThat(radio.keyingAttempts()).isZero();
    }
}
