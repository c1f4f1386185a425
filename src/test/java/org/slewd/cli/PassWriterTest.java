package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slewd.pass.Pass;
import org.slewd.pass.Pass.Clipped;
import org.slewd.pass.Pass.Moment;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;

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

    @Test
    void csv_has_the_columns_of_the_contract() {
        assertThat(written(Format.CSV, HIGH, CUT)).isEqualTo("""
                        catalog_number,name,aos_utc,tca_utc,los_utc,max_elevation_deg,aos_azimuth_deg,tca_azimuth_deg,los_azimuth_deg,min_range_km,clipped
                        99001,"EXAMPLE, ""ONE""\",2026-11-24T18:31:02.123Z,2026-11-24T18:36:11.000Z,2026-11-24T18:41:20.000Z,87.6543,0.0000,271.2500,90.5000,421.235,none
                        100000007,EXAMPLE TWO,2026-11-24T18:45:00.000Z,2026-11-24T18:45:00.000Z,2026-11-24T18:46:00.000Z,5.0000,10.0000,10.0000,20.0000,1500.000,start
                        """);
        assertThat(written(Format.CSV)).hasLineCount(1).startsWith("catalog_number,name,aos_utc");
    }

    @Test
    void json_has_the_same_names_as_csv() throws Exception {
        String json = written(Format.JSON, HIGH, CUT);

        assertThat(json).isEqualTo("""
                        [
                        {"catalog_number":99001,"name":"EXAMPLE, \\"ONE\\"","aos_utc":"2026-11-24T18:31:02.123Z","tca_utc":"2026-11-24T18:36:11.000Z","los_utc":"2026-11-24T18:41:20.000Z","max_elevation_deg":87.6543,"aos_azimuth_deg":0.0000,"tca_azimuth_deg":271.2500,"los_azimuth_deg":90.5000,"min_range_km":421.235,"clipped":"none"},
                        {"catalog_number":100000007,"name":"EXAMPLE TWO","aos_utc":"2026-11-24T18:45:00.000Z","tca_utc":"2026-11-24T18:45:00.000Z","los_utc":"2026-11-24T18:46:00.000Z","max_elevation_deg":5.0000,"aos_azimuth_deg":10.0000,"tca_azimuth_deg":10.0000,"los_azimuth_deg":20.0000,"min_range_km":1500.000,"clipped":"start"}
                        ]
                        """);
        List<?> rows = (List<?>) Json.read(json);
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(String.join(",", names(row)))
                        .isEqualTo(written(Format.CSV).strip()));
        assertThat(Json.read(written(Format.JSON))).isEqualTo(List.of());
    }

    @Test
    void the_table_is_aligned_for_people() {
        assertThat(written(Format.TABLE, HIGH, CUT)).isEqualTo("""
                        AOS (UTC)            TCA       LOS       minutes  max el  az AOS  az TCA  az LOS    km     number  name            clipped
                        2026-11-24 18:31:02  18:36:11  18:41:20     10.3    87.7       0     271      90   421      99001  EXAMPLE, "ONE"
                        2026-11-24 18:45:00  18:45:00  18:46:00      1.0     5.0      10      10      20  1500  100000007  EXAMPLE TWO     start
                        """);
        assertThat(written(Format.TABLE)).isEmpty();
    }

    @Test
    void the_calendar_follows_rfc_5545() {
        assertThat(written(Format.ICS, HIGH)).isEqualTo("""
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

        String calendar = written(Format.ICS, foreign);

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
        assertThat(written(Format.ICS)).contains("BEGIN:VTIMEZONE\r\n").endsWith("END:VCALENDAR\r\n");
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

        assertThat(uid(written(Format.ICS, moved))).isEqualTo(uid(written(Format.ICS, HIGH)));
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

    private static String written(Format format, Pass... passes) {
        StringWriter text = new StringWriter();
        new PassWriter(new Site(-33.9, 151.2, 50), Cli.NOW).write(format, List.of(passes), new PrintWriter(text));
        return text.toString();
    }
}
