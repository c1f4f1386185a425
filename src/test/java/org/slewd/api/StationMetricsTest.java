package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.Peers;
import org.slewd.journal.JournalState;
import org.slewd.lease.Holder;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.lease.Wish;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.metrics.SourceFigures;
import org.slewd.metrics.StationMetrics;
import org.slewd.station.Snapshot;
import org.slewd.station.StationEvent;
import org.slewd.time.VirtualClock;

/** What a monitoring system is told of a station. */
class StationMetricsTest {

    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));
    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final StationMetrics metrics = new StationMetrics(station, clock);

    @AfterEach
    void close() {
        metrics.close();
    }

    private String everything() {
        metrics.watchClients(() -> 3);
        metrics.watchSources(new SourceFigures(new FakeSupply()));
        metrics.watchJournal(() ->
                new JournalState(JournalState.Condition.HOLDING, Snapshots.NOON, "The disk is full.", 7, 2, 4_096));
        return metrics.scrape();
    }

    @Test
    void a_clock_that_is_set_back_does_not_hide_that_the_loop_stands_still() {
        station.publish(Snapshots.idle(2, Snapshots.NOON));
        clock.stepUtc(Duration.ofHours(-1));
        clock.advance(Duration.ofSeconds(6));
        assertThat(metrics.scrape()).contains("slewd_snapshot_age_seconds 6.0\n");
    }

    @Test
    void what_is_known_has_its_unit_in_the_name() {
        station.publish(Snapshots.tracking(2, Snapshots.NOON, FakePass.of(Snapshots.NOON)));
        clock.advance(Duration.ofMillis(250));
        String text = everything();
        assertThat(text)
                .contains("slewd_snapshot_age_seconds 0.25\n")
                .contains("slewd_station_state{state=\"tracking\"} 1.0\n")
                .contains("slewd_station_state{state=\"idle\"} 0.0\n")
                .contains("slewd_link_up{device=\"rotator\"} 1.0\n")
                .contains("slewd_clients 3.0\n")
                .contains("slewd_ticks_skipped_total")
                .contains("slewd_tick_lateness_seconds{percentile=\"p99\"}")
                .contains("slewd_pointing_error_degrees ")
                .contains("slewd_doppler_residual_hertz{leg=\"downlink\"}")
                .contains("slewd_element_age_seconds ")
                .contains("jvm_memory_used_bytes")
                .contains("process_files_open_files");
    }

    @Test
    void what_is_not_known_is_no_number() {
        assertThat(everything())
                .contains("slewd_pointing_error_degrees NaN\n")
                .contains("slewd_element_age_seconds NaN\n");
    }

    @Test
    void what_happens_is_counted_by_kind_and_a_kind_nobody_knows_is_another() {
        for (String kind : List.of("comm", "comm", "stall", "made-up")) {
            station.happen(
                    new StationEvent.FaultRaised(Snapshots.NOON, new Snapshot.Fault(kind, "x", true, Snapshots.NOON)));
        }
        station.happen(new StationEvent.Stopped(Snapshots.NOON, "test"));
        assertThat(metrics.scrape())
                .contains("slewd_faults_total{kind=\"comm\"} 2.0\n")
                .contains("slewd_faults_total{kind=\"stall\"} 1.0\n")
                .contains("slewd_faults_total{kind=\"other\"} 1.0\n")
                .contains("slewd_faults_total{kind=\"envelope\"} 0.0\n")
                .contains("slewd_stops_total 1.0\n");
    }

    private record Wire(LinkStatus.State state, Contact contact, String trouble) {
        Snapshot of(Snapshot idle) {
            return Snapshots.with(
                    idle,
                    new Snapshot.Rotator(
                            "gs232b",
                            "/dev/rotator",
                            new LinkStatus(state, 1, ""),
                            contact,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            true,
                            Optional.empty(),
                            List.of(),
                            Optional.of(trouble).filter(text -> !text.isEmpty())));
        }
    }

    @Test
    void each_thing_that_goes_wrong_on_a_wire_is_counted_once() {
        for (Wire wire : List.of(
                new Wire(LinkStatus.State.UP, Contact.ANSWERING, ""),
                new Wire(LinkStatus.State.UP, Contact.ANSWERING, "E1"),
                new Wire(LinkStatus.State.UP, Contact.ANSWERING, "E1"),
                new Wire(LinkStatus.State.UP, Contact.ANSWERING, ""),
                new Wire(LinkStatus.State.UP, Contact.ANSWERING, "E2"),
                new Wire(LinkStatus.State.UP, Contact.DEGRADED, ""),
                new Wire(LinkStatus.State.UP, Contact.SILENT, ""),
                new Wire(LinkStatus.State.CONNECTING, Contact.SILENT, ""),
                new Wire(LinkStatus.State.UP, Contact.UNKNOWN, ""),
                new Wire(LinkStatus.State.UP, Contact.ANSWERING, ""),
                new Wire(LinkStatus.State.CONNECTING, Contact.UNKNOWN, ""),
                new Wire(LinkStatus.State.CONNECTING, Contact.UNKNOWN, ""))) {
            station.publish(wire.of(Snapshots.idle(2, Snapshots.NOON)));
        }
        assertThat(metrics.scrape())
                .contains("slewd_device_errors_total{device=\"rotator\",kind=\"complaint\"} 2.0\n")
                .contains("slewd_device_errors_total{device=\"rotator\",kind=\"unanswered\"} 1.0\n")
                .contains("slewd_device_errors_total{device=\"rotator\",kind=\"lost\"} 2.0\n");
    }

    @Test
    void a_lease_of_a_person_is_told_and_that_of_the_agenda_is_not() {
        LeaseBook leases = new LeaseBook(EnumSet.allOf(Part.class), clock);
        metrics.watchLeases(leases);
        leases.acquire(Part.ROTATOR, new Holder("ada", "page 1"), Wish.IF_FREE);
        leases.acquire(Part.RECEIVER, Holder.SCHEDULE, Wish.IF_FREE);
        assertThat(metrics.scrape())
                .contains("slewd_lease_held{part=\"rotator\"} 1.0\n")
                .contains("slewd_lease_held{part=\"receiver\"} 0.0\n");
    }

    @Test
    void the_journal_says_how_it_is_and_goes_on_saying_so() {
        everything();
        System.gc(); // a registry holds what it reads from by weak references only
        assertThat(metrics.scrape())
                .contains("slewd_journal_well 0.0\n")
                .contains("slewd_journal_waiting 7.0\n")
                .contains("slewd_journal_lost_total 2.0\n")
                .contains("slewd_journal_size_bytes 4096.0\n");
    }

    @Test
    void nothing_tells_where_the_station_is_or_what_it_points_to() {
        station.publish(Snapshots.tracking(2, Snapshots.NOON, FakePass.of(Snapshots.NOON)));
        assertThat(everything())
                .doesNotContainIgnoringCase("azimuth")
                .doesNotContainIgnoringCase("elevation")
                .doesNotContainIgnoringCase("latitude")
                .doesNotContainIgnoringCase("token");
    }

    @Test
    @Tag("peer")
    void promtool_has_nothing_to_say_against_the_metrics() {
        assertThat(promtool(everything(), "check", "metrics")).isEmpty();
    }

    @Test
    @Tag("peer")
    void promtool_takes_the_rules_that_come_with_slewd() {
        assertThat(promtool("", "check", "rules", "config/monitoring/slewd-alerts.yaml"))
                .contains("SUCCESS");
    }

    /** What it prints; fails where it ends with anything but 0. */
    private static String promtool(String input, String... arguments) {
        Path promtool = Peers.require("promtool");
        List<String> command = new ArrayList<>(List.of(promtool.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
