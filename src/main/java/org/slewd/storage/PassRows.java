package org.slewd.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slewd.journal.PassEntry;
import org.slewd.journal.PassEntry.Elements;
import org.slewd.journal.PassEntry.Plan;
import org.slewd.journal.PassEntry.Result;
import org.slewd.journal.PassEntry.Spread;

/** The table of passes. A pass is written at its beginning and again at its end; both are one row. */
final class PassRows implements JournalRows<PassEntry> {

    /** In the order in which {@link #bind} sets them; the first two name the pass. */
    private static final List<String> COLUMNS = List.of(
            "catalog_number",
            "begun_utc",
            "name",
            "aos_utc",
            "tca_utc",
            "los_utc",
            "max_elevation_deg",
            "asked_by",
            "omm",
            "elements_epoch",
            "plan_style",
            "plan_error_deg",
            "plan_off_target_s",
            "ended_utc",
            "ended_how",
            "pointing_rms_deg",
            "pointing_p50_deg",
            "pointing_p95_deg",
            "pointing_max_deg",
            "off_beam_s",
            "doppler_rms_hz",
            "doppler_p50_hz",
            "doppler_p95_hz",
            "doppler_max_hz",
            "transmitter",
            "downlink_hz",
            "late_ticks",
            "faults",
            "files");

    static final String INSERT = "INSERT INTO passes (" + String.join(", ", COLUMNS) + ") VALUES ("
            + String.join(", ", Arrays.asList("?".repeat(COLUMNS.size()).split("")))
            + ") ON CONFLICT (catalog_number, begun_utc) DO UPDATE SET "
            + COLUMNS.stream()
                    .skip(2)
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "))
            + " RETURNING id";

    /** Passes that were going on when slewd ended, in whatever way. */
    static final String INTERRUPT = "UPDATE passes SET ended_utc = ?, ended_how = '" + Result.INTERRUPTED
            + "', late_ticks = 0, faults = '', files = '' WHERE ended_utc IS NULL";

    static void bind(PreparedStatement into, PassEntry pass) throws SQLException {
        into.setInt(1, pass.catalogNumber());
        into.setString(2, Sql.text(pass.begunUtc()));
        into.setString(3, pass.name());
        into.setString(4, Sql.text(pass.aosUtc()));
        into.setString(5, Sql.text(pass.tcaUtc()));
        into.setString(6, Sql.text(pass.losUtc()));
        into.setDouble(7, pass.maxElevationDeg());
        into.setString(8, pass.by());
        into.setString(9, pass.elements().map(Elements::omm).orElse(null));
        into.setString(10, pass.elements().map(set -> Sql.text(set.epoch())).orElse(null));
        into.setString(11, pass.plan().map(Plan::style).orElse(null));
        Sql.set(into, 12, pass.plan().map(Plan::expectedErrorDeg));
        Sql.set(into, 13, pass.plan().map(Plan::offTargetS));
        Optional<Result> result = pass.result();
        into.setString(14, result.map(how -> Sql.text(how.endedUtc())).orElse(null));
        into.setString(15, result.map(Result::how).orElse(null));
        bind(into, 16, result.flatMap(Result::pointingErrorDeg));
        Sql.set(into, 20, result.flatMap(Result::offBeamS));
        bind(into, 21, result.flatMap(Result::dopplerErrorHz));
        into.setString(25, result.flatMap(Result::transmitter).orElse(null));
        into.setObject(26, result.flatMap(Result::downlinkHz).orElse(null));
        into.setObject(27, result.map(Result::lateTicks).orElse(null));
        into.setString(28, result.map(how -> Sql.list(how.faults())).orElse(null));
        into.setString(29, result.map(how -> Sql.list(how.files())).orElse(null));
    }

    private static void bind(PreparedStatement into, int index, Optional<Spread> spread) throws SQLException {
        Sql.set(into, index, spread.map(Spread::rms));
        Sql.set(into, index + 1, spread.flatMap(Spread::median));
        Sql.set(into, index + 2, spread.map(Spread::p95));
        Sql.set(into, index + 3, spread.map(Spread::greatest));
    }

    @Override
    public String table() {
        return "passes";
    }

    @Override
    public String timeColumn() {
        return "aos_utc";
    }

    @Override
    public String kindColumn() {
        return "ended_how";
    }

    @Override
    public Optional<String> objectColumn() {
        return Optional.of("catalog_number");
    }

    @Override
    public PassEntry read(ResultSet row) throws SQLException {
        try {
            return new PassEntry(
                    row.getInt("catalog_number"),
                    row.getString("name"),
                    Sql.instant(row.getString("begun_utc")),
                    Sql.instant(row.getString("aos_utc")),
                    Sql.instant(row.getString("tca_utc")),
                    Sql.instant(row.getString("los_utc")),
                    row.getDouble("max_elevation_deg"),
                    row.getString("asked_by"),
                    row.getString("omm") == null
                            ? Optional.empty()
                            : Optional.of(
                                    new Elements(row.getString("omm"), Sql.instant(row.getString("elements_epoch")))),
                    row.getString("plan_style") == null
                            ? Optional.empty()
                            : Optional.of(new Plan(
                                    row.getString("plan_style"),
                                    row.getDouble("plan_error_deg"),
                                    row.getDouble("plan_off_target_s"))),
                    row.getString("ended_utc") == null ? Optional.empty() : Optional.of(result(row)));
        } catch (IllegalArgumentException e) {
            throw Sql.damage("a pass", e);
        }
    }

    private static Result result(ResultSet row) throws SQLException {
        long downlinkHz = row.getLong("downlink_hz");
        return new Result(
                Sql.instant(row.getString("ended_utc")),
                row.getString("ended_how"),
                spread(row, "pointing_", "_deg"),
                Sql.number(row, "off_beam_s"),
                spread(row, "doppler_", "_hz"),
                Optional.ofNullable(row.getString("transmitter")),
                downlinkHz == 0 ? Optional.empty() : Optional.of(downlinkHz),
                row.getLong("late_ticks"),
                Sql.list(row.getString("faults")),
                Sql.list(row.getString("files")));
    }

    private static Optional<Spread> spread(ResultSet row, String before, String after) throws SQLException {
        Optional<Double> rms = Sql.number(row, before + "rms" + after);
        if (rms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Spread(
                rms.get(),
                Sql.number(row, before + "p50" + after),
                row.getDouble(before + "p95" + after),
                row.getDouble(before + "max" + after)));
    }
}
