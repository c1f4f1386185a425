package org.slewd.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slewd.link.Contact;

/** What every driver of a radio and its simulator promise, whatever the protocol. Each protocol's test extends this. */
public abstract class RadioContract {

    /** Near the overflow of the nanosecond count. */
    private static final long START = Long.MAX_VALUE - 2_500_000_000L;

    protected abstract ReceiverKind kind();

    /** Everything that the driver may ever write, each write as a whole, as ISO-8859-1 text. */
    protected abstract Pattern mayWrite();

    /** Which writes set the frequency of the downlink. */
    protected abstract Pattern setsDownlink();

    /** Bytes that would key a transmitter, as somebody else might write them. */
    protected abstract List<byte[]> keying();

    /** Whether the radio can tell where it is tuned. */
    protected boolean tells() {
        return true;
    }

    /** Whether the protocol has a word for no. */
    protected boolean refuses() {
        return true;
    }

    /** Two frequencies that the downlink can have, and that differ by less than a band. */
    protected long lowHz() {
        return 145_800_000;
    }

    protected long highHz() {
        return 145_850_000;
    }

    /** By how much tunings differ that come one after the other; a step, but for radios that leave some steps out. */
    protected long strideHz() {
        return kind().driver().apply(0).traits().stepHz();
    }

    /** A frequency that the uplink can have while the downlink has the others. */
    protected long uplinkHz() {
        return 435_100_000;
    }

    protected static final class Table {
        final ReceiverDriver driver;
        final SimulatedReceiver radio;
        final Bench bench;

        Table(ReceiverKind kind, long seed) {
            this.driver = kind.driver().apply(START);
            this.radio = kind.simulator().get();
            this.bench = new Bench(driver, radio, seed, START);
            bench.connect();
        }

        void tune(Leg leg, long hz) {
            driver.tune(leg, new Tuning(hz, Optional.empty()));
        }

        DialState dial() {
            return bench.state().downlink();
        }

        long measuredHz() {
            return dial().measured().orElseThrow().hz();
        }
    }

    protected final Table table() {
        return new Table(kind(), 1);
    }

    private List<String> takeSent(Table table) {
        List<String> texts = table.bench.sent().stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
        table.bench.sent().clear();
        return texts;
    }

    private List<String> takeSettings(Table table) {
        return takeSent(table).stream()
                .filter(setsDownlink().asMatchPredicate())
                .toList();
    }

    @Test
    void sets_nothing_until_it_is_tuned() {
        Table table = table();
        long beforeHz = table.radio.tunedHz();
        table.bench.run(4_000);
        assertThat(takeSettings(table)).isEmpty();
        assertThat(table.radio.tunedHz()).isEqualTo(beforeHz);
        assertThat(table.dial().commanded()).isEmpty();
        if (tells()) {
            assertThat(table.bench.state().contact()).isEqualTo(Contact.ANSWERING);
            assertThat(table.measuredHz()).isEqualTo(beforeHz);
        }
    }

    @Test
    void tunes_the_radio_and_verifies_it_where_the_radio_can_tell() {
        Table table = table();
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(3_000);
        assertThat(table.radio.tunedHz()).as(table.bench::story).isEqualTo(lowHz());
        assertThat(table.dial().commanded().orElseThrow().hz()).isEqualTo(lowHz());
        assertThat(table.dial().verified()).isEqualTo(tells());
        assertThat(table.dial().measured().isPresent()).isEqualTo(tells());
        assertThat(table.bench.state().trouble()).isEmpty();
        assertThat(takeSettings(table)).hasSize(1);
    }

    @Test
    void sends_the_latest_of_many_tunings_and_forgets_the_others() {
        Table table = table();
        table.bench.run(2_000);
        takeSent(table);
        long stepHz = strideHz();
        for (int i = 0; i <= 100; i++) {
            table.tune(Leg.DOWNLINK, lowHz() + i * stepHz);
        }
        table.bench.run(2_000);
        assertThat(takeSettings(table)).hasSize(1);
        assertThat(table.radio.tunedHz()).isEqualTo(lowHz() + 100 * stepHz);
    }

    @Test
    void keeps_its_hold_between_settings_and_follows() {
        Table table = table();
        table.bench.run(2_000);
        takeSent(table);
        long stepHz = strideHz();
        for (int i = 1; i <= 250; i++) {
            table.tune(Leg.DOWNLINK, lowHz() + i * stepHz);
            table.bench.run(20);
        }
        table.bench.run(1_000);
        long mostInFiveSeconds = 5_000_000_000L / (table.driver.traits().holdNanos() * 2 / 3) + 2;
        assertThat(takeSettings(table)).hasSizeBetween(8, (int) mostInFiveSeconds);
        assertThat(table.radio.tunedHz()).isEqualTo(lowHz() + 250 * stepHz);
        assertThat(table.dial().verified()).isEqualTo(tells());
    }

    @Test
    void tunes_both_legs_and_neither_disturbs_the_other() {
        Table table = table();
        assumeTrue(table.driver.traits().has(Leg.UPLINK), "this radio has one dial");
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(1_000);
        table.tune(Leg.UPLINK, uplinkHz());
        table.bench.run(4_000);
        assertThat(table.radio.tunedHz()).as(table.bench::story).isEqualTo(lowHz());
        long stepHz = strideHz();
        for (int i = 1; i <= 20; i++) {
            table.tune(Leg.DOWNLINK, lowHz() + i * stepHz);
            table.tune(Leg.UPLINK, uplinkHz() - i * stepHz);
            table.bench.run(2_000);
            assertThat(table.radio.tunedHz(Leg.DOWNLINK)).as(table.bench::story).isEqualTo(lowHz() + i * stepHz);
            assertThat(table.radio.tunedHz(Leg.UPLINK)).as(table.bench::story).isEqualTo(uplinkHz() - i * stepHz);
            assertThat(table.dial().verified()).as(table.bench::story).isEqualTo(tells());
            assertThat(table.bench.state().dial(Leg.UPLINK).verified()).isEqualTo(tells());
        }
        assertThat(table.bench.state().trouble()).isEmpty();
        assertThat(table.radio.keyingAttempts()).isZero();
    }

    @Test
    void takes_tunings_of_both_legs_again_and_again() {
        Table table = table();
        assertThat(table.driver.takesTuning(Leg.UPLINK, table.bench.nowNanos())).isFalse();
        table.bench.run(2_000);
        long stepHz = strideHz();
        boolean both = table.driver.traits().has(Leg.UPLINK);
        int[] taken = {0, 0};
        for (int i = 1; i <= 100; i++) {
            if (table.driver.takesTuning(Leg.DOWNLINK, table.bench.nowNanos())) {
                table.tune(Leg.DOWNLINK, lowHz() + i * stepHz);
                taken[0]++;
            }
            if (table.driver.takesTuning(Leg.UPLINK, table.bench.nowNanos())) {
                table.tune(Leg.UPLINK, uplinkHz() - i * stepHz);
                taken[1]++;
            }
            table.bench.run(50);
        }
        assertThat(taken[0]).as(table.bench::story).isGreaterThan(4);
        assertThat(taken[1]).as(table.bench::story).matches(count -> both ? count > 4 : count == 0);
    }

    @Test
    void refuses_a_leg_that_the_radio_has_not_and_frequencies_of_no_radio() {
        Table table = table();
        ReceiverTraits traits = table.driver.traits();
        if (!traits.has(Leg.UPLINK)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.tune(Leg.UPLINK, uplinkHz()))
                    .withMessageContaining("has no dial for the uplink");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> table.tune(Leg.DOWNLINK, traits.maxHz() + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> table.tune(Leg.DOWNLINK, 1_000_000_000_000L));
    }

    @Test
    void shows_a_turned_dial_and_does_not_fight_it_until_it_is_tuned_anew() {
        assumeTrue(tells(), "this radio does not tell");
        Table table = table();
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(2_000);
        takeSent(table);
        table.radio.turnDial(highHz(), table.bench.nowNanos());
        table.bench.run(2_500);
        assertThat(table.measuredHz()).isEqualTo(highHz());
        assertThat(takeSettings(table)).isEmpty();
        assertThat(table.radio.tunedHz()).isEqualTo(highHz());
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(2_000);
        assertThat(table.radio.tunedHz()).isEqualTo(lowHz());
    }

    @Test
    void asks_first_after_a_reconnect_and_then_sends_the_last_tuning_again() {
        Table table = table();
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(2_000);
        table.radio.turnDial(highHz(), table.bench.nowNanos());
        table.bench.run(20);
        table.bench.connect();
        assertThat(table.dial()).isEqualTo(DialState.UNKNOWN);
        assertThat(table.bench.state().contact()).isEqualTo(Contact.UNKNOWN);
        takeSent(table);
        table.bench.run(3_000);
        List<String> sent = takeSent(table);
        if (tells()) {
            assertThat(sent.get(0)).doesNotMatch(setsDownlink());
        }
        assertThat(sent).anyMatch(setsDownlink().asMatchPredicate());
        assertThat(table.radio.tunedHz()).isEqualTo(lowHz());
        assertThat(table.dial().verified()).isEqualTo(tells());
    }

    @Test
    void a_radio_that_goes_off_is_called_silent_in_one_sentence_and_is_tuned_when_it_is_back() {
        assumeTrue(tells(), "whether this radio is on cannot be known");
        Table table = table();
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(2_000);
        table.radio.faults().off(true);
        table.tune(Leg.DOWNLINK, highHz());
        table.bench.run(8_000);
        assertThat(table.bench.state().contact()).as(table.bench::story).isEqualTo(Contact.SILENT);
        assertThat(table.dial().verified()).isFalse();
        assertThat(table.bench.state().trouble().orElseThrow())
                .contains("does not answer")
                .contains("heck ");
        takeSent(table);
        table.bench.run(10_000);
        assertThat(takeSent(table)).hasSizeLessThan(25);
        table.radio.faults().off(false);
        table.bench.run(6_000);
        assertThat(table.bench.state().contact()).as(table.bench::story).isEqualTo(Contact.ANSWERING);
        assertThat(table.radio.tunedHz()).isEqualTo(highHz());
        assertThat(table.dial().verified()).isTrue();
        assertThat(table.bench.state().trouble()).isEmpty();
    }

    @Test
    void a_refusal_is_told_and_what_was_refused_is_not_repeated() {
        assumeTrue(refuses(), "this protocol has no word for no");
        Table table = table();
        table.bench.run(2_000);
        table.radio.faults().refuse(true);
        takeSent(table);
        table.tune(Leg.DOWNLINK, highHz());
        table.bench.run(5_000);
        assertThat(takeSettings(table)).as(table.bench::story).hasSizeBetween(1, 2);
        assertThat(table.dial().verified()).isFalse();
        assertThat(table.bench.state().trouble().orElseThrow()).contains("refused");
        assertThat(table.bench.state().contact()).isEqualTo(Contact.ANSWERING);
        table.radio.faults().refuse(false);
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(3_000);
        assertThat(table.radio.tunedHz()).isEqualTo(lowHz());
        assertThat(table.dial().verified()).isTrue();
        assertThat(table.bench.state().trouble()).isEmpty();
    }

    @Test
    void looks_before_it_repeats_a_setting_that_the_radio_did_not_hear() {
        assumeTrue(tells(), "this radio does not tell");
        Table table = table();
        table.bench.run(2_000);
        table.tune(Leg.DOWNLINK, lowHz());
        table.radio.faults().deaf(1);
        table.bench.run(5_000);
        assertThat(table.radio.tunedHz()).as(table.bench::story).isEqualTo(lowHz());
        assertThat(table.dial().verified()).isTrue();
        assertThat(table.bench.state().trouble()).isEmpty();
    }

    @Test
    void no_answer_that_is_cut_off_anywhere_makes_a_frequency_that_the_radio_never_had() {
        assumeTrue(tells(), "this radio does not tell");
        for (long seed = 1; seed <= 3; seed++) {
            Table table = new Table(kind(), seed);
            Set<Long> truths = new HashSet<>(Set.of(table.radio.tunedHz()));
            table.bench.faults().cut(0.4, seed);
            for (int i = 0; i < 150; i++) {
                if (i % 4 == 0) {
                    table.tune(Leg.DOWNLINK, i % 8 == 0 ? lowHz() : highHz());
                }
                table.bench.run(37);
                truths.add(table.radio.tunedHz());
                table.dial()
                        .measured()
                        .ifPresent(sample ->
                                assertThat(truths).as(table.bench::story).contains(sample.hz()));
            }
            heals(table);
        }
    }

    @Test
    void heals_from_garbage_and_from_answers_that_get_lost_or_come_together() {
        for (long seed = 1; seed <= 3; seed++) {
            Table table = new Table(kind(), seed);
            table.bench.faults().garbage(0.15, seed);
            table.bench.faults().intermittent(0.2, seed);
            table.bench.faults().merge(true);
            for (int i = 0; i < 100; i++) {
                table.tune(Leg.DOWNLINK, i % 2 == 0 ? lowHz() : highHz());
                table.bench.run(83);
            }
            heals(table);
        }
    }

    private void heals(Table table) {
        table.bench.faults().clear();
        table.bench.run(4_000);
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(4_000);
        assertThat(table.radio.tunedHz()).as(table.bench::story).isEqualTo(lowHz());
        if (tells()) {
            assertThat(table.measuredHz()).as(table.bench::story).isEqualTo(lowHz());
            assertThat(table.bench.state().contact()).as(table.bench::story).isEqualTo(Contact.ANSWERING);
        }
        assertThat(table.bench.state().trouble()).as(table.bench::story).isEmpty();
        assertThat(table.radio.keyingAttempts()).isZero();
    }

    @Test
    void its_own_bytes_that_come_back_are_no_answer() {
        Table table = table();
        table.bench.faults().echo(true);
        table.tune(Leg.DOWNLINK, lowHz());
        table.bench.run(4_000);
        assertThat(table.radio.tunedHz()).as(table.bench::story).isEqualTo(lowHz());
        assertThat(table.bench.state().trouble()).isEmpty();
        table.radio.faults().off(true);
        table.bench.run(100);
        table.tune(Leg.DOWNLINK, highHz());
        table.bench.run(8_000);
        assertThat(table.dial().verified()).as(table.bench::story).isFalse();
        if (tells()) {
            assertThat(table.measuredHz()).isEqualTo(lowHz());
        }
    }

    @Test
    void late_answers_are_never_taken_for_those_of_another_question_for_long() {
        assumeTrue(tells(), "this radio does not tell");
        Table table = table();
        table.bench.run(2_000);
        table.bench.faults().delayed(700_000_000L);
        for (int i = 0; i < 20; i++) {
            table.tune(Leg.DOWNLINK, i % 2 == 0 ? lowHz() : highHz());
            table.bench.run(333);
        }
        heals(table);
    }

    @Test
    void measures_how_long_the_radio_takes() {
        assumeTrue(tells(), "this radio does not tell");
        Table table = table();
        assertThat(table.bench.state().latencyNanos()).isEmpty();
        long latencyMs = 90;
        table.radio.faults().latency(OptionalLong.of(latencyMs * 1_000_000));
        table.bench.run(2_000);
        for (int i = 0; i < 10; i++) {
            table.tune(Leg.DOWNLINK, i % 2 == 0 ? lowHz() : highHz());
            table.bench.run(1_000);
        }
        assertThat(table.driver.holdNanos())
                .isGreaterThanOrEqualTo(table.driver.traits().holdNanos());
        double measuredMs = table.bench.state().latencyNanos().orElseThrow() / 1e6;
        assertThat(measuredMs).as(table.bench::story).isBetween((double) latencyMs, 2.0 * latencyMs + 60);
        assertThat(table.bench.state().trouble()).isEmpty();
    }

    @Test
    void holds_a_tuning_longer_while_the_radio_is_slow() {
        assumeTrue(tells(), "this radio does not tell");
        Table table = table();
        long usualNanos = table.driver.traits().holdNanos();
        table.bench.run(2_000);
        assertThat(table.driver.holdNanos()).isEqualTo(usualNanos);
        table.radio.faults().latency(OptionalLong.of(usualNanos));
        for (int i = 0; i < 10; i++) {
            table.tune(Leg.DOWNLINK, i % 2 == 0 ? lowHz() : highHz());
            table.bench.run(2_000);
        }
        assertThat(table.driver.holdNanos()).isBetween(usualNanos, 4 * usualNanos + 200_000_000L);
        table.radio.faults().clear();
        for (int i = 0; i < 10; i++) {
            table.tune(Leg.DOWNLINK, i % 2 == 0 ? lowHz() : highHz());
            table.bench.run(2_000);
        }
        assertThat(table.driver.holdNanos()).isLessThan(usualNanos * 3 / 2);
    }

    @Test
    void a_storm_writes_nothing_but_the_closed_list_and_nothing_that_could_key() {
        ReceiverTraits traits = kind().driver().apply(0).traits();
        Mode[] modes = traits.modes().toArray(Mode[]::new);
        for (long seed = 1; seed <= 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Table table = new Table(kind(), seed);
            for (int i = 0; i < 120; i++) {
                Leg leg = traits.has(Leg.UPLINK) && random.nextInt(3) == 0 ? Leg.UPLINK : Leg.DOWNLINK;
                ReceiverTraits.Band band =
                        traits.bands().get(random.nextInt(traits.bands().size()));
                long hz = traits.onGrid((double) random.nextLong(band.minHz(), band.maxHz() + 1));
                Optional<Mode> mode =
                        random.nextBoolean() ? Optional.empty() : Optional.of(modes[random.nextInt(modes.length)]);
                table.driver.tune(leg, new Tuning(traits.contains(hz) ? hz : band.minHz(), mode));
                switch (random.nextInt(12)) {
                    case 0 -> table.radio.faults().deaf(random.nextInt(4));
                    case 1 -> table.bench.inject(noise(random));
                    case 2 -> table.radio.turnDial(random.nextBoolean() ? lowHz() : highHz(), table.bench.nowNanos());
                    case 3 -> table.bench.connect();
                    case 4 -> table.radio.faults().refuse(random.nextBoolean());
                    default -> {}
                }
                table.bench.run(random.nextInt(150));
            }
            assertThat(takeSent(table))
                    .as(table.bench::story)
                    .allMatch(mayWrite().asMatchPredicate());
            assertThat(table.radio.keyingAttempts()).as(table.bench::story).isZero();
        }
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(1, 40)];
        random.nextBytes(noise);
        return noise;
    }

    @Test
    void the_simulator_counts_everything_that_could_key_a_transmitter() {
        assertThat(keying()).isNotEmpty();
        for (byte[] bytes : keying()) {
            SimulatedReceiver radio = kind().simulator().get();
            radio.onBytes(bytes, 0);
            for (long ms = 0; ms < 1_000; ms += 5) {
                radio.step(ms * 1_000_000, answer -> {});
            }
            assertThat(radio.keyingAttempts())
                    .as(new String(bytes, StandardCharsets.ISO_8859_1))
                    .isEqualTo(1);
        }
    }

    @Test
    void the_meter_is_a_share_of_its_scale_and_never_in_the_way_of_a_tuning() {
        Table table = table();
        table.bench.run(4_000);
        table.bench.state().signal().ifPresent(signal -> {
            assertThat(signal.share()).isBetween(0.0, 1.0);
            assertThat((table.bench.nowNanos() - signal.nanos()) / 1e9).isCloseTo(0, within(3.0));
        });
    }
}
