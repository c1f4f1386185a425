package org.slewd.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.receiver.Mode;

class TransmittersTest {

    private static final int STATION = 25_544;

    private static final Transmitter VOICE = sends("voice", 437_800_000, "Voice repeater", "FM", "active", false);
    private static final Transmitter BEACON = sends("beacon", 145_825_000, "CW beacon", "CW", "active", false);
    private static final Transmitter RUMOUR = sends("rumour", 137_625_000, "Telemetry", "FM", "active", true);
    private static final Transmitter OLD = sends("old", 143_625_000, "Telemetry", "FM", "inactive", false);
    private static final Transmitter BROADBAND = sends("data", 2_265_000_000L, "CCSDS", "QPSK", "active", false);

    private static final List<Transmitter> ALL = List.of(VOICE, BEACON, RUMOUR, OLD, BROADBAND);

    private static Transmitter sends(
            String uuid, long hz, String description, String mode, String status, boolean unconfirmed) {
        return new Transmitter(
                uuid,
                STATION,
                OptionalInt.empty(),
                description,
                Optional.of(new Band(hz, hz)),
                0,
                Optional.empty(),
                mode,
                "",
                false,
                OptionalDouble.empty(),
                true,
                status,
                unconfirmed,
                "test");
    }

    private static Transmitters with(Correction... corrections) {
        return Transmitters.of(List.of(ALL), List.of(corrections));
    }

    private static Correction of(String uuid, double offsetHz, boolean disabled, boolean preferred) {
        return new Correction(Optional.of(uuid), OptionalInt.empty(), offsetHz, disabled, preferred);
    }

    private static String chosen(Transmitters transmitters, Policy policy) {
        return transmitters
                .choose(STATION, policy, hz -> hz < 1_000_000_000L)
                .map(one -> one.transmitter().uuid())
                .orElse("none");
    }

    @Test
    void prefers_what_is_known_to_be_on_the_air() {
        assertThat(chosen(with(), Policy.USUAL)).isEqualTo("beacon");
    }

    @Test
    void the_order_of_wishes_decides() {
        assertThat(chosen(with(), new Policy(List.of(Wish.FM, Wish.ACTIVE, Wish.CONFIRMED))))
                .isEqualTo("voice");
        assertThat(chosen(with(), new Policy(List.of(Wish.TELEMETRY, Wish.FM, Wish.CONFIRMED))))
                .isEqualTo("old");
        assertThat(chosen(with(), new Policy(List.of()))).as("the lowest").isEqualTo("rumour");
    }

    @Test
    void what_the_receiver_cannot_be_tuned_to_is_not_chosen() {
        assertThat(with().choose(STATION, Policy.USUAL, hz -> hz > 1_000_000_000L))
                .hasValueSatisfying(one -> assertThat(one.transmitter()).isEqualTo(BROADBAND));
        assertThat(with().choose(STATION, Policy.USUAL, hz -> false)).isEmpty();
        assertThat(with().choose(1, Policy.USUAL, hz -> true)).isEmpty();
    }

    @Test
    void what_the_station_knows_better_goes_before_any_wish() {
        assertThat(chosen(with(of("old", 0, false, true)), Policy.USUAL)).isEqualTo("old");
        assertThat(chosen(with(of("beacon", 0, true, false)), Policy.USUAL)).isEqualTo("voice");
        assertThat(with(of("beacon", 0, true, false)).of(STATION)).hasSize(5);
    }

    @Test
    void an_offset_is_added_to_the_downlink() {
        Listed beacon = with(of("beacon", -350, false, false)).find("beacon").orElseThrow();
        assertThat(beacon.downlinkHz()).hasValue(145_824_650);
    }

    @Test
    void a_correction_of_a_transmitter_goes_before_one_of_its_object() {
        Correction object = new Correction(Optional.empty(), OptionalInt.of(STATION), 0, true, false);
        assertThat(chosen(with(of("voice", 0, false, false), object), Policy.USUAL))
                .isEqualTo("voice");
        assertThat(chosen(with(object), Policy.USUAL)).isEqualTo("none");
    }

    @Test
    void of_two_with_the_same_uuid_the_more_trusted_stays() {
        Transmitter own = sends("beacon", 145_830_000, "ours", "CW", "active", false);
        Transmitters merged = Transmitters.of(List.of(List.of(own), ALL), List.of());
        assertThat(merged.find("beacon").orElseThrow().transmitter()).isEqualTo(own);
        assertThat(merged.all()).hasSize(5);
    }

    @Test
    void an_object_with_a_number_for_the_time_being_is_found_by_both() {
        Transmitter passing = new Transmitter(
                "x",
                99_672,
                OptionalInt.of(48_964),
                "",
                Optional.of(new Band(437_000_000, 437_000_000)),
                0,
                Optional.empty(),
                "FM",
                "",
                false,
                OptionalDouble.empty(),
                true,
                "active",
                false,
                "test");
        Transmitters list = Transmitters.of(List.of(List.of(passing)), List.of());
        assertThat(list.of(99_672)).hasSize(1);
        assertThat(list.of(48_964)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "FM, FM", "fmn, FM", "GMSK USP, FM", "FSK AX.25 G3RUH, FM", "AFSK TUBiX10, FM", "MSK AX.100 Mode 5, FM",
        "APT, WFM", "CW, CW", "USB, USB", "LSB, LSB", "AM, AM", "FT8, USB"
    })
    void words_of_the_list_are_modes_of_a_receiver(String word, Mode mode) {
        assertThat(DemodulationWord.mode(word)).contains(mode);
    }

    @ParameterizedTest
    @CsvSource({"LoRa", "QPSK", "DVB-S2", "64-QAM", "''", "FMX", "OFDM"})
    void words_that_no_receiver_serves_have_no_mode(String word) {
        assertThat(DemodulationWord.mode(word)).isEmpty();
    }

    @Test
    void contradictions_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("x", 0, true, true));
        assertThatIllegalArgumentException().isThrownBy(() -> of("x", Double.NaN, false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Policy(List.of(Wish.FM, Wish.FM)));
    }
}
