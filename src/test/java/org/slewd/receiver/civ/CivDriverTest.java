package org.slewd.receiver.civ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.link.ByteSink;
import org.slewd.link.Contact;
import org.slewd.link.SimulatedDevice;
import org.slewd.receiver.Bench;
import org.slewd.receiver.DialState.Sample;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverOptions;
import org.slewd.receiver.ReceiverState;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;

class CivDriverTest {

    /** The monotonic count overflows within the test. */
    private static final long START = Long.MAX_VALUE - 1_000_000_000L;

    private static final String READ_METER = "fefe96e01502fd";
    private static final String READ = "fefe96e003fd";
    private static final String READ_MODE = "fefe96e004fd";
    private static final String SET_145_8 = "fefe96e0050000804501fd";

    private final CivSimulator radio = new CivSimulator(CivProfile.IC_R8600);
    private final CivDriver driver = new CivDriver(CivProfile.IC_R8600, START);
    private final Bench bench = new Bench(driver, radio, 5, START);

    private static Tuning hz(long hz) {
        return new Tuning(hz, Optional.empty());
    }

    /** All that was said but the questions for the meter, which come when nothing else is due. */
    private List<String> takeSent() {
        List<String> texts = bench.sent().stream()
                .map(bytes -> HexFormat.of().formatHex(bytes))
                .filter(text -> !text.equals(READ_METER))
                .toList();
        bench.sent().clear();
        return texts;
    }

    static Stream<Stanza> ours() {
        return CivWords.stanzas().filter(CivWords::isOurs);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void says_what_the_vectors_say_and_takes_their_answer(Stanza stanza) {
        CivProfile profile = CivWords.profile(stanza);
        CivDriver fresh = new CivDriver(profile, 0);
        List<byte[]> sent = new ArrayList<>();
        CivRequest request = CivWords.request(stanza);
        byte[] wantedBytes = Vectors.hex(stanza.sent());
        byte[] answer = Vectors.hex(stanza.received());
        long now = 0;

        if (request instanceof CivRequest.SetFrequency set) {
            fresh.tune(Leg.DOWNLINK, hz(set.hz()));
        } else if (request instanceof CivRequest.SetMode set) {
            fresh.tune(Leg.DOWNLINK, new Tuning(430_000_000, Optional.of(set.mode())));
        } else if (request instanceof CivRequest.ReadMode) {
            fresh.tune(Leg.DOWNLINK, new Tuning(430_000_000, Optional.of(Mode.CW)));
        }
        // Until it says what the stanza says it is told that it is at 430 MHz, in AM, and that all is well.
        while (sent.isEmpty() || !Arrays.equals(sent.get(sent.size() - 1), wantedBytes)) {
            assertThat(now).as("never said").isLessThan(3_000_000_000L);
            int before = sent.size();
            fresh.step(now, sent::add);
            if (sent.size() > before && !Arrays.equals(sent.get(before), wantedBytes)) {
                String reply = switch (sent.get(before)[4]) {
                    case 0x03 -> "03 00 00 00 30 04";
                    case 0x04 -> "04 02 01";
                    default -> "fb";
                };
                fresh.onBytes(Vectors.hex(String.format("fe fe e0 %02x %s fd", profile.address(), reply)), now);
            }
            now += 10_000_000;
        }
        for (byte b : answer) {
            fresh.onBytes(new byte[] {b}, now);
        }

        assertThat(fresh.state(now).contact()).isEqualTo(Contact.ANSWERING);
        assertThat(fresh.state(now).trouble()).isEmpty();
        if (CivWords.reply(stanza) instanceof CivReply.FrequencyIs is) {
            assertThat(fresh.state(now).downlink().measured()).contains(new Sample(is.hz(), now));
        }
        sent.clear();
        fresh.step(now + 60_000_000, sent::add);
        fresh.step(now + 600_000_000, sent::add);
        assertThat(sent)
                .as("the answer was taken, so there is something else to ask")
                .isNotEmpty();
    }

    @Test
    void asks_where_the_radio_is_then_tunes_it_and_reads_back() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        assertThat(bench.state().contact()).isEqualTo(Contact.UNKNOWN);
        bench.run(400);

        assertThat(takeSent()).containsExactly(READ, SET_145_8, READ);
        assertThat(radio.tunedHz()).isEqualTo(145_800_000);
        ReceiverState state = bench.state();
        assertThat(state.contact()).isEqualTo(Contact.ANSWERING);
        assertThat(state.downlink().measured().map(Sample::hz)).contains(145_800_000L);
        assertThat(state.downlink().commanded().map(Sample::hz)).contains(145_800_000L);
        assertThat(state.downlink().verified()).isTrue();
        assertThat(state.trouble()).isEmpty();
    }

    @Test
    void works_the_same_on_a_wire_without_echo() {
        CivSimulator silentBus = new CivSimulator(CivProfile.IC_R8600, false);
        Bench other = new Bench(driver, silentBus, 6, START);
        other.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        other.run(400);

        assertThat(silentBus.tunedHz()).isEqualTo(145_800_000);
        assertThat(other.state().downlink().verified()).isTrue();
    }

    @Test
    void sends_nothing_that_the_radio_already_has() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(145_900_000));
        bench.run(5_000);
        driver.tune(Leg.DOWNLINK, hz(145_900_000));
        bench.run(5_000);

        assertThat(takeSent()).containsOnly(READ);
        assertThat(bench.state().downlink().commanded()).isEmpty();
    }

    @Test
    void sends_the_latest_of_many_tunings_and_keeps_below_ten_a_second() {
        bench.connect();
        for (int i = 0; i < 200; i++) {
            driver.tune(Leg.DOWNLINK, hz(145_800_000 + i));
            bench.run(10);
        }
        bench.run(400);

        List<String> sets = takeSent().stream()
                .filter(text -> text.startsWith("fefe96e005"))
                .toList();
        assertThat(sets).hasSizeBetween(12, 20).last().isEqualTo("fefe96e0059901804501fd");
        assertThat(radio.tunedHz()).isEqualTo(145_800_199);
        assertThat(bench.state().downlink().verified()).isTrue();
    }

    @Test
    void shows_a_turned_dial_within_a_poll_and_does_not_fight_it() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        bench.run(500);
        takeSent();
        radio.turnDial(145_850_000, bench.nowNanos());
        bench.run(5_000);

        assertThat(takeSent()).containsOnly(READ);
        assertThat(bench.state().downlink().measured().map(Sample::hz)).contains(145_850_000L);
        assertThat(radio.tunedHz()).isEqualTo(145_850_000);

        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        bench.run(500);
        assertThat(radio.tunedHz()).as("the station has decided").isEqualTo(145_800_000);
    }

    @Test
    void takes_a_broadcast_as_news_and_never_as_an_answer() {
        bench.connect();
        bench.run(100);
        bench.inject(Vectors.hex("fe fe 00 96 00 00 00 85 45 01 fd"));
        assertThat(bench.state().downlink().measured()).contains(new Sample(145_850_000, bench.nowNanos()));

        CivDriver fresh = new CivDriver(CivProfile.IC_R8600, 0);
        fresh.step(0, bytes -> {});
        fresh.onBytes(Vectors.hex("fe fe 00 96 00 00 00 85 45 01 fd"), 1);
        assertThat(fresh.state(1).contact()).isEqualTo(Contact.UNKNOWN);
    }

    @Test
    void hears_neither_other_radios_nor_talk_between_others() {
        bench.connect();
        bench.run(300);
        for (String frame : List.of(
                "fe fe e0 a2 03 00 00 35 04 01 fd", // another radio answers
                "fe fe 00 a2 00 00 00 35 04 01 fd", // another radio is turned
                "fe fe e1 96 03 00 00 35 04 01 fd", // our radio answers another controller
                "fe fe e0 96 25 00 00 00 35 04 01 fd", // the answer to another program
                "fe fe 96 e0 05 00 00 35 04 01 fd")) { // another program tunes, as E0
            bench.inject(Vectors.hex(frame));
        }

        assertThat(bench.state().downlink().measured().map(Sample::hz)).contains(145_900_000L);
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void tells_of_a_refusal_once_and_asks_again_only_when_tuned_anew() {
        CivDriver wide = new CivDriver(CivProfile.IC_R8600, START);
        CivSimulator narrow = new CivSimulator(new CivProfile(
                "R", 0x96, CivProfile.IC_9700.traits(), CivProfile.IC_9700.modeCodes(), CivProfile.Inside.RECEIVER));
        Bench other = new Bench(wide, narrow, 7, START);
        other.connect();
        wide.tune(Leg.DOWNLINK, hz(300_000_000));
        other.run(10_000);

        assertThat(other.sent()).filteredOn(bytes -> bytes[4] == 5).hasSize(1);
        assertThat(other.state().downlink().verified()).isFalse();
        assertThat(other.state().trouble())
                .contains("IC-R8600 refused 300.000000 MHz (FA). It stays where it was; slewd tries again with the next"
                        + " tuning. Check its tuning range and that nothing locks the dial.");

        for (int i = 0; i < 100; i++) {
            wide.tune(Leg.DOWNLINK, hz(300_000_000));
            other.run(50);
        }
        assertThat(other.sent()).filteredOn(bytes -> bytes[4] == 5).hasSizeBetween(5, 7);

        wide.tune(Leg.DOWNLINK, hz(145_800_000));
        other.run(2_000);
        assertThat(other.state().downlink().verified()).isTrue();
        assertThat(other.state().trouble()).isEmpty();
    }

    @Test
    void waits_a_little_after_a_collision_and_sends_the_latest() {
        bench.connect();
        bench.run(300);
        takeSent();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        radio.jam(1);
        bench.run(20);
        bench.run(200);
        bench.run(200);

        List<String> sent = takeSent();
        assertThat(sent.subList(0, 3)).containsExactly(SET_145_8, SET_145_8, READ);
        assertThat(radio.tunedHz()).isEqualTo(145_800_000);
        assertThat(bench.state().downlink().verified()).isTrue();
    }

    @Test
    void counts_a_bus_that_stays_jammed_as_silent_and_says_so() {
        bench.connect();
        bench.run(300);
        radio.jam(1_000);
        bench.run(5_000);

        assertThat(bench.state().contact()).isEqualTo(Contact.SILENT);
        assertThat(bench.state().trouble().orElseThrow())
                .startsWith("IC-R8600 does not answer.")
                .contains("CI-V address (96h)")
                .endsWith("Others speak at the same time: check what else is on the bus.");
    }

    @Test
    void notices_that_its_own_bytes_came_back_damaged() {
        CivDriver fresh = new CivDriver(CivProfile.IC_R8600, 0);
        List<byte[]> sent = new ArrayList<>();
        fresh.tune(Leg.DOWNLINK, hz(145_800_000));
        fresh.step(0, sent::add);
        fresh.onBytes(Vectors.hex("fe fe 96 e0 03 fd fe fe e0 96 03 00 00 90 45 01 fd"), 0);
        fresh.step(20_000_000, sent::add);
        assertThat(HexFormat.of().formatHex(sent.get(1))).isEqualTo(SET_145_8);

        fresh.onBytes(Vectors.hex("fe fe 96 e0 05 00 00 80 41 01 fd fe fe e0 96 fb fd"), 20_000_000);
        fresh.step(29_000_000, sent::add);
        assertThat(sent).hasSize(2);
        fresh.step(70_000_000, sent::add);
        assertThat(HexFormat.of().formatHex(sent.get(2))).isEqualTo(SET_145_8);
    }

    @Test
    void tells_silence_from_a_dead_cable_and_asks_a_silent_radio_once_a_second() {
        bench.connect();
        radio.faults().deaf(1_000_000);
        bench.run(10_000);
        takeSent();
        assertThat(bench.state().contact()).isEqualTo(Contact.SILENT);
        assertThat(bench.state().trouble().orElseThrow()).contains("our own bytes come back");
        bench.run(10_000);
        assertThat(takeSent()).hasSizeBetween(9, 11);

        radio.faults().deaf(0);
        bench.run(1_500);
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void looks_before_it_repeats_a_setting_that_got_no_answer() {
        bench.connect();
        bench.run(300);
        takeSent();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        radio.faults().deaf(1);
        bench.run(1_000);

        assertThat(takeSent().subList(0, 4)).containsExactly(SET_145_8, READ, SET_145_8, READ);
        assertThat(bench.state().downlink().verified()).isTrue();
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void sends_the_last_tuning_again_after_a_reconnect_and_believes_nothing_from_before() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        bench.run(500);
        radio.turnDial(145_100_000, bench.nowNanos());
        bench.connect();
        ReceiverState state = bench.state();
        assertThat(state.contact()).isEqualTo(Contact.UNKNOWN);
        assertThat(state.downlink().measured()).isEmpty();
        assertThat(state.downlink().commanded()).isEmpty();
        assertThat(state.downlink().verified()).isFalse();
        bench.run(1_000);

        assertThat(radio.tunedHz()).isEqualTo(145_800_000);
        assertThat(bench.state().downlink().verified()).isTrue();
    }

    @Test
    void sends_nothing_but_questions_until_it_is_tuned() {
        bench.connect();
        bench.run(10_000);

        assertThat(takeSent()).containsOnly(READ).hasSizeBetween(18, 22);
    }

    @Test
    void sets_the_mode_after_the_frequency_and_only_where_it_differs() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(145_800_000, Optional.of(Mode.USB)));
        bench.run(1_000);
        assertThat(takeSent().subList(0, 6)).containsExactly(READ, SET_145_8, READ, READ_MODE, "fefe96e00601fd", READ);
        assertThat(radio.modeCode()).isEqualTo(1);

        driver.tune(Leg.DOWNLINK, new Tuning(145_801_000, Optional.of(Mode.USB)));
        bench.run(5_000);
        assertThat(takeSent()).contains(READ_MODE).noneMatch(text -> text.startsWith("fefe96e006"));
    }

    @Test
    void looks_at_the_mode_again_after_a_jump_into_another_band() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(145_800_000, Optional.of(Mode.FM)));
        bench.run(1_000);
        takeSent();
        driver.tune(Leg.DOWNLINK, new Tuning(435_000_000, Optional.of(Mode.FM)));
        bench.run(450);

        assertThat(takeSent()).containsExactly("fefe96e0050000003504fd", READ, READ_MODE);
    }

    @Test
    void refuses_frequencies_and_modes_that_the_radio_has_not() {
        CivDriver twin = new CivDriver(CivProfile.IC_9700, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> twin.tune(Leg.DOWNLINK, hz(300_000_000)))
                .withMessage("IC-9700 cannot be tuned to 300.000000 MHz");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> twin.tune(Leg.DOWNLINK, new Tuning(145_800_000, Optional.of(Mode.WFM))))
                .withMessage("IC-9700 has no mode WFM");
        assertThatIllegalArgumentException().isThrownBy(() -> driver.tune(Leg.DOWNLINK, hz(9_999)));
        assertThatIllegalArgumentException().isThrownBy(() -> driver.tune(Leg.DOWNLINK, hz(3_000_000_001L)));
    }

    @Test
    void says_so_when_the_radio_accepts_and_does_something_else() {
        CivDriver fresh = new CivDriver(CivProfile.IC_R8600, 0);
        List<byte[]> sent = new ArrayList<>();
        fresh.tune(Leg.DOWNLINK, hz(145_800_000));
        for (long now = 0; now < 5_000_000_000L; now += 10_000_000L) {
            int before = sent.size();
            fresh.step(now, sent::add);
            if (sent.size() > before) {
                fresh.onBytes(
                        Vectors.hex(
                                sent.get(before)[4] == 3 ? "fe fe e0 96 03 00 00 90 45 01 fd" : "fe fe e0 96 fb fd"),
                        now);
            }
        }

        assertThat(sent).filteredOn(bytes -> bytes[4] == 5).hasSize(3);
        assertThat(fresh.state(5_000_000_000L).downlink().verified()).isFalse();
        assertThat(fresh.state(5_000_000_000L).trouble())
                .contains("IC-R8600 accepts 145.800000 MHz and reports 145.900000 MHz, 3 times in a row. slewd tries"
                        + " again with the next tuning. Check that nobody turns the dial and that no other program"
                        + " tunes it.");
    }

    @Test
    void says_so_when_the_radio_shows_a_blank_memory() {
        CivDriver fresh = new CivDriver(CivProfile.IC_R8600, 0);
        fresh.step(0, bytes -> {});
        fresh.onBytes(Vectors.hex("fe fe e0 96 03 ff fd"), 0);

        assertThat(fresh.state(0).trouble().orElseThrow()).contains("does not tell its frequency (a blank memory)");
        assertThat(fresh.state(0).contact()).isEqualTo(Contact.ANSWERING);
    }

    @Test
    void reads_the_meter_about_once_a_second_and_measures_how_long_a_setting_takes() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        bench.run(5_000);

        assertThat(bench.sent().stream()
                        .filter(bytes -> HexFormat.of().formatHex(bytes).equals(READ_METER)))
                .hasSizeBetween(4, 6);
        assertThat(bench.state().signal().orElseThrow().share()).isCloseTo(120 / 255.0, offset(1e-9));
        // 11 bytes out and back and 6 in at 19200 baud, 2 ms to think, and up to a tick of 50 ms.
        assertThat(bench.state().latencyNanos().orElseThrow()).isBetween(10_000_000L, 70_000_000L);
    }

    @Test
    void tunes_main_and_sub_of_a_twin_each_to_its_leg() {
        CivSimulator twin = new CivSimulator(CivProfile.IC_9700);
        CivDriver driver = new CivDriver(CivProfile.IC_9700, START);
        Bench table = new Bench(driver, twin, 5, START);
        table.connect();
        for (int i = 0; i < 40; i++) {
            driver.tune(Leg.DOWNLINK, hz(435_850_000 + 10 * i));
            driver.tune(Leg.UPLINK, hz(145_950_000 - 3 * i));
            table.run(200);
        }
        table.run(1_000);

        assertThat(twin.tunedHz(Leg.DOWNLINK)).isEqualTo(435_850_390);
        assertThat(twin.tunedHz(Leg.UPLINK)).isEqualTo(145_949_883);
        assertThat(table.state().downlink().verified()).isTrue();
        assertThat(table.state().uplink().orElseThrow().verified()).isTrue();
        assertThat(table.state().trouble()).isEmpty();
        assertThat(table.takeSent().stream().filter(text -> text.contains("\\x16Z\\x01")))
                .as("satellite mode is set once")
                .hasSize(1);
        assertThat(twin.keyingAttempts()).isZero();
    }

    @Test
    void tunes_the_other_vfo_of_a_set_with_one_receiver() {
        CivSimulator single = new CivSimulator(CivProfile.IC_705);
        CivDriver driver = new CivDriver(CivProfile.IC_705, START);
        Bench table = new Bench(driver, single, 5, START);
        table.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(435_850_000, Optional.of(Mode.USB)));
        driver.tune(Leg.UPLINK, new Tuning(145_950_000, Optional.of(Mode.LSB)));
        table.run(3_000);

        assertThat(single.tunedHz(Leg.DOWNLINK)).isEqualTo(435_850_000);
        assertThat(single.tunedHz(Leg.UPLINK)).isEqualTo(145_950_000);
        assertThat(table.state().uplink().orElseThrow().verified()).isTrue();
        assertThat(table.state().trouble()).isEmpty();
    }

    @Test
    void has_no_uplink_where_the_radio_has_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> driver.tune(Leg.UPLINK, hz(145_950_000)))
                .withMessage("IC-R8600 has no dial for the uplink");
    }

    private static List<String> hexSent(Bench bench) {
        return bench.sent().stream().map(HexFormat.of()::formatHex).toList();
    }

    private static Bench duplex(CivProfile profile, CivSimulator both) {
        CivDriver twin = new CivDriver(profile, START);
        Bench other = new Bench(twin, both, 8, START);
        other.connect();
        twin.tune(Leg.DOWNLINK, hz(145_800_000));
        twin.tune(Leg.UPLINK, hz(435_100_000));
        other.run(4_000);
        return other;
    }

    @Test
    void puts_a_set_with_two_receivers_into_its_satellite_mode_and_asks_whether_it_is() {
        CivSimulator both = new CivSimulator(CivProfile.IC_9700);
        Bench other = duplex(CivProfile.IC_9700, both);

        assertThat(both.tunedHz(Leg.DOWNLINK)).as(other::story).isEqualTo(145_800_000);
        assertThat(both.tunedHz(Leg.UPLINK)).as(other::story).isEqualTo(435_100_000);
        assertThat(other.state().downlink().verified()).isTrue();
        assertThat(other.state().dial(Leg.UPLINK).verified()).isTrue();
        assertThat(hexSent(other))
                .containsSubsequence("fefea2e0165a01fd", "fefea2e0165afd", "fefea2e007d0fd", "fefea2e003fd");
    }

    @Test
    void lets_the_halves_change_places_when_the_other_one_is_on_the_band_that_is_wanted() {
        CivSimulator both = new CivSimulator(CivProfile.IC_910H);
        both.keepBandsApart();
        Bench other = duplex(CivProfile.IC_910H, both);

        assertThat(both.tunedHz(Leg.DOWNLINK)).as(other::story).isEqualTo(145_800_000);
        assertThat(both.tunedHz(Leg.UPLINK)).as(other::story).isEqualTo(435_100_000);
        assertThat(other.state().downlink().verified()).isTrue();
        assertThat(other.state().trouble()).isEmpty();
        assertThat(hexSent(other)).filteredOn("fefe60e007b0fd"::equals).hasSize(1);
    }

    @Test
    void a_frequency_that_is_refused_for_another_reason_makes_the_halves_change_places_once() {
        CivSimulator both = new CivSimulator(CivProfile.IC_910H);
        CivDriver twin = new CivDriver(CivProfile.IC_910H, START);
        Bench other = new Bench(twin, both, 8, START);
        other.connect();
        twin.tune(Leg.DOWNLINK, hz(145_800_000));
        twin.tune(Leg.UPLINK, hz(435_100_000));
        other.run(4_000);
        both.faults().refuse(true);
        for (int i = 0; i < 20; i++) {
            twin.tune(Leg.UPLINK, hz(1_270_000_000 + i));
            other.run(500);
        }

        assertThat(hexSent(other)).filteredOn("fefe60e007b0fd"::equals).hasSize(1);
        assertThat(other.state().trouble().orElseThrow()).contains("IC-910H refused ");
    }

    @Test
    void says_so_when_the_satellite_mode_stays_off() {
        CivDriver twin = new CivDriver(CivProfile.IC_9100, 0);
        List<byte[]> sent = new ArrayList<>();
        twin.tune(Leg.UPLINK, hz(435_100_000));
        for (long now = 0; now < 3_000_000_000L; now += 10_000_000L) {
            int before = sent.size();
            twin.step(now, sent::add);
            if (sent.size() > before) {
                String reply = switch (sent.get(before)[4]) {
                    case 0x03 -> "03 00 00 90 45 01";
                    case 0x16 -> sent.get(before).length == 7 ? "16 5a 00" : "fb";
                    default -> "fb";
                };
                twin.onBytes(Vectors.hex("fe fe e0 7c " + reply + " fd"), now);
            }
        }

        assertThat(twin.state(3_000_000_000L).trouble().orElseThrow())
                .startsWith("IC-9100 does not tell its frequency (its satellite mode stays off).");
        assertThat(sent).filteredOn(bytes -> bytes[4] == 5).isEmpty();
    }

    @Test
    void two_radios_on_one_bus_are_told_apart_by_their_addresses() {
        CivProfile second = CivProfile.IC_R8600.fitted(new ReceiverOptions(OptionalInt.of(0x50), Optional.empty()));
        CivSimulator other = new CivSimulator(second, false);
        CivSimulator ours = new CivSimulator(CivProfile.IC_R8600, false);
        SimulatedDevice bus = new SimulatedDevice() {
            @Override
            public void onBytes(byte[] received, long nowNanos) {
                ours.onBytes(received, nowNanos);
                other.onBytes(received, nowNanos);
            }

            @Override
            public void step(long nowNanos, ByteSink out) {
                ours.step(nowNanos, out);
                other.step(nowNanos, out);
            }
        };
        CivDriver driverOfOther = new CivDriver(second, START);
        Bench table = new Bench(driverOfOther, bus, 3, START);
        table.connect();
        driverOfOther.tune(Leg.DOWNLINK, hz(1_090_000_000));
        table.run(200);
        ours.turnDial(7_000_000, table.nowNanos());
        table.run(800);

        assertThat(other.tunedHz()).isEqualTo(1_090_000_000);
        assertThat(ours.tunedHz()).isEqualTo(7_000_000);
        assertThat(table.state().downlink().verified()).isTrue();
        assertThat(table.state().downlink().measured().orElseThrow().hz()).isEqualTo(1_090_000_000);
    }
}
