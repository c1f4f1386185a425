package org.slewd.cli;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the rows of a part of the journal are written.
 *
 * @param forPrograms the columns of csv, a contract: more may follow at the end
 * @param forPeople the columns of a table
 */
record JournalWriter(List<Column> forPrograms, List<Column> forPeople) {

    /** Its title, and the member of a row that it shows. */
    record Column(String title, String member) {}

    private static final JournalWriter PASSES = new JournalWriter(
            List.of(
                    new Column("id", "id"),
                    new Column("catalog_number", "catalogNumber"),
                    new Column("name", "name"),
                    new Column("begun_utc", "begunUtc"),
                    new Column("aos_utc", "aosUtc"),
                    new Column("tca_utc", "tcaUtc"),
                    new Column("los_utc", "losUtc"),
                    new Column("max_elevation_deg", "maxElevationDeg"),
                    new Column("by", "by"),
                    new Column("element_epoch_utc", "elements.epochUtc"),
                    new Column("plan_style", "plan.style"),
                    new Column("plan_error_deg", "plan.expectedErrorDeg"),
                    new Column("plan_off_target_s", "plan.offTargetSeconds"),
                    new Column("ended_utc", "result.endedUtc"),
                    new Column("ended", "result.how"),
                    new Column("pointing_rms_deg", "result.pointingErrorDeg.rms"),
                    new Column("pointing_p50_deg", "result.pointingErrorDeg.median"),
                    new Column("pointing_p95_deg", "result.pointingErrorDeg.p95"),
                    new Column("pointing_max_deg", "result.pointingErrorDeg.greatest"),
                    new Column("off_beam_s", "result.offBeamSeconds"),
                    new Column("doppler_rms_hz", "result.dopplerErrorHz.rms"),
                    new Column("doppler_p95_hz", "result.dopplerErrorHz.p95"),
                    new Column("doppler_max_hz", "result.dopplerErrorHz.greatest"),
                    new Column("transmitter", "result.transmitter"),
                    new Column("downlink_hz", "result.downlinkHz"),
                    new Column("late_ticks", "result.lateTicks"),
                    new Column("faults", "result.faults"),
                    new Column("files", "result.files")),
            List.of(
                    new Column("AOS (UTC)", "aosUtc"),
                    new Column(">number", "catalogNumber"),
                    new Column("name", "name"),
                    new Column(">max el", "maxElevationDeg"),
                    new Column("ended", "result.how"),
                    new Column(">p95 deg", "result.pointingErrorDeg.p95"),
                    new Column(">max deg", "result.pointingErrorDeg.greatest"),
                    new Column(">s off", "result.offBeamSeconds"),
                    new Column(">p95 Hz", "result.dopplerErrorHz.p95"),
                    new Column("faults", "result.faults")));

    private static final JournalWriter EVENTS = new JournalWriter(
            List.of(
                    new Column("id", "id"),
                    new Column("utc", "utc"),
                    new Column("kind", "kind"),
                    new Column("subject", "subject"),
                    new Column("sentence", "sentence"),
                    new Column("data", "data")),
            List.of(
                    new Column("UTC", "utc"),
                    new Column("kind", "kind"),
                    new Column("about", "subject"),
                    new Column("what", "sentence")));

    private static final JournalWriter AUDIT = new JournalWriter(
            List.of(
                    new Column("id", "id"),
                    new Column("utc", "utc"),
                    new Column("who", "who"),
                    new Column("role", "role"),
                    new Column("address", "address"),
                    new Column("action", "action"),
                    new Column("arguments", "arguments"),
                    new Column("outcome", "outcome")),
            List.of(
                    new Column("UTC", "utc"),
                    new Column("who", "who"),
                    new Column("from", "address"),
                    new Column("action", "action"),
                    new Column("arguments", "arguments"),
                    new Column("outcome", "outcome")));

    static JournalWriter of(JournalSheet sheet) {
        return switch (sheet) {
            case PASSES -> PASSES;
            case EVENTS -> EVENTS;
            case AUDIT -> AUDIT;
        };
    }

    void write(Format format, Iterator<Map<?, ?>> rows, PrintWriter out) {
        switch (format) {
            case TABLE -> table(rows, out);
            case CSV -> csv(rows, out);
            case JSON -> Json.writeRows(out, rows, Json::writeMembers);
            case ICS -> throw new IllegalArgumentException("the journal is no calendar");
        }
        out.flush();
    }

    private void csv(Iterator<Map<?, ?>> rows, PrintWriter out) {
        out.println(forPrograms.stream().map(Column::title).collect(Collectors.joining(",")));
        rows.forEachRemaining(row -> out.println(forPrograms.stream()
                .map(column -> Text.csv(Text.printable(text(member(row, column.member())))))
                .collect(Collectors.joining(","))));
    }

    private void table(Iterator<Map<?, ?>> rows, PrintWriter out) {
        if (!rows.hasNext()) {
            return;
        }
        Table table = new Table(forPeople.stream().map(Column::title).toArray(String[]::new));
        rows.forEachRemaining(row -> table.row(forPeople.stream()
                .map(column -> cell(member(row, column.member())))
                .toArray(String[]::new)));
        table.write(out);
    }

    private static Object member(Map<?, ?> row, String path) {
        Object value = row;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return value;
    }

    private static String cell(Object value) {
        String text = value instanceof Double number ? Text.fixed(number, 2) : text(value);
        return text.isEmpty() ? "-" : Text.printable(text);
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> items) {
            return items.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return value instanceof Map<?, ?> members ? Json.write(members) : value.toString();
    }
}
