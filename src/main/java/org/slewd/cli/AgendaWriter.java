package org.slewd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes an agenda: what is followed and, where asked for, what is not and why. */
final class AgendaWriter {

    private static final List<String> COLUMNS = List.of(
            "catalog_number",
            "name",
            "wish",
            "decision",
            "aos_utc",
            "los_utc",
            "max_elevation_deg",
            "begin_utc",
            "end_utc",
            "worth",
            "reason");

    private final List<AgendaRow> rows;

    /** @param explain whether passes that are declined are written as well */
    AgendaWriter(List<AgendaRow> all, boolean explain) {
        this.rows = all.stream().filter(row -> explain || row.isFollowed()).toList();
    }

    /** In all formats but the calendar. */
    void write(Format format, PrintWriter out) {
        switch (format) {
            case TABLE -> table(out);
            case CSV -> csv(out);
            case JSON ->
                out.println(
                        Json.writeIndented(rows.stream().map(AgendaRow::columns).toList()));
            case ICS -> throw new IllegalArgumentException("an agenda is no calendar");
        }
        out.flush();
    }

    private void csv(PrintWriter out) {
        out.print(String.join(",", COLUMNS) + '\n');
        for (AgendaRow row : rows) {
            out.print(row.columns().values().stream()
                            .map(value -> Optional.ofNullable(value)
                                    .map(Object::toString)
                                    .orElse(""))
                            .map(Text::csv)
                            .collect(Collectors.joining(","))
                    + '\n');
        }
    }

    private void table(PrintWriter out) {
        Table table = new Table("begin (UTC)", "end", ">max el", "object", "wish", ">worth", "decision", "why");
        for (AgendaRow row : rows) {
            table.row(
                    Text.utcSeconds(row.begin().orElse(row.rise())),
                    Text.utcSeconds(row.end().orElse(row.set())).substring(11),
                    Text.fixed(row.maxElevationDeg(), 1),
                    Text.printable(row.name()),
                    row.wish(),
                    Text.fixed(row.worth(), 2),
                    row.isFollowed() ? row.decision() : "declined",
                    Text.printable(row.reason()));
        }
        table.write(out);
    }
}
