package org.slewd.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slewd.cli.LookRows.Look;
import org.slewd.illuminator.Bistatic;
import org.slewd.illuminator.Illuminator;
import org.slewd.sky.Doppler;

/** Writes look angles. The columns of csv and json are a contract: their names and order stay, more may follow. */
final class LookWriter {

    private static final List<String> COLUMNS =
            List.of("utc", "azimuth_deg", "elevation_deg", "range_km", "range_rate_km_s");
    private static final String DOPPLER_COLUMN = "doppler_hz";
    private static final String UPLINK_COLUMN = "uplink_doppler_hz";
    private static final List<String> ECHO_COLUMNS =
            List.of("bistatic_range_km", "bistatic_doppler_hz", "illuminated", "in_beam");

    private final Optional<Long> downlinkHz;
    private final Optional<Long> uplinkHz;
    private final Optional<Illuminator> illuminator;

    /**
     * A writer with or without columns for frequencies.
     *
     * @param downlinkHz what the object transmits on; adds a column with its Doppler shift
     * @param uplinkHz what the object has to hear; adds a column with what has to be sent less that
     * @param illuminator what lights it; adds columns for its echo
     */
    LookWriter(Optional<Long> downlinkHz, Optional<Long> uplinkHz, Optional<Illuminator> illuminator) {
        this.downlinkHz = downlinkHz;
        this.uplinkHz = uplinkHz;
        this.illuminator = illuminator;
    }

    /** Writes all formats but the calendar row by row. */
    void write(Format format, Iterator<Look> looks, PrintWriter out) {
        switch (format) {
            case TABLE -> table(looks, out);
            case CSV -> csv(looks, out);
            case JSON -> json(looks, out);
            case ICS -> throw new IllegalArgumentException("a list of positions is no calendar");
        }
        out.flush();
    }

    private void table(Iterator<Look> looks, PrintWriter out) {
        // Fixed widths rather than a Table: a table waits for its last row, and this list may be long.
        out.printf("%-23s  %8s  %8s  %11s  %10s", "UTC", "az deg", "el deg", "range km", "rate km/s");
        out.print(downlinkHz.isPresent() ? String.format("  %10s", "Doppler Hz") : "");
        out.print(uplinkHz.isPresent() ? String.format("  %10s", "uplink Hz") : "");
        out.println(illuminator.isPresent() ? String.format("  %12s  %10s  lit", "both ways km", "echo Hz") : "");
        while (looks.hasNext()) {
            Look look = looks.next();
            out.printf(
                    "%-23s  %8s  %8s  %11s  %10s",
                    Text.utc(look.utc()).replace('T', ' ').replace("Z", ""),
                    Text.azimuth(look.angle().azimuthDeg(), 3),
                    Text.fixed(look.angle().elevationDeg(), 3),
                    Text.fixed(look.angle().rangeM() / 1000, 3),
                    Text.fixed(look.angle().rangeRateMps() / 1000, 4));
            shifts(look, 0).forEach(shift -> out.printf("  %10s", shift));
            if (illuminator.isPresent()) {
                out.print(look.echo().map(this::echo).orElse(""));
            }
            out.println();
        }
    }

    private void csv(Iterator<Look> looks, PrintWriter out) {
        out.print(String.join(",", columns()) + '\n');
        while (looks.hasNext()) {
            Look look = looks.next();
            out.print(String.join(",", fields(look, "")) + '\n');
        }
    }

    private void json(Iterator<Look> looks, PrintWriter out) {
        List<String> columns = columns();
        Json.writeRows(out, looks, (json, look) -> {
            List<String> fields = fields(look, "null");
            json.writeStringField(columns.get(0), fields.get(0));
            for (int i = 1; i < fields.size(); i++) {
                json.writeFieldName(columns.get(i));
                json.writeRawValue(fields.get(i));
            }
        });
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(COLUMNS);
        downlinkHz.ifPresent(hz -> columns.add(DOPPLER_COLUMN));
        uplinkHz.ifPresent(hz -> columns.add(UPLINK_COLUMN));
        illuminator.ifPresent(lit -> columns.addAll(ECHO_COLUMNS));
        return columns;
    }

    /** @param absent stands for what cannot be told */
    private List<String> fields(Look look, String absent) {
        List<String> fields = new ArrayList<>();
        fields.add(Text.utc(look.utc()));
        fields.add(Text.azimuth(look.angle().azimuthDeg(), 6));
        fields.add(Text.fixed(look.angle().elevationDeg(), 6));
        fields.add(Text.fixed(look.angle().rangeM() / 1000, 6));
        fields.add(Text.fixed(look.angle().rangeRateMps() / 1000, 9));
        fields.addAll(shifts(look, 3));
        illuminator.ifPresent(lit -> fields.addAll(look.echo()
                .map(echo -> List.of(
                        Text.fixed(echo.rangeM() / 1000, 6),
                        Text.fixed(echo.shiftHz(lit.carrierHz()), 3),
                        String.valueOf(echo.lit()),
                        String.valueOf(echo.inBeam())))
                .orElse(Collections.nCopies(ECHO_COLUMNS.size(), absent))));
        return fields;
    }

    /** For the table. */
    private String echo(Bistatic.Echo echo) {
        Illuminator lit = illuminator.orElseThrow();
        boolean showsBeam = lit.sweep().isPresent() && echo.inBeam();
        return String.format(
                "  %12s  %10s  %s",
                Text.fixed(echo.rangeM() / 1000, 3),
                Text.fixed(echo.shiftHz(lit.carrierHz()), 0),
                showsBeam ? "in beam" : echo.lit() ? "yes" : "no");
    }

    private List<String> shifts(Look look, int decimals) {
        double rangeRateMps = look.angle().rangeRateMps();
        List<String> shifts = new ArrayList<>();
        downlinkHz.ifPresent(hz -> shifts.add(Text.fixed(Doppler.shiftHz(hz, rangeRateMps), decimals)));
        uplinkHz.ifPresent(hz -> shifts.add(Text.fixed(Doppler.uplinkHz(hz, rangeRateMps) - hz, decimals)));
        return shifts;
    }
}
