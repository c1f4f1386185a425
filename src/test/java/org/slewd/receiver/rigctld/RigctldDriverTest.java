package org.slewd.receiver.rigctld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.link.Contact;
import org.slewd.receiver.Bench;
import org.slewd.receiver.DialState.Sample;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverState;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.Vectors;
import org.slewd.receiver.Vectors.Stanza;

class RigctldDriverTest {

    private static final long START = Long.MAX_VALUE - 1_000_000_000L;

    private final RigctldSimulator radio = new RigctldSimulator(new HamlibServer(false));
    private final RigctldDriver driver = new RigctldDriver(RigctldDialect.HAMLIB, START);
    private final Bench bench = new Bench(driver, radio, 3, START);

    private static Tuning hz(long hz) {
        return new Tuning(hz, Optional.empty());
    }

    static Stream<Stanza> ours() {
        return RigctldWords.stanzas().filter(RigctldWords::isOurs);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void says_what_the_vectors_say_and_takes_their_answer(Stanza stanza) {
        RigctldDriver fresh = new RigctldDriver(RigctldWords.dialect(stanza), 0);
        fresh.onConnect(0);
        List<String> sent = new ArrayList<>();
        RigctldRequest request = RigctldWords.request(stanza);
        String wanted = new String(Vectors.escaped(stanza.sent()), StandardCharsets.US_ASCII);
        long now = 0;

        List<String> meaning = stanza.meaning();
        switch (request.command()) {
            case "set_freq" -> fresh.tune(Leg.DOWNLINK, hz(Long.parseLong(meaning.get(1))));
            case "set_mode" ->
                fresh.tune(Leg.DOWNLINK, new Tuning(430_000_000, Optional.of(Mode.valueOf(meaning.get(1)))));
            case "get_mode" -> fresh.tune(Leg.DOWNLINK, new Tuning(430_000_000, Optional.of(Mode.LSB)));
            default -> {
                // It is asked in any case.
            }
        }
        while (sent.isEmpty() || !sent.get(sent.size() - 1).equals(wanted)) {
            assertThat(now).as("never said, but %s", sent).isLessThan(3_000_000_000L);
            int before = sent.size();
            fresh.step(now, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
            if (sent.size() > before && !sent.get(before).equals(wanted)) {
                fresh.onBytes(allIsWell(stanza, sent.get(before)).getBytes(StandardCharsets.US_ASCII), now);
            }
            now += 10_000_000;
        }
        for (byte b : Vectors.escaped(stanza.received())) {
            fresh.onBytes(new byte[] {b}, now);
        }

        ReceiverState state = fresh.state(now);
        assertThat(state.contact()).isEqualTo(Contact.ANSWERING);
        RigctldReply reply = RigctldWords.reply(stanza);
        assertThat(state.trouble().isPresent()).isEqualTo(reply instanceof RigctldReply.Refused);
        if (reply instanceof RigctldReply.FrequencyIs is) {
            assertThat(state.downlink().measured()).contains(new Sample(is.hz(), now));
        }
        sent.clear();
        fresh.step(now + 600_000_000, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
        assertThat(sent)
                .as("the answer was taken, so there is something else to ask")
                .isNotEmpty();
    }

    /** A radio at 430 MHz in AM that agrees to all. */
    private static String allIsWell(Stanza stanza, String line) {
        boolean bare = !RigctldWords.dialect(stanza).isExtended();
        if (line.startsWith("\\chk_vfo")) {
            return RigctldWords.vfoMode(stanza) ? "1\n" : "0\n";
        }
        return switch (line.charAt(bare ? 0 : 1)) {
            case 'f' -> bare ? "430000000\n" : "get_freq:\nFrequency: 430000000\nRPRT 0\n";
            case 'm' -> bare ? "AM\n8000\n" : "get_mode:\nMode: AM\nPassband: 8000\nRPRT 0\n";
            case 'F' -> bare ? "RPRT 0\n" : "set_freq:\nRPRT 0\n";
            default -> bare ? "RPRT 0\n" : "set_mode:\nRPRT 0\n";
        };
    }

    @Test
    void asks_about_the_vfo_first_then_tunes_and_reads_back() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, new Tuning(145_800_000, Optional.of(Mode.USB)));
        bench.run(600);

        assertThat(bench.takeSent())
                .startsWith(
                        "\\\\chk_vfo\\n",
                        "+f\\n",
                        "+F 145800000\\n",
                        "+f\\n",
                        "+m\\n",
                        "+M USB 0\\n",
                        "+f\\n",
                        "+m\\n");
        assertThat(radio.tunedHz()).isEqualTo(145_800_000);
        assertThat(radio.mode()).isEqualTo("USB");
        assertThat(bench.state().downlink().verified()).isTrue();
        assertThat(bench.state().downlink().commanded().map(Sample::hz)).contains(145_800_000L);
        assertThat(bench.state().trouble()).isEmpty();
    }

    @Test
    void names_a_vfo_where_the_server_was_started_to_want_one() {
        RigctldSimulator wanting = new RigctldSimulator(new HamlibServer(true));
        Bench other = new Bench(driver, wanting, 4, START);
        other.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        other.run(500);

        assertThat(wanting.tunedHz()).isEqualTo(145_800_000);
        assertThat(other.state().downlink().verified()).isTrue();
        assertThat(other.takeSent()).contains("+F currVFO 145800000\\n");
    }

    @Test
    void goes_on_without_a_vfo_where_the_server_does_not_know_the_question() {
        List<String> sent = new ArrayList<>();
        driver.step(START, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
        driver.onBytes("RPRT -11\n".getBytes(StandardCharsets.US_ASCII), START);
        driver.step(START, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));

        assertThat(sent).containsExactly("\\chk_vfo\n", "+f\n");
    }

    @Test
    void speaks_the_bare_form_to_gqrx() {
        RigctldSimulator gqrx = new RigctldSimulator(new GqrxServer());
        RigctldDriver bare = new RigctldDriver(RigctldDialect.GQRX, START);
        Bench other = new Bench(bare, gqrx, 5, START);
        other.connect();
        bare.tune(Leg.DOWNLINK, new Tuning(137_912_500, Optional.of(Mode.WFM)));
        other.run(600);

        assertThat(gqrx.tunedHz()).isEqualTo(137_912_500);
        assertThat(gqrx.mode()).isEqualTo("WFM");
        assertThat(other.state().downlink().verified()).isTrue();
        assertThat(other.takeSent()).startsWith("f\\n", "F 137912500\\n", "f\\n", "m\\n", "M WFM 0\\n");
    }

    @Test
    void tells_a_refusal_in_words_and_tries_again_with_the_next_tuning() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(5_000));
        bench.run(10_000);

        assertThat(bench.takeSent()).filteredOn(line -> line.startsWith("+F")).hasSize(1);
        assertThat(bench.state().trouble())
                .contains("rigctld refused 0.005000 MHz (RPRT -9, rejected by the radio). It stays where it was; slewd"
                        + " tries again with the next tuning. Check its tuning range and that nothing locks the dial.");
        assertThat(bench.state().downlink().verified()).isFalse();

        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        bench.run(2_000);
        assertThat(bench.state().trouble()).isEmpty();
        assertThat(bench.state().downlink().verified()).isTrue();
    }

    @Test
    void counts_a_radio_that_its_server_has_lost_as_silent_and_says_what_to_do() {
        List<String> sent = new ArrayList<>();
        long now = START;
        for (int i = 0; i < 1_000; i++) {
            int before = sent.size();
            driver.step(now, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
            if (sent.size() > before) {
                driver.onBytes(
                        (sent.get(before).startsWith("+f") ? "get_freq:\nRPRT -6\n" : "0\n")
                                .getBytes(StandardCharsets.US_ASCII),
                        now);
            }
            now += 10_000_000;
        }

        assertThat(sent).hasSizeBetween(10, 12);
        assertThat(driver.state(now).contact()).isEqualTo(Contact.SILENT);
        assertThat(driver.state(now).trouble())
                .contains(
                        "rigctld does not reach its radio (RPRT -6, input or output failed). slewd keeps asking. Check"
                                + " that the radio is on and its cable is in, and restart rigctld: it does not open a lost"
                                + " device again.");
    }

    @Test
    void a_server_that_says_nothing_is_silent_and_asked_once_a_second() {
        radio.faults().deaf(1_000_000);
        bench.connect();
        bench.run(10_000);

        assertThat(bench.takeSent()).hasSizeBetween(9, 11);
        assertThat(bench.state().contact()).isEqualTo(Contact.SILENT);
        assertThat(bench.state().trouble().orElseThrow()).startsWith("rigctld does not answer.");
    }

    @Test
    void an_answer_that_comes_too_late_is_not_taken_for_another() {
        List<String> sent = new ArrayList<>();
        driver.tune(Leg.DOWNLINK, new Tuning(145_900_000, Optional.of(Mode.FM)));
        driver.step(START, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
        hear("0\n");
        driver.step(START, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
        hear("get_freq:\nFrequency: 145900000\nRPRT 0\n");
        driver.step(START, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
        assertThat(sent).endsWith("+m\n");
        hear("get_freq:\nFrequency: 15000\nRPRT 0\nset_freq: 1\nRPRT -1\n");

        assertThat(driver.state(START).downlink().measured().map(Sample::hz)).contains(145_900_000L);
        assertThat(driver.state(START).trouble()).isEmpty();
        hear("get_mode:\nMode: FM\nPassband: 15000\nRPRT 0\n");
        driver.step(START + 600_000_000, bytes -> sent.add(new String(bytes, StandardCharsets.US_ASCII)));
        assertThat(sent).endsWith("+f\n");
    }

    private void hear(String text) {
        driver.onBytes(text.getBytes(StandardCharsets.US_ASCII), START);
    }

    @Test
    void shows_a_turned_dial_and_does_not_fight_it() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        bench.run(500);
        bench.takeSent();
        radio.turnDial(145_850_000, bench.nowNanos());
        bench.run(600);

        assertThat(bench.state().downlink().measured().map(Sample::hz)).contains(145_850_000L);
        assertThat(bench.takeSent()).containsOnly("+f\\n");
    }

    @Test
    void sends_the_last_tuning_again_after_a_reconnect() {
        bench.connect();
        driver.tune(Leg.DOWNLINK, hz(145_800_000));
        bench.run(500);
        radio.turnDial(145_100_000, bench.nowNanos());
        bench.takeSent();
        bench.connect();
        assertThat(bench.state().downlink().measured()).isEmpty();
        bench.run(500);

        assertThat(bench.takeSent()).startsWith("\\\\chk_vfo\\n", "+f\\n", "+F 145800000\\n", "+f\\n");
        assertThat(bench.state().downlink().verified()).isTrue();
    }

    @Test
    void refuses_what_lies_beyond_any_receiver() {
        assertThatIllegalArgumentException().isThrownBy(() -> driver.tune(Leg.DOWNLINK, hz(100_000_000_001L)));
    }

    @ParameterizedTest
    @EnumSource(RigctldDialect.class)
    void a_storm_of_tunings_on_a_bad_line_emits_nothing_but_the_closed_list(RigctldDialect dialect) {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RigctldSimulator stormy = new RigctldSimulator(RigctldWords.server(dialect, random.nextBoolean()));
            RigctldDriver storm = new RigctldDriver(dialect, 0);
            Bench other = new Bench(storm, stormy, seed, random.nextLong());
            other.connect();
            long last = 0;
            for (int i = 0; i < 300; i++) {
                last = random.nextLong(1, 3_000_000_000L);
                Mode[] modes = Mode.values();
                storm.tune(
                        Leg.DOWNLINK,
                        new Tuning(
                                last,
                                random.nextBoolean()
                                        ? Optional.empty()
                                        : Optional.of(modes[random.nextInt(modes.length)])));
                switch (random.nextInt(12)) {
                    case 0 -> stormy.faults().deaf(random.nextInt(3));
                    case 1 -> other.inject(noise(random));
                    case 2 -> stormy.turnDial(random.nextLong(10_000, 3_000_000_000L), other.nowNanos());
                    case 3 -> other.connect();
                    default -> {}
                }
                other.run(random.nextInt(150));
            }
            stormy.faults().deaf(0);
            last = random.nextLong(10_000, 3_000_000_000L);
            other.inject("\n".getBytes(StandardCharsets.US_ASCII));
            other.run(3_000);
            storm.tune(Leg.DOWNLINK, hz(last));
            other.run(3_000);

            assertThat(other.sent().stream().map(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
                    .as(other::story)
                    .allMatch(line -> line.matches(RigctldCodecTest.SAFE));
            assertThat(stormy.keyingAttempts()).as(other::story).isZero();
            assertThat(stormy.tunedHz()).as(other::story).isEqualTo(last);
            assertThat(other.state().downlink().measured().orElseThrow().hz())
                    .as(other::story)
                    .isEqualTo(last);
        }
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(1, 40)];
        random.nextBytes(noise);
        return noise;
    }
}
