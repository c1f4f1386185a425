package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.Numbered;
import org.slewd.journal.PassEntry;
import org.slewd.orbit.ElementFormatException;
import org.slewd.orbit.ElementReader;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass;
import org.slewd.plan.PointingPlan;
import org.slewd.receiver.Leg;
import org.slewd.rotator.Pointing;
import org.slewd.sky.LookAngle;
import org.slewd.station.PassReport;
import org.slewd.station.Snapshot;
import org.slewd.station.StationEvent;
import org.slewd.station.StationEvent.FollowedPass;
import org.slewd.storage.JournalLimits;
import org.slewd.storage.SavedJournal;
import org.slewd.storage.SqliteJournal;
import org.slewd.time.VirtualClock;

class JournalFeedTest {

    private static final Instant BEGUN = Instant.parse("2026-11-24T18:00:00Z");
    private static final Instant RISE = BEGUN.plusSeconds(60);
    private static final Instant TOP = BEGUN.plusSeconds(360);
    private static final Instant SET = BEGUN.plusSeconds(660);

    private final ElementSet elements = elements();
    private final FollowedPass followed = new FollowedPass(pass(), elements, RISE, SET, "page 3");

    private static ElementSet elements() {
        try {
            return ElementReader.read(Files.readAllBytes(Path.of("config/elements/invented.json")), "invented")
                    .sets()
                    .get(0);
        } catch (IOException | ElementFormatException e) {
            throw new AssertionError(e);
        }
    }

    private Pass pass() {
        return new Pass(
                elements.catalogNumber(),
                "INVENTED",
                elements.epoch(),
                moment(RISE, 0),
                moment(TOP, 47.25),
                moment(SET, 0),
                600_000,
                Pass.Clipped.NONE);
    }

    private static Pass.Moment moment(Instant utc, double elevationDeg) {
        return new Pass.Moment(utc, new LookAngle(180, elevationDeg, 1_000_000, 0));
    }

    private PassReport report() {
        return new PassReport(
                followed,
                BEGUN,
                SET,
                PassReport.Ending.COMPLETE,
                new Snapshot.Plan(PointingPlan.Style.FLIPPED, new Pointing(10, 0), 0.4, 1.5, 0.1, List.of(), 1, 0),
                Optional.of(new PassReport.PointingQuality(600, 0.21, 0.18, 0.41, 0.55, 1.25)),
                Map.of(Leg.DOWNLINK, new Snapshot.Residual(600, 0.5, 3.1, 6, 9.5)),
                Optional.of("FM voice"),
                Optional.of(437_800_000L),
                2,
                List.of("comm"),
                Optional.empty());
    }

    @Test
    void a_pass_is_written_when_it_begins_and_again_with_its_quality_when_it_has_ended() {
        List<Entry> begun = JournalFeed.entries(new StationEvent.PassBegun(BEGUN, followed));
        List<Entry> ended = JournalFeed.entries(new StationEvent.PassEnded(SET, report()));

        PassEntry first = (PassEntry) begun.get(1);
        PassEntry last = (PassEntry) ended.get(1);
        assertThat(first.begunUtc()).isEqualTo(last.begunUtc()).isEqualTo(BEGUN);
        assertThat(first.catalogNumber()).isEqualTo(last.catalogNumber());
        assertThat(first.result()).isEmpty();
        assertThat(first.by()).isEqualTo("page 3");
        assertThat(first.maxElevationDeg()).isEqualTo(47.25);
        assertThat(first.elements().map(PassEntry.Elements::omm).orElseThrow())
                .contains("\"NORAD_CAT_ID\" : " + elements.catalogNumber());
        assertThat(((EventEntry) ended.get(0)).sentence()).isEqualTo("INVENTED: pass ended (complete)");
        assertThat(last.plan()).contains(new PassEntry.Plan("flipped", 0.4, 1.5));
        assertThat(last.result()).contains(result(List.of()));
    }

    @Test
    void what_a_pass_has_left_is_added_to_it(@TempDir Path data) {
        List<Consumer<StationEvent>> listeners = new ArrayList<>();
        try (SqliteJournal journal = SqliteJournal.start(data, JournalLimits.USUAL, new VirtualClock(SET))) {
            JournalFeed feed = JournalFeed.begin(journal, listener -> {
                listeners.add(listener);
                return listeners::clear;
            });
            listeners.get(0).accept(new StationEvent.PassBegun(BEGUN, followed));
            feed.left(new JournalFeed.Left(elements.catalogNumber(), RISE, List.of("a.png")));
            listeners.get(0).accept(new StationEvent.PassEnded(SET, report()));
            feed.left(new JournalFeed.Left(elements.catalogNumber(), RISE.minusSeconds(9), List.of("b.png")));
            feed.left(new JournalFeed.Left(elements.catalogNumber(), RISE.plusSeconds(5_500), List.of("later.png")));
            feed.left(new JournalFeed.Left(1, RISE, List.of("of-another.png")));
            feed.close();
            assertThat(listeners).isEmpty();
        }
        JournalAnswer<PassEntry> kept = new SavedJournal(data)
                .passes(JournalQuery.NEWEST)
                .toCompletableFuture()
                .join();
        PassEntry ended = (PassEntry)
                JournalFeed.entries(new StationEvent.PassEnded(SET, report())).get(1);
        assertThat(kept)
                .isEqualTo(new JournalAnswer.Rows<>(
                        List.of(new Numbered<>(1, ended.ended(result(List.of("a.png", "b.png"))))), false));
    }

    private static PassEntry.Result result(List<String> files) {
        return new PassEntry.Result(
                SET,
                "complete",
                Optional.of(new PassEntry.Spread(0.21, Optional.of(0.18), 0.41, 0.55)),
                Optional.of(1.25),
                Optional.of(new PassEntry.Spread(3.1, Optional.empty(), 6, 9.5)),
                Optional.of("FM voice"),
                Optional.of(437_800_000L),
                2,
                List.of("comm"),
                files);
    }

    @Test
    void every_event_of_a_pass_is_about_its_object() {
        List<StationEvent> events = List.of(
                new StationEvent.PassBegun(BEGUN, followed),
                new StationEvent.PassRisen(RISE, followed),
                new StationEvent.PassCulminated(TOP, followed),
                new StationEvent.PassSet(SET, followed),
                new StationEvent.PassEnded(SET, report()));
        for (StationEvent event : events) {
            EventEntry entry = (EventEntry) JournalFeed.entries(event).get(0);
            assertThat(entry.kind()).isEqualTo(event.word());
            assertThat(entry.utc()).isEqualTo(event.utc());
            assertThat(entry.subject()).isEqualTo(Integer.toString(elements.catalogNumber()));
            assertThat(entry.sentence()).startsWith("INVENTED: " + event.word().replace('-', ' '));
        }
    }

    @Test
    void faults_and_what_people_were_told_are_written_with_what_programs_ask_for() {
        Snapshot.Fault fault = new Snapshot.Fault("comm", "no reply for 3.0 s", true, BEGUN);
        EventEntry raised = (EventEntry)
                JournalFeed.entries(new StationEvent.FaultRaised(BEGUN, fault)).get(0);
        EventEntry told = (EventEntry) JournalFeed.entries(new StationEvent.Told(BEGUN, true, "come at once"))
                .get(0);

        assertThat(raised.kind()).isEqualTo("fault-raised");
        assertThat(raised.sentence()).isEqualTo("no reply for 3.0 s");
        assertThat(new JsonObject(raised.data()).getString("kind")).isEqualTo("comm");
        assertThat(told.kind()).isEqualTo("told");
        assertThat(new JsonObject(told.data()).getBoolean("urgent")).isTrue();
        assertThat(JournalFeed.entries(new StationEvent.FaultCleared(BEGUN, fault)))
                .hasSize(1);
        assertThat(JournalFeed.entries(new StationEvent.Parked(BEGUN))).hasSize(1);
    }
}
