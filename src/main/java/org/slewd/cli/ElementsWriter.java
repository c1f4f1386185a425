package org.slewd.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Flag;
import org.slewd.orbit.Judgement;

/** Writes lists of objects. The columns of csv and json are a contract: their names and order stay, more may follow. */
final class ElementsWriter {

    private static final List<String> COLUMNS = List.of(
            "catalog_number",
            "name",
            "object_id",
            "epoch_utc",
            "age_days",
            "source",
            "perigee_km",
            "apogee_km",
            "inclination_deg",
            "period_min",
            "flags");

    private final Instant utc;

    /** @param utc for which age and flags are judged */
    ElementsWriter(Instant utc) {
        this.utc = utc;
    }

    void write(Format format, List<CatalogueEntry> entries, PrintWriter out) {
        switch (format) {
            case TABLE -> table(entries, out);
            case CSV -> csv(entries, out);
            case JSON -> Json.writeRows(out, entries.iterator(), this::json);
            case ICS -> throw new IllegalArgumentException("a list of objects is no calendar");
        }
        out.flush();
    }

    private void table(List<CatalogueEntry> entries, PrintWriter out) {
        if (entries.isEmpty()) {
            return;
        }
        Table table = new Table(
                ">number",
                "name",
                "designator",
                "epoch (UTC)",
                ">age d",
                ">perigee km",
                ">apogee km",
                ">incl deg",
                ">period min",
                "flags",
                "source");
        for (CatalogueEntry entry : entries) {
            ElementSet set = entry.set();
            Judgement judgement = Judgement.of(set, utc);
            table.row(
                    Integer.toString(set.catalogNumber()),
                    Text.printable(set.name()),
                    Text.printable(set.objectId()),
                    Text.utcSeconds(set.epoch()),
                    Text.fixed(judgement.ageDays(), 1),
                    Text.fixed(set.perigeeKm(), 0),
                    Text.fixed(set.apogeeKm(), 0),
                    Text.fixed(set.inclinationDeg(), 2),
                    Text.fixed(set.periodSeconds() / 60, 1),
                    words(judgement, ", "),
                    Text.printable(entry.best().source().name()));
        }
        table.write(out);
    }

    private void csv(List<CatalogueEntry> entries, PrintWriter out) {
        out.print(String.join(",", COLUMNS) + '\n');
        for (CatalogueEntry entry : entries) {
            ElementSet set = entry.set();
            Judgement judgement = Judgement.of(set, utc);
            out.print(String.join(
                            ",",
                            Integer.toString(set.catalogNumber()),
                            Text.csv(set.name()),
                            Text.csv(set.objectId()),
                            Text.utc(set.epoch()),
                            Text.fixed(judgement.ageDays(), 4),
                            Text.csv(entry.best().source().name()),
                            Text.fixed(set.perigeeKm(), 1),
                            Text.fixed(set.apogeeKm(), 1),
                            Text.fixed(set.inclinationDeg(), 4),
                            Text.fixed(set.periodSeconds() / 60, 3),
                            words(judgement, " "))
                    + '\n');
        }
    }

    private void json(JsonGenerator json, CatalogueEntry entry) throws IOException {
        ElementSet set = entry.set();
        Judgement judgement = Judgement.of(set, utc);
        json.writeNumberField(COLUMNS.get(0), set.catalogNumber());
        json.writeStringField(COLUMNS.get(1), set.name());
        json.writeStringField(COLUMNS.get(2), set.objectId());
        json.writeStringField(COLUMNS.get(3), Text.utc(set.epoch()));
        writeNumber(json, 4, judgement.ageDays(), 4);
        json.writeStringField(COLUMNS.get(5), entry.best().source().name());
        writeNumber(json, 6, set.perigeeKm(), 1);
        writeNumber(json, 7, set.apogeeKm(), 1);
        writeNumber(json, 8, set.inclinationDeg(), 4);
        writeNumber(json, 9, set.periodSeconds() / 60, 3);
        json.writeArrayFieldStart(COLUMNS.get(10));
        for (Flag flag : judgement.flags()) {
            json.writeString(flag.word());
        }
        json.writeEndArray();
    }

    private static void writeNumber(JsonGenerator json, int column, double value, int decimals) throws IOException {
        json.writeFieldName(COLUMNS.get(column));
        json.writeNumber(Text.fixed(value, decimals));
    }

    private static String words(Judgement judgement, String between) {
        return judgement.flags().stream().map(Flag::word).collect(Collectors.joining(between));
    }
}
