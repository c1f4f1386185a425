package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.PassEntry;
import org.slewd.storage.JournalLimits;
import org.slewd.storage.SqliteJournal;
import org.slewd.time.VirtualClock;

class JournalCommandTest {

    private static final Instant UTC = Instant.parse("2026-11-24T03:00:00Z");

    @TempDir
    Path data;

    private Result journal(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "journal";
        all[1] = "--data";
        all[2] = data.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Cli.run(all);
    }

    private void write(List<? extends Entry> entries) {
        try (SqliteJournal journal = SqliteJournal.start(data, JournalLimits.USUAL, new VirtualClock(UTC))) {
            entries.forEach(journal::write);
        }
    }

    private static PassEntry pass() {
        return new PassEntry(
                        25544,
                        "ISS (ZARYA)",
                        UTC,
                        UTC.plusSeconds(60),
                        UTC.plusSeconds(360),
                        UTC.plusSeconds(660),
                        47.25,
                        "page 3",
                        Optional.of(new PassEntry.Elements("[{}]", UTC)),
                        Optional.of(new PassEntry.Plan("normal", 0.4, 0)),
                        Optional.empty())
                .ended(new PassEntry.Result(
                        UTC.plusSeconds(660),
                        "complete",
                        Optional.of(new PassEntry.Spread(0.21, Optional.of(0.18), 0.41, 0.55)),
                        Optional.of(1.5),
                        Optional.empty(),
                        Optional.of("FM, \"voice\""),
                        Optional.of(437_800_000L),
                        2,
                        List.of("comm", "position"),
                        List.of()));
    }

    private static EventEntry event(int seconds) {
        return new EventEntry(
                UTC.plusSeconds(seconds), "fault-raised", "station", "no reply, 3.0 s", "{\"kind\":\"comm\"}");
    }

    @Test
    void passes_are_shown_with_their_quality_where_no_slewd_runs() {
        write(List.of(pass()));

        Result result = journal();

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "AOS (UTC) number name max el ended p95 deg max deg s off p95 Hz faults",
                        "2026-11-24T03:01:00.000Z 25544 ISS (ZARYA) 47.25 complete 0.41 0.55 1.50 - comm position");
    }

    @Test
    void csv_has_every_column_of_a_pass() {
        write(List.of(pass()));

        assertThat(journal("--format", "csv").out().lines())
                .containsExactly(
                        "id,catalog_number,name,begun_utc,aos_utc,tca_utc,los_utc,max_elevation_deg,by,element_epoch_utc,"
                                + "plan_style,plan_error_deg,plan_off_target_s,ended_utc,ended,pointing_rms_deg,"
                                + "pointing_p50_deg,pointing_p95_deg,pointing_max_deg,off_beam_s,doppler_rms_hz,"
                                + "doppler_p95_hz,doppler_max_hz,transmitter,downlink_hz,late_ticks,faults,files",
                        "1,25544,ISS (ZARYA),2026-11-24T03:00:00.000Z,2026-11-24T03:01:00.000Z,2026-11-24T03:06:00.000Z,"
                                + "2026-11-24T03:11:00.000Z,47.25,page 3,2026-11-24T03:00:00.000Z,normal,0.4,0.0,"
                                + "2026-11-24T03:11:00.000Z,complete,0.21,0.18,0.41,0.55,1.5,,,,\"FM, \"\"voice\"\"\","
                                + "437800000,2,comm position,");
    }

    @Test
    void csv_and_json_have_all_rows_in_their_order() throws IOException {
        write(IntStream.range(0, 450).mapToObj(JournalCommandTest::event).toList());

        assertThat(journal("--events", "--format", "csv").out().lines()).hasSize(451);
        List<?> rows =
                (List<?>) Json.read(journal("--events", "--format", "json").out());
        assertThat(rows).hasSize(450);
        assertThat(((Map<?, ?>) rows.get(0)).get("id")).isEqualTo(1);
        assertThat(((Map<?, ?>) rows.get(449)).get("data")).isEqualTo(Map.of("kind", "comm"));
    }

    @Test
    void a_table_shows_the_newest_and_says_that_there_are_more() {
        write(IntStream.range(0, 150).mapToObj(JournalCommandTest::event).toList());

        Result cut = journal("--events");
        assertThat(cut.out().lines()).hasSize(101);
        assertThat(cut.out().lines().toList().get(100)).startsWith("2026-11-24T03:02:29.000Z");
        assertThat(cut.err()).isEqualTo("only the newest 100; --limit ROWS shows more, --from and --to others.\n");
        assertThat(journal("--events", "--limit", "3").out().lines()).hasSize(4);
        assertThat(journal("--events", "--from", "2026-11-24T03:02:00Z", "--to", "2026-11-24T03:02:10Z")
                        .out()
                        .lines())
                .hasSize(11);
        assertThat(journal("--events", "--kind", "pass-risen").out()).isEmpty();
    }

    @Test
    void the_audit_tells_who_asked_for_what() {
        write(List.of(new AuditEntry(
                UTC, "page 3", "admin", "127.0.0.1", "rotator.point", "{\"azimuthDeg\":180}", "outside-envelope")));

        assertThat(journal("--audit").out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "UTC who from action arguments outcome",
                        "2026-11-24T03:00:00.000Z page 3 127.0.0.1 rotator.point {\"azimuthDeg\":180} outside-envelope");
    }

    @Test
    void a_running_slewd_is_asked() throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(data, """
                {"jsonrpc":"2.0","id":1,"result":{"rows":[{"id":7,"utc":"2026-11-24T03:00:00.000Z","kind":"told",\
                "subject":"","sentence":"hello\\u001b[31m","data":{}}],"more":false}}
                """)) {
            Result result = journal("--events", "--object", "25544", "--format", "csv");

            assertThat(result.out().lines())
                    .containsExactly(
                            "id,utc,kind,subject,sentence,data", "7,2026-11-24T03:00:00.000Z,told,,hello?[31m,{}");
            assertThat(daemon.requests())
                    .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"journal.query\",\"params\":"
                            + "{\"of\":\"events\",\"catalogNumber\":25544,\"newestFirst\":false,\"limit\":200}}");
        }
        assertThat(Files.exists(data.resolve("journal.db"))).isFalse();
    }

    @Test
    void a_journal_that_is_not_there_is_a_failure_that_says_what_to_do() {
        Result result = journal();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("slewd journal: there is no journal at " + data.resolve("journal.db")
                        + ", and no slewd is running there; name the data directory with --data.\n");
    }

    @Test
    void what_does_not_go_together_is_wrong_usage() {
        assertThat(journal("--format", "ics").exitCode()).isEqualTo(2);
        assertThat(journal("--audit", "--object", "25544").exitCode()).isEqualTo(2);
        assertThat(journal("--audit", "--events").exitCode()).isEqualTo(2);
        assertThat(journal("--limit", "0").exitCode()).isEqualTo(2);
    }
}
