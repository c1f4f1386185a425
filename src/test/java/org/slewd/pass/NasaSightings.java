package org.slewd.pass;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.slewd.SharedData;
import org.slewd.sky.Site;

/** Sightings of the ISS that NASA listed for cities whose coordinates are known roughly, mostly by their airports. */
final class NasaSightings {

    private static final DateTimeFormatter TO_A_MINUTE = DateTimeFormatter.ofPattern("MMM d, yyyy HH:mm", Locale.ROOT);

    /** Its sightings are those of another place: 54 degrees in the south-west where it has 12 in the north-west. */
    private static final String ELSEWHERE = "Baghdad";

    private NasaSightings() {}

    /**
     * One line of the list.
     *
     * @param startMinute when it begins, cut to the minute
     * @param entersDeg elevation at which it begins, in whole degrees; above 10 where it comes out of the shadow
     * @param exitsDeg elevation at which it ends
     */
    record Listed(Site site, Instant startMinute, double entersDeg, double exitsDeg, double maxElevationDeg) {}

    /** The list of a region by site; skips the calling test where it is absent. */
    static Map<Site, List<Listed>> of(String region) {
        Map<String, Site> cities = new HashMap<>();
        String folder = "passes/nasa_sightings_2022-02_" + region;
        for (NamedCsvRecord row : csv(SharedData.text(folder + "_cities.csv"))) {
            cities.put(place(row), new Site(number(row, "lat_deg"), number(row, "lon_deg"), number(row, "alt_m")));
        }
        return csv(unpacked(folder + ".csv.gz")).stream()
                .filter(row -> cities.containsKey(place(row)))
                .filter(row -> !row.getField("city").equals(ELSEWHERE))
                .map(row -> new Listed(
                        cities.get(place(row)),
                        LocalDateTime.parse(row.getField("utc_date") + " " + row.getField("utc_time"), TO_A_MINUTE)
                                .toInstant(ZoneOffset.UTC),
                        leadingNumber(row.getField("enters")),
                        leadingNumber(row.getField("exits")),
                        number(row, "max_elevation")))
                .collect(Collectors.groupingBy(Listed::site));
    }

    private static String place(NamedCsvRecord row) {
        return row.getField("region") + row.getField("city");
    }

    private static double leadingNumber(String text) {
        return Double.parseDouble(text.substring(0, text.indexOf(' ')));
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
