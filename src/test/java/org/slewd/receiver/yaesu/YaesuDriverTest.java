package org.slewd.receiver.yaesu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.link.Contact;
import org.slewd.receiver.Bench;
import org.slewd.receiver.DialState;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;

class YaesuDriverTest {

    /** A driver and its radio. */
    private static final class Table {

        private final YaesuSimulator radio;
        private final YaesuDriver driver;
        private final Bench bench;

        Table(YaesuProfile profile) {
            radio = new YaesuSimulator(profile);
            driver = new YaesuDriver(profile, 0);
            bench = new Bench(driver, radio, 1, 0);
            bench.connect();
        }

        void tune(Leg leg, long hz, Mode mode) {
            driver.tune(leg, new Tuning(hz, Optional.of(mode)));
        }

        List<String> takeSent() {
            List<String> texts =
                    bench.sent().stream().map(HexFormat.of()::formatHex).toList();
            bench.sent().clear();
            return texts;
        }
    }

    @Test
    void an_ft_817_is_asked_then_set_and_read_back() {
        Table table = new Table(YaesuProfile.FT_817);
        table.tune(Leg.DOWNLINK, 145_912_350, Mode.USB);
        table.bench.run(700);
        assertThat(table.takeSent()).startsWith("0000000003", "1459123501", "0000000003", "0100000007", "0000000003");
        assertThat(table.bench.state().downlink().verified()).isTrue();
        assertThat(table.radio.modeCode(Leg.DOWNLINK)).isEqualTo(0x01);
    }

    @Test
    void fm_is_set_right_behind_the_answer_to_a_question() {
        Table table = new Table(YaesuProfile.FT_817);
        table.tune(Leg.DOWNLINK, 145_912_350, Mode.USB);
        table.bench.run(1_000);
        table.takeSent();
        table.tune(Leg.DOWNLINK, 145_912_350, Mode.FM);
        table.bench.run(100);
        assertThat(table.takeSent()).startsWith("0000000003", "0800000007");
        assertThat(table.radio.modeCode(Leg.DOWNLINK)).isEqualTo(0x08);
    }

    @Test
    void an_ft_847_is_told_to_listen_and_gets_its_satellite_mode_with_the_first_uplink() {
        Table table = new Table(YaesuProfile.FT_847);
        table.tune(Leg.DOWNLINK, 145_912_340, Mode.USB);
        table.bench.run(1_000);
        assertThat(table.takeSent()).startsWith("0000000000", "0000000003", "1459123401", "0000000003");
        table.tune(Leg.UPLINK, 435_100_000, Mode.LSB);
        table.bench.run(3_000);
        List<String> sent = table.takeSent();
        assertThat(sent).containsSubsequence("000000004e", "4351000021", "0000000023", "0000000027");
        assertThat(sent).contains("0000000013", "1459123411", "0100000017");
        assertThat(table.radio.tunedHz(Leg.DOWNLINK)).isEqualTo(145_912_340);
        assertThat(table.radio.tunedHz(Leg.UPLINK)).isEqualTo(435_100_000);
        assertThat(table.radio.modeCode(Leg.DOWNLINK)).isEqualTo(0x01);
        assertThat(table.radio.modeCode(Leg.UPLINK)).isEqualTo(0x00);
        assertThat(table.bench.state().trouble()).isEmpty();
    }

    @Test
    void an_ft_736r_shows_what_it_was_sent_and_calls_nothing_verified() {
        Table table = new Table(YaesuProfile.FT_736R);
        table.tune(Leg.DOWNLINK, 145_912_340, Mode.USB);
        table.tune(Leg.UPLINK, 1_268_500_000, Mode.FM);
        table.bench.run(4_000);
        assertThat(table.radio.tunedHz(Leg.DOWNLINK)).as(table.bench::story).isEqualTo(145_912_340);
        assertThat(table.radio.tunedHz(Leg.UPLINK)).isEqualTo(1_268_500_000);
        assertThat(table.radio.modeCode(Leg.UPLINK)).isEqualTo(0x08);
        DialState downlink = table.bench.state().downlink();
        assertThat(downlink.commanded().orElseThrow().hz()).isEqualTo(145_912_340);
        assertThat(downlink.measured()).isEmpty();
        assertThat(downlink.verified()).isFalse();
        assertThat(table.bench.state().contact()).isEqualTo(Contact.ANSWERING);
        assertThat(table.bench.state().signal().orElseThrow().share()).isEqualTo(0x54 / 255.0);
        assertThat(table.takeSent()).contains("000000000e", "c68500002e");
    }

    @ParameterizedTest
    @CsvSource({"FT-847", "FT-736R"})
    void a_radio_that_was_switched_off_and_on_is_told_everything_again(String title) {
        Table table = new Table(title.equals("FT-847") ? YaesuProfile.FT_847 : YaesuProfile.FT_736R);
        table.tune(Leg.DOWNLINK, 145_912_340, Mode.USB);
        table.tune(Leg.UPLINK, 435_100_000, Mode.LSB);
        table.bench.run(4_000);
        table.radio.faults().off(true);
        table.bench.run(5_000);
        assertThat(table.bench.state().contact()).isEqualTo(Contact.SILENT);
        assertThat(table.bench.state().trouble().orElseThrow()).contains("does not answer");
        table.radio.powerCycle();
        table.radio.turnDial(145_000_000, table.bench.nowNanos());
        table.radio.faults().off(false);
        table.bench.run(5_000);
        assertThat(table.bench.state().contact()).as(table.bench::story).isEqualTo(Contact.ANSWERING);
        table.tune(Leg.DOWNLINK, 145_912_350, Mode.USB);
        table.tune(Leg.UPLINK, 435_100_050, Mode.LSB);
        table.bench.run(2_000);
        assertThat(table.radio.tunedHz(Leg.DOWNLINK)).as(table.bench::story).isEqualTo(145_912_350);
        assertThat(table.radio.tunedHz(Leg.UPLINK)).as(table.bench::story).isEqualTo(435_100_050);
    }

    @Test
    void no_frequency_ends_with_an_eight_below_a_hundred_hertz() {
        Table table = new Table(YaesuProfile.FT_817);
        for (long hz : new long[] {145_800_080, 145_800_076, 145_800_084}) {
            table.driver.tune(Leg.DOWNLINK, new Tuning(hz, Optional.empty()));
            table.bench.run(800);
            assertThat(table.radio.tunedHz()).isIn(145_800_070L, 145_800_090L);
            assertThat(table.bench.state().downlink().verified()).isTrue();
        }
        assertThat(table.takeSent()).noneMatch(block -> block.startsWith("08", 6));
    }

    @Test
    void a_frequency_between_two_steps_is_the_nearest_step() {
        Table table = new Table(YaesuProfile.FT_847);
        table.driver.tune(Leg.DOWNLINK, new Tuning(145_912_346, Optional.empty()));
        table.bench.run(1_000);
        assertThat(table.radio.tunedHz()).isEqualTo(145_912_350);
        assertThat(table.bench.state().downlink().verified()).isTrue();
        assertThat(table.bench.state().trouble()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FT-817,''", "FT-847,0000000080", "FT-736R,8080808080"})
    void the_owner_has_the_dial_back_at_the_end(String title, String said) {
        YaesuProfile profile = List.of(YaesuProfile.FT_817, YaesuProfile.FT_847, YaesuProfile.FT_736R).stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
        Table table = new Table(profile);
        table.tune(Leg.DOWNLINK, 145_912_340, Mode.USB);
        table.bench.run(1_000);
        assertThat(table.radio.listens()).isTrue();
        List<byte[]> left = new ArrayList<>();
        table.driver.takeLeave(left::add);
        assertThat(left.stream().map(HexFormat.of()::formatHex).toList())
                .isEqualTo(said.isEmpty() ? List.of() : List.of(said));
    }
}
