package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.cli.LookRows.Look;
import org.slewd.illuminator.Bistatic;
import org.slewd.illuminator.Illuminator;
import org.slewd.sky.LookAngle;

class LookWriterTest {

    private static final Bistatic.Echo ECHO = new Bistatic.Echo(
            Instant.parse("2026-11-24T18:30:00.5Z"),
            new LookAngle(180, 30, 800_000, 0),
            new LookAngle(7, 45, 421_000, 2_997.92458),
            143_049_000.25,
            1_221_000,
            true,
            false);

    private static final List<Look> LOOKS = List.of(
            new Look(
                    Instant.parse("2026-11-24T18:30:00Z"),
                    new LookAngle(359.9999999, -12.3456789, 1_234_567.8912, -6_543.210987),
                    Optional.empty()),
            new Look(
                    Instant.parse("2026-11-24T18:30:00.5Z"),
                    new LookAngle(7, 45, 421_000, 2_997.92458),
                    Optional.of(ECHO)));

    @Test
    void csv_has_the_columns_of_the_contract() {
        assertThat(written(Format.CSV, Optional.empty())).isEqualTo("""
                        utc,azimuth_deg,elevation_deg,range_km,range_rate_km_s
                        2026-11-24T18:30:00.000Z,0.000000,-12.345679,1234.567891,-6.543210987
                        2026-11-24T18:30:00.500Z,7.000000,45.000000,421.000000,2.997924580
                        """);
    }

    @Test
    void the_doppler_shift_is_received_minus_transmitted_in_the_exact_form() {
        // 2997.92458 m/s away from us is one hundred-thousandth of the speed of light: f / 1.00001 - f.
        assertThat(written(Format.CSV, Optional.of(100_000_000L)).lines().toList())
                .containsExactly(
                        "utc,azimuth_deg,elevation_deg,range_km,range_rate_km_s,doppler_hz",
                        "2026-11-24T18:30:00.000Z,0.000000,-12.345679,1234.567891,-6.543210987,2182.628",
                        "2026-11-24T18:30:00.500Z,7.000000,45.000000,421.000000,2.997924580,-999.990");
    }

    @Test
    void json_has_the_same_names_as_csv() {
        assertThat(written(Format.JSON, Optional.of(100_000_000L))).isEqualTo("""
                        [
                        {"utc":"2026-11-24T18:30:00.000Z","azimuth_deg":0.000000,"elevation_deg":-12.345679,"range_km":1234.567891,"range_rate_km_s":-6.543210987,"doppler_hz":2182.628},
                        {"utc":"2026-11-24T18:30:00.500Z","azimuth_deg":7.000000,"elevation_deg":45.000000,"range_km":421.000000,"range_rate_km_s":2.997924580,"doppler_hz":-999.990}
                        ]
                        """);
    }

    @Test
    void the_table_is_aligned_for_people() {
        assertThat(written(Format.TABLE, Optional.of(100_000_000L))).isEqualTo("""
                        UTC                        az deg    el deg     range km   rate km/s  Doppler Hz
                        2026-11-24 18:30:00.000     0.000   -12.346     1234.568     -6.5432        2183
                        2026-11-24 18:30:00.500     7.000    45.000      421.000      2.9979       -1000
                        """);
        assertThat(written(Format.TABLE, Optional.empty()).lines().findFirst().orElseThrow())
                .isEqualTo("UTC                        az deg    el deg     range km   rate km/s");
    }

    @Test
    void a_list_of_positions_is_no_calendar() {
        assertThatIllegalArgumentException().isThrownBy(() -> written(Format.ICS, Optional.empty()));
    }

    @Test
    void the_uplink_is_what_has_to_be_sent_less_what_is_to_be_heard() {
        // Away from us at one hundred-thousandth of the speed of light: f / 0.99999 - f.
        String text = written(Format.CSV, Optional.of(100_000_000L), Optional.of(50_000_000L));
        assertThat(text.lines().toList())
                .contains(
                        "utc,azimuth_deg,elevation_deg,range_km,range_rate_km_s,doppler_hz,uplink_doppler_hz",
                        "2026-11-24T18:30:00.500Z,7.000000,45.000000,421.000000,2.997924580,-999.990,500.005");
        assertThat(written(Format.TABLE, Optional.empty(), Optional.of(50_000_000L)))
                .contains("rate km/s   uplink Hz", "2.9979         500");
    }

    @Test
    void an_illuminator_adds_its_echo() {
        String csv = written(Format.CSV, Optional.empty(), Optional.empty(), Optional.of(Illuminator.GRAVES));
        assertThat(csv.lines().toList())
                .containsExactly(
                        "utc,azimuth_deg,elevation_deg,range_km,range_rate_km_s,bistatic_range_km,bistatic_doppler_hz,"
                                + "illuminated,in_beam",
                        "2026-11-24T18:30:00.000Z,0.000000,-12.345679,1234.567891,-6.543210987,,,,",
                        "2026-11-24T18:30:00.500Z,7.000000,45.000000,421.000000,2.997924580,1221.000000,-999.750,true,false");
        assertThat(written(Format.JSON, Optional.empty(), Optional.empty(), Optional.of(Illuminator.GRAVES)))
                .contains(
                        "\"bistatic_range_km\":null,\"bistatic_doppler_hz\":null,\"illuminated\":null,\"in_beam\":null",
                        "\"bistatic_doppler_hz\":-999.750,\"illuminated\":true,\"in_beam\":false}");
        assertThat(written(Format.TABLE, Optional.empty(), Optional.empty(), Optional.of(Illuminator.GRAVES)))
                .contains("rate km/s  both ways km     echo Hz  lit", "2.9979      1221.000       -1000  yes");
    }

    private static String written(Format format, Optional<Long> downlinkHz) {
        return written(format, downlinkHz, Optional.empty());
    }

    private static String written(Format format, Optional<Long> downlinkHz, Optional<Long> uplinkHz) {
        return written(format, downlinkHz, uplinkHz, Optional.empty());
    }

    private static String written(
            Format format, Optional<Long> downlinkHz, Optional<Long> uplinkHz, Optional<Illuminator> illuminator) {
        StringWriter text = new StringWriter();
        new LookWriter(downlinkHz, uplinkHz, illuminator).write(format, LOOKS.iterator(), new PrintWriter(text));
        return text.toString();
    }
}
