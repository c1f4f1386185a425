package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slewd.pass.Pass;
import org.slewd.pass.Pass.Clipped;
import org.slewd.pass.Pass.Moment;
import org.slewd.pass.PassFacts;
import org.slewd.pass.PassFacts.Body;
import org.slewd.pass.PassFacts.Interval;
import org.slewd.pass.PassFacts.Sighting;
import org.slewd.pass.TimingError.Timing;
import org.slewd.sky.Daylight;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.track.DescribedPass;
import org.slewd.track.Reach;
import org.slewd.track.Reach.Reason;

class PassWriterTest {

    private static final Pass HIGH = new Pass(
            99_001,
            "EXAMPLE, \"ONE\"",
            Instant.parse("2026-11-24T00:00:00Z"),
            moment("2026-11-24T18:31:02.1234Z", 359.99999, -0.00001, 2_300_000),
            moment("2026-11-24T18:36:10.9996Z", 271.25, 87.65432, 421_234.6),
            moment("2026-11-24T18:41:20Z", 90.5, 0, 2_310_000),
            421_234.6,
            Clipped.NONE);

    private static final Pass CUT = new Pass(
            100_000_007,
            "EXAMPLE TWO",
            Instant.parse("2026-11-24T00:00:00Z"),
            moment("2026-11-24T18:45:00Z", 10, 5, 1_500_000),
            moment("2026-11-24T18:45:00Z", 10, 5, 1_500_000),
            moment("2026-11-24T18:46:00Z", 20, 1, 1_900_000),
            1_500_000,
            Clipped.START);

    private static final PassFacts FACTS = new PassFacts(
            0.98765,
            -6_800,
            6_700,
            120,
            List.of(new Interval(HIGH.aos().utc(), HIGH.tca().utc())),
            Daylight.DAY,
            Daylight.NAUTICAL_TWILIGHT,
            Daylight.NIGHT,
            List.of(new Sighting(HIGH.aos(), HIGH.tca(), HIGH.tca())),
            new Body(-7.891, 90, 45.678),
            new Body(12.3456, 30, 20.5),
            0.98765);

    private static final DescribedPass FULL = new DescribedPass(
            HIGH,
            Optional.of(FACTS),
            new Timing(0.7715, 1.234, true),
            Optional.of(new Reach(57.94, Optional.of(Reason.AZIMUTH_STOP))),
            OptionalDouble.of(145_800_000));

    @Test
    void csv_has_the_columns_of_the_contract_and_then_what_is_known_besides() {
        assertThat(written(Format.CSV, FULL, bare(CUT))).isEqualTo("""
                        catalog_number,name,aos_utc,tca_utc,los_utc,max_elevation_deg,aos_azimuth_deg,tca_azimuth_deg,los_azimuth_deg,min_range_km,clipped,element_age_days,timing_sigma_s,trusted,max_sky_rate_deg_s,sunlit,visible,visible_from_utc,visible_to_utc,light,sun_elevation_deg,sun_separation_min_deg,moon_elevation_deg,moon_separation_min_deg,moon_lit_fraction,reach_lost_s,reach_reason,doppler_max_hz,doppler_min_hz
                        99001,"EXAMPLE, ""ONE""\",2026-11-24T18:31:02.123Z,2026-11-24T18:36:11.000Z,2026-11-24T18:41:20.000Z,87.6543,0.0000,271.2500,90.5000,421.235,none,0.772,1.23,true,0.9876,true,true,2026-11-24T18:31:02.123Z,2026-11-24T18:36:11.000Z,nautical_twilight,-7.89,45.68,12.35,20.50,0.988,57.9,azimuth_stop,3307.2,-3258.4
                        100000007,EXAMPLE TWO,2026-11-24T18:45:00.000Z,2026-11-24T18:45:00.000Z,2026-11-24T18:46:00.000Z,5.0000,10.0000,10.0000,20.0000,1500.000,start,-2.000,,false,,,,,,,,,,,,,,,
                        """);
        assertThat(written(Format.CSV)).hasLineCount(1).startsWith("catalog_number,name,aos_utc");
    }

    @Test
    void json_has_the_same_names_as_csv() throws Exception {
        String json = written(Format.JSON, FULL, bare(CUT));

        assertThat(json)
                .contains(
                        "{\"catalog_number\":99001,\"name\":\"EXAMPLE, \\\"ONE\\\"\",\"aos_utc\":\"2026-11-24T18:31:02.123Z\",")
                .contains("\"clipped\":\"none\",\"element_age_days\":0.772,\"timing_sigma_s\":1.23,\"trusted\":true,")
                .contains("\"reach_lost_s\":57.9,\"reach_reason\":\"azimuth_stop\",\"doppler_max_hz\":3307.2,")
                .contains("\"timing_sigma_s\":null,\"trusted\":false,\"max_sky_rate_deg_s\":null,\"sunlit\":null,")
                .contains("\"reach_lost_s\":null,\"reach_reason\":\"\",\"doppler_max_hz\":null,");
        List<?> rows = (List<?>) Json.read(json);
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(String.join(",", names(row)))
                        .isEqualTo(written(Format.CSV).strip()));
        assertThat(Json.read(written(Format.JSON))).isEqualTo(List.of());
    }

    @Test
    void the_table_is_aligned_for_people() {
        assertThat(written(Format.TABLE, FULL, bare(CUT))).isEqualTo("""
                        AOS (UTC)            TCA       LOS       minutes  max el  az AOS  az TCA  az LOS    km  age d    ± s  object   site         number  name            s lost  because                clipped
                        2026-11-24 18:31:02  18:36:11  18:41:20     10.3    87.7       0     271      90   421    0.8    1.2  visible  nautical      99001  EXAMPLE, "ONE"      58  azimuth stop, unwinds
                        2026-11-24 18:45:00  18:45:00  18:46:00      1.0     5.0      10      10      20  1500   -2.0  >999?                     100000007  EXAMPLE TWO                                    start
                        """);
        assertThat(written(Format.TABLE)).isEmpty();
    }

    @Test
    void the_table_of_a_station_without_a_rotator_does_not_speak_of_one() {
        assertThat(written(Format.TABLE, bare(HIGH))).contains("clipped").doesNotContain("s lost", "because");
    }

    @Test
    void a_time_that_is_not_to_be_trusted_carries_a_question_mark() {
        assertThat(PassTable.sigma(sure(0.449, true))).isEqualTo("0.4");
        assertThat(PassTable.sigma(sure(12.7, true))).isEqualTo("13");
        assertThat(PassTable.sigma(sure(16.2, false))).isEqualTo("16?");
        assertThat(PassTable.sigma(sure(Double.POSITIVE_INFINITY, false))).isEqualTo(">999?");
    }

    @Test
    void the_calendar_follows_rfc_5545() {
        assertThat(calendar(HIGH)).isEqualTo("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        PRODID:-//slewd//slewd development//EN
                        BEGIN:VEVENT
                        UID:99001-20261124T1836Z@slewd
                        DTSTAMP:20261124T183000Z
                        DTSTART:20261124T183102Z
                        DTEND:20261124T184120Z
                        SUMMARY:EXAMPLE\\, "ONE"\\, max 88 deg
                        DESCRIPTION:Object 99001\\nRise 2026-11-24 18:31:02 UTC\\, azimuth 0\\, elevat
                         ion 0\\nCulmination 2026-11-24 18:36:11 UTC\\, azimuth 271\\, elevation 88\\nS
                         et 2026-11-24 18:41:20 UTC\\, azimuth 90\\, elevation 0\\nLeast distance 421 |
                         km
                        GEO:-33.900000;151.200000
                        TRANSP:TRANSPARENT
                        BEGIN:VALARM
                        ACTION:DISPLAY
                        TRIGGER;RELATED=START:-PT10M
                        DESCRIPTION:EXAMPLE\\, "ONE" rises
                        END:VALARM
                        END:VEVENT
                        END:VCALENDAR
                        """.replace("|\n", "\n").replace("\n", "\r\n"));
    }

    @Test
    void calendar_lines_are_folded_between_characters_and_not_between_bytes() {
        String name = "\u0421\u043f\u0443\u0442\u043d\u0438\u043a \ud83d\udef0 "
                .repeat(12)
                .strip();
        Pass foreign = new Pass(
                1, name, HIGH.elementEpoch(), HIGH.aos(), HIGH.tca(), HIGH.los(), HIGH.minRangeM(), Clipped.BOTH);

        String calendar = calendar(foreign);

        assertThat(Arrays.asList(calendar.split("\r\n", -1)))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\ufffd"));
        assertThat(calendar.replace("\r\n ", ""))
                .contains("SUMMARY:" + name + "\\, max 88 deg\r\n")
                .contains("up from the beginning to the end of the list");
    }

    @Test
    void a_calendar_without_passes_still_has_a_component() {
        assertThat(calendar()).contains("BEGIN:VTIMEZONE\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void an_entry_keeps_its_identity_when_fresh_elements_move_it_by_a_second() {
        Pass moved = new Pass(
                HIGH.catalogNumber(),
                HIGH.name(),
                HIGH.elementEpoch(),
                moment("2026-11-24T18:31:03Z", 0, 0, 1),
                moment("2026-11-24T18:36:12Z", 0, 87, 1),
                moment("2026-11-24T18:41:21Z", 0, 0, 1),
                1,
                Clipped.NONE);

        assertThat(uid(calendar(moved))).isEqualTo(uid(calendar(HIGH)));
    }

    private static DescribedPass bare(Pass pass) {
        return new DescribedPass(
                pass,
                Optional.empty(),
                new Timing(-2, Double.POSITIVE_INFINITY, false),
                Optional.empty(),
                OptionalDouble.empty());
    }

    private static DescribedPass sure(double sigmaS, boolean trusted) {
        return new DescribedPass(
                HIGH, Optional.empty(), new Timing(0, sigmaS, trusted), Optional.empty(), OptionalDouble.empty());
    }

    private static List<String> names(Object row) {
        return ((Map<?, ?>) row).keySet().stream().map(String::valueOf).toList();
    }

    private static String uid(String calendar) {
        return calendar.lines()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
    }

    private static Moment moment(String utc, double azimuthDeg, double elevationDeg, double rangeM) {
        return new Moment(Instant.parse(utc), new LookAngle(azimuthDeg, elevationDeg, rangeM, 0));
    }

    private static String calendar(Pass... passes) {
        return written(Format.ICS, Stream.of(passes).map(PassWriterTest::bare).toArray(DescribedPass[]::new));
    }

    private static String written(Format format, DescribedPass... passes) {
        StringWriter text = new StringWriter();
        new PassWriter(new Site(-33.9, 151.2, 50), Cli.NOW).write(format, List.of(passes), new PrintWriter(text));
        return text.toString();
    }
}
