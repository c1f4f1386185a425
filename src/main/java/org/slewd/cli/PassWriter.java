package org.slewd.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slewd.pass.Pass;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;

/** Writes passes. The columns of csv and json are a contract: their names and order stay, more may follow. */
final class PassWriter {

    private static final String CSV_HEADER = "catalog_number,name,aos_utc,tca_utc,los_utc,max_elevation_deg,"
            + "aos_azimuth_deg,tca_azimuth_deg,los_azimuth_deg,min_range_km,clipped";

    private final Site site;
    private final Instant now;

    /** @param now when this is written, for the calendar */
    PassWriter(Site site, Instant now) {
        this.site = site;
        this.now = now;
    }

    void write(Format format, List<Pass> passes, PrintWriter out) {
        switch (format) {
            case TABLE -> table(passes, out);
            case CSV -> csv(passes, out);
            case JSON -> json(passes, out);
            case ICS -> new PassCalendar(site, now).write(passes, out);
        }
        out.flush();
    }

    private static void table(List<Pass> passes, PrintWriter out) {
        if (passes.isEmpty()) {
            return;
        }
        Table table = new Table(
                "AOS (UTC)",
                "TCA",
                "LOS",
                ">minutes",
                ">max el",
                ">az AOS",
                ">az TCA",
                ">az LOS",
                ">km",
                ">number",
                "name",
                "clipped");
        for (Pass pass : passes) {
            table.row(
                    Text.utcSeconds(pass.aos().utc()),
                    Text.utcSeconds(pass.tca().utc()).substring(11),
                    Text.utcSeconds(pass.los().utc()).substring(11),
                    Text.fixed(
                            Duration.between(pass.aos().utc(), pass.los().utc()).toMillis() / 60e3, 1),
                    Text.fixed(pass.maxElevationDeg(), 1),
                    Text.azimuth(pass.aos().look().azimuthDeg(), 0),
                    Text.azimuth(pass.tca().look().azimuthDeg(), 0),
                    Text.azimuth(pass.los().look().azimuthDeg(), 0),
                    Text.fixed(pass.minRangeM() / 1000, 0),
                    Integer.toString(pass.catalogNumber()),
                    Text.printable(pass.name()),
                    pass.clipped() == Pass.Clipped.NONE ? "" : clipped(pass));
        }
        table.write(out);
    }

    private static void csv(List<Pass> passes, PrintWriter out) {
        out.print(CSV_HEADER + '\n');
        StringBuilder line = new StringBuilder(160);
        for (Pass pass : passes) {
            line.setLength(0);
            line.append(pass.catalogNumber()).append(',').append(Text.csv(pass.name()));
            for (String field : fields(pass)) {
                line.append(',').append(field);
            }
            line.append(',').append(clipped(pass)).append('\n');
            out.append(line);
        }
    }

    private static void json(List<Pass> passes, PrintWriter out) {
        String[] names = CSV_HEADER.split(",", -1);
        Json.writeRows(out, passes.iterator(), (json, pass) -> {
            json.writeNumberField(names[0], pass.catalogNumber());
            json.writeStringField(names[1], pass.name());
            List<String> fields = fields(pass);
            for (int i = 0; i < fields.size(); i++) {
                writeField(json, names[i + 2], fields.get(i));
            }
            json.writeStringField(names[10], clipped(pass));
        });
    }

    private static void writeField(JsonGenerator json, String name, String value) throws IOException {
        if (name.endsWith("_utc")) {
            json.writeStringField(name, value);
        } else {
            json.writeFieldName(name);
            json.writeNumber(value);
        }
    }

    /** The columns from {@code aos_utc} to {@code min_range_km}. */
    private static List<String> fields(Pass pass) {
        LookAngle aos = pass.aos().look();
        LookAngle tca = pass.tca().look();
        LookAngle los = pass.los().look();
        return List.of(
                Text.utc(pass.aos().utc()),
                Text.utc(pass.tca().utc()),
                Text.utc(pass.los().utc()),
                Text.fixed(pass.maxElevationDeg(), 4),
                Text.azimuth(aos.azimuthDeg(), 4),
                Text.azimuth(tca.azimuthDeg(), 4),
                Text.azimuth(los.azimuthDeg(), 4),
                Text.fixed(pass.minRangeM() / 1000, 3));
    }

    private static String clipped(Pass pass) {
        return pass.clipped().name().toLowerCase(Locale.ROOT);
    }
}
