package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.SharedData;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/**
 * Passes of the ISS as others predicted or observed them. Their times are whole seconds or minutes and come from other
 * element sets, often of another day, so each bound is as wide as that makes it, and no wider.
 */
class PublishedPassesTest {

    private static final String ISS_2016 = "stations/iss_daily_2016-02_2016-04.3le";
    private static final DateTimeFormatter TO_A_MINUTE = DateTimeFormatter.ofPattern("MMM d, yyyy HH:mm", Locale.ROOT);

    /** Its sightings are those of another place: 54 degrees in the south-west where it has 12 in the north-west. */
    private static final String ELSEWHERE = "Baghdad";

    private static final Site BOULDER = new Site(40.027435, -105.251945, 1655);

    /** Made from one set of elements and printed in whole seconds and degrees; ten days of its drag make seconds. */
    @Test
    void agrees_with_heavens_above_on_ten_days_of_passes_above_ten_degrees() {
        ElementSet set = Sets.real(ISS_2016).get(0);
        List<Double> startsS = new ArrayList<>();
        List<Double> summitsS = new ArrayList<>();
        List<Double> endsS = new ArrayList<>();
        List<Double> elevationsDeg = new ArrayList<>();
        for (NamedCsvRecord row : csv(SharedData.text("passes/heavens_above_boulder_2016a.csv"))) {
            assertThat(row.getField("start_alt_deg") + row.getField("end_alt_deg"))
                    .isEqualTo("1010");
            Instant summit = Instant.parse(row.getField("max_utc"));
            Pass pass = at(summit, BOULDER, 10, set);
            startsS.add(seconds(Instant.parse(row.getField("start_utc")), pass.aos()));
            summitsS.add(seconds(summit, pass.tca()));
            endsS.add(seconds(Instant.parse(row.getField("end_utc")), pass.los()));
            elevationsDeg.add(pass.maxElevationDeg() - number(row, "max_alt_deg"));
        }

        Deviations.of("starts, s", startsS).areAsManyAs(30).areWithin(1.5, 3);
        Deviations.of("summits, s", summitsS).areAsManyAs(30).areWithin(1.5, 3.5);
        Deviations.of("ends, s", endsS).areAsManyAs(30).areWithin(1.5, 3.5);
        Deviations.of("greatest elevations, deg", elevationsDeg).areAsManyAs(30).areWithin(0.25, 0.5);
    }

    /** Two weeks and a half from one set of elements, which is not quite ours: seconds at first, half a minute later. */
    @Test
    void agrees_with_open_notify_on_which_passes_there_are_above_the_horizon_and_when() {
        ElementSet set = Sets.real(ISS_2016).get(0);
        JsonArray theirs =
                new JsonObject(SharedData.text("passes/open_notify_boulder_2016-02-21.json")).getJsonArray("response");
        Instant first = Instant.ofEpochSecond(theirs.getJsonObject(0).getLong("risetime"));
        Instant last = Instant.ofEpochSecond(theirs.getJsonObject(99).getLong("risetime"));
        List<Pass> ours =
                new PassSearch(new SiteFrame(BOULDER), 0).find(set, first.minusSeconds(60), last.plusSeconds(1_200));
        assertThat(ours).as("none is missed, and none is false").hasSameSizeAs(theirs);
        List<Double> risesS = new ArrayList<>();
        List<Double> setsS = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            Instant rise = Instant.ofEpochSecond(theirs.getJsonObject(i).getLong("risetime"));
            risesS.add(seconds(rise, ours.get(i).aos()));
            setsS.add(seconds(
                    rise.plusSeconds(theirs.getJsonObject(i).getLong("duration")),
                    ours.get(i).los()));
        }

        Deviations.of("rises of three days, s", risesS.subList(0, 20)).areWithin(2, 5);
        Deviations.of("settings of three days, s", setsS.subList(0, 20)).areWithin(2, 5);
        Deviations.of("rises, s", risesS).areAsManyAs(100).areWithin(15, 40);
        Deviations.of("settings, s", setsS).areAsManyAs(100).areWithin(15, 40);
    }

    /**
     * The network schedules from rise to set above a refracted horizon, geometrically at -0.60 degrees where a pass
     * begins and -0.53 where it ends, whatever the horizon of the station. Whole seconds; sites to 100 m.
     */
    @Test
    void agrees_with_satnogs_on_when_the_iss_crossed_the_horizons_of_its_stations() {
        ElementSet set = Sets.real("satnogs/iss_2018-07-02.3le").get(0);
        Map<Integer, Double> altitudesM = new HashMap<>();
        for (Object station : new JsonArray(SharedData.text("satnogs/ground_stations_2018-06a.json"))) {
            JsonObject one = (JsonObject) station;
            altitudesM.put(one.getInteger("id"), one.getDouble("altitude"));
        }
        List<Double> startsS = new ArrayList<>();
        List<Double> endsS = new ArrayList<>();
        for (Object observation : new JsonArray(SharedData.text("satnogs/observations_iss_2018-06a.json"))) {
            JsonObject one = (JsonObject) observation;
            Site site = new Site(
                    one.getDouble("station_lat"),
                    one.getDouble("station_lng"),
                    altitudesM.get(one.getInteger("ground_station")));
            Instant start = Instant.parse(one.getString("start"));
            Instant end = Instant.parse(one.getString("end"));
            Instant middle = start.plus(Duration.between(start, end).dividedBy(2));
            startsS.add(seconds(start, at(middle, site, -0.60, set).aos()));
            endsS.add(seconds(end, at(middle, site, -0.53, set).los()));
        }

        Deviations.of("starts, s", startsS).areAsManyAs(167).areWithin(0.3, 1);
        Deviations.of("ends, s", endsS).areAsManyAs(167).areWithin(0.3, 1);
    }

    /**
     * Only what lies in sunlight counts, so only sightings are taken that begin and end at 10 degrees. Their times are
     * cut to the minute, their elevations rounded to whole degrees, and the cities known by their airports, which makes
     * degrees near the zenith and decides whether a low pass is one.
     */
    @ParameterizedTest
    @CsvSource({"INT03, 79", "USA05, 39"})
    void agrees_with_nasa_on_sightings_of_two_weeks(String region, int count) {
        ElementSet set = Sets.real("stations/iss_individual_2021-2024.3le").stream()
                .filter(one -> one.epoch().toString().startsWith("2022-02-16"))
                .findFirst()
                .orElseThrow();
        Map<String, Site> cities = new HashMap<>();
        for (NamedCsvRecord row : csv(SharedData.text("passes/nasa_sightings_2022-02_" + region + "_cities.csv"))) {
            cities.put(
                    row.getField("region") + row.getField("city"),
                    new Site(number(row, "lat_deg"), number(row, "lon_deg"), number(row, "alt_m")));
        }
        List<Double> startsS = new ArrayList<>();
        List<Double> elevationsDeg = new ArrayList<>();
        for (NamedCsvRecord row : csv(unpacked("passes/nasa_sightings_2022-02_" + region + ".csv.gz"))) {
            Site site = cities.get(row.getField("region") + row.getField("city"));
            boolean whole = row.getField("enters").startsWith("10 ")
                    && row.getField("exits").startsWith("10 ");
            if (site == null || row.getField("city").equals(ELSEWHERE) || !whole || number(row, "max_elevation") < 20) {
                continue;
            }
            Instant minute = LocalDateTime.parse(row.getField("utc_date") + " " + row.getField("utc_time"), TO_A_MINUTE)
                    .toInstant(ZoneOffset.UTC);
            Instant middle = minute.plusSeconds(30 + 30 * (long) number(row, "duration_minutes"));
            Pass pass = at(middle, site, 10, set);
            startsS.add(seconds(minute.plusSeconds(30), pass.aos()));
            elevationsDeg.add(pass.maxElevationDeg() - number(row, "max_elevation"));
        }

        Deviations.of("starts from the middle of the minute, s", startsS)
                .areAsManyAs(count)
                .areWithin(17, 31);
        Deviations.of("greatest elevations, deg", elevationsDeg).areWithin(0.35, 2.5);
    }

    /** The pass that {@code inside} lies in. */
    private static Pass at(Instant inside, Site site, double maskDeg, ElementSet set) {
        List<Pass> passes = new PassSearch(new SiteFrame(site), maskDeg)
                .find(set, inside.minusSeconds(1_200), inside.plusSeconds(1_200)).stream()
                        .filter(pass -> pass.aos().utc().isBefore(inside)
                                && pass.los().utc().isAfter(inside))
                        .toList();
        assertThat(passes).as("passes over " + site + " at " + inside).hasSize(1);
        return passes.get(0);
    }

    private static double seconds(Instant theirs, Pass.Moment ours) {
        return Agreement.seconds(theirs, ours.utc());
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }

    private static List<NamedCsvRecord> csv(String text) {
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }

    private static String unpacked(String file) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(SharedData.bytes(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
