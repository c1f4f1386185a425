package org.slewd.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.pass.Pass;
import org.slewd.schedule.Account;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.Appointment;

/**
 * A line of an agenda: a pass that is followed, a part of one, or one that is declined.
 *
 * @param decision {@code taken}, {@code trimmed}, or why it is declined in a word
 * @param begin when its following begins; empty for one that is declined, as {@code end}
 * @param worth of what is followed; of all of the pass when it is declined
 * @param reason as a sentence without its object
 */
record AgendaRow(
        int catalogNumber,
        String name,
        String wish,
        String decision,
        Instant rise,
        Instant set,
        double maxElevationDeg,
        Optional<Instant> begin,
        Optional<Instant> end,
        double worth,
        String reason) {

    boolean isFollowed() {
        return begin.isPresent();
    }

    /** All lines of {@code agenda}, by what begins first. */
    static List<AgendaRow> of(Agenda agenda) {
        List<AgendaRow> rows = new ArrayList<>();
        for (Account account : agenda.accounts()) {
            if (account instanceof Account.Taken taken) {
                taken.parts().forEach(part -> rows.add(of(taken, part)));
            } else if (account instanceof Account.Declined declined) {
                rows.add(of(account, declined.why().word(), Optional.empty(), Optional.empty(), declined.worth()));
            }
        }
        rows.sort(Comparator.comparing(row -> row.begin().orElse(row.rise())));
        return rows;
    }

    private static AgendaRow of(Account.Taken taken, Appointment part) {
        return of(
                taken,
                part.isTrimmed() ? "trimmed" : "taken",
                Optional.of(part.begin()),
                Optional.of(part.end()),
                part.worth());
    }

    private static AgendaRow of(
            Account account, String decision, Optional<Instant> begin, Optional<Instant> end, double worth) {
        Pass pass = account.pass();
        return new AgendaRow(
                pass.catalogNumber(),
                pass.name(),
                account.wish(),
                decision,
                pass.aos().utc(),
                pass.los().utc(),
                pass.maxElevationDeg(),
                begin,
                end,
                worth,
                account.reason());
    }

    /** The lines of what a daemon answered. */
    static List<AgendaRow> read(Object answer) {
        List<AgendaRow> rows = new ArrayList<>();
        if (answer instanceof Map<?, ?> map && map.get("passes") instanceof List<?> passes) {
            passes.forEach(pass -> rows.add(one((Map<?, ?>) pass)));
        }
        return rows;
    }

    private static AgendaRow one(Map<?, ?> pass) {
        return new AgendaRow(
                ((Number) pass.get("catalogNumber")).intValue(),
                String.valueOf(pass.get("name")),
                String.valueOf(pass.get("wish")),
                String.valueOf(pass.get("decision")),
                Instant.parse(String.valueOf(pass.get("aosUtc"))),
                Instant.parse(String.valueOf(pass.get("losUtc"))),
                ((Number) pass.get("maxElevationDeg")).doubleValue(),
                instant(pass.get("beginUtc")),
                instant(pass.get("endUtc")),
                ((Number) pass.get("worth")).doubleValue(),
                String.valueOf(pass.get("reason")));
    }

    private static Optional<Instant> instant(Object text) {
        return Optional.ofNullable(text).map(Object::toString).map(Instant::parse);
    }

    /** By the names of the columns of csv and json, which stay; more may follow. A number is one, nothing is null. */
    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("catalog_number", catalogNumber);
        columns.put("name", name);
        columns.put("wish", wish);
        columns.put("decision", decision);
        columns.put("aos_utc", Text.utc(rise));
        columns.put("los_utc", Text.utc(set));
        columns.put("max_elevation_deg", Double.parseDouble(Text.fixed(maxElevationDeg, 2)));
        columns.put("begin_utc", begin.map(Text::utc).orElse(null));
        columns.put("end_utc", end.map(Text::utc).orElse(null));
        columns.put("worth", Double.parseDouble(Text.fixed(worth, 3)));
        columns.put("reason", reason);
        return columns;
    }
}
