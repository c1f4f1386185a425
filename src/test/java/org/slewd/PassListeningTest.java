package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.demo.DemoSky;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.listen.ListenState;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.plan.PointingPlan;
import org.slewd.recording.RecordingFolder;
import org.slewd.recording.SigmfRecording;
import org.slewd.rotator.Pointing;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.station.HeardSignal;
import org.slewd.station.Snapshot;
import org.slewd.station.StationConfig;
import org.slewd.station.StationState;
import org.slewd.storage.OffsetBookFile;
import org.slewd.time.Clock;
import org.slewd.time.OffsetClock;
import org.slewd.time.SystemClock;

/** A made-up dongle hears a made-up pass, in real time for some rows of the waterfall. */
@Tag("whole-pass")
class PassListeningTest {

    private static final Site SITE = new Site(48.1, 11.6, 520);
    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");
    private static final Catalogue SKY = DemoSky.over(SITE, START, 1);
    private static final Pass PASS = new PassSearch(new SiteFrame(SITE), 0)
            .find(SKY.find(DemoSky.ISS_LIKE).orElseThrow(), START, START.plus(Duration.ofMinutes(40)))
            .get(0);
    private static final StationConfig STATION =
            new StationConfig("Roof", SITE, 0, HorizonMask.FLAT, false, List.of(), Groups.builtIn());

    @TempDir
    private Path folder;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LaterClock clock = new LaterClock(new OffsetClock(PASS.tca().utc(), new SystemClock()));

    /** Whose date a test can move while what goes on takes the time it takes. */
    private static final class LaterClock implements Clock {
        private final Clock pace;
        private volatile int laterS;

        LaterClock(Clock pace) {
            this.pace = pace;
        }

        @Override
        public Instant utc() {
            return pace.utc().plusSeconds(laterS);
        }

        @Override
        public long nanos() {
            return pace.nanos();
        }
    }

    private static PassListening.Wanted wanted(long downlinkHz) {
        return wanted(downlinkHz, 0);
    }

    private static PassListening.Wanted wanted(long downlinkHz, double lateSeconds) {
        return new PassListening.Wanted(
                PASS.catalogNumber(), downlinkHz, PASS.aos().utc(), lateSeconds);
    }

    private final List<HeardSignal> heard = new CopyOnWriteArrayList<>();
    private final List<JournalFeed.Left> left = new CopyOnWriteArrayList<>();

    private PassListening listening(PassListening.Sources sources, boolean recordsAlways) {
        SamplesConfig usual = SamplesConfig.SIMULATED;
        SamplesConfig config = new SamplesConfig(
                usual.source(),
                usual.dongle(),
                usual.asideHz(),
                new SamplesConfig.Recordings(
                        folder, recordsAlways, usual.recordings().limits()));
        SignalWatch watch = new SignalWatch(
                heard::add, new OffsetBookFile(folder.resolve("state").resolve("offsets"), clock.utc()), clock);
        return new PassListening(sources, config, STATION, folder, () -> SKY, watch, left::add, clock);
    }

    private PassListening.Sources simulated() {
        return Wiring.sampleSources(SamplesConfig.SIMULATED, clock);
    }

    private ListenState await(PassListening listening, Predicate<ListenState> isSo) {
        long deadlineNanos = clock.nanos() + TimeUnit.SECONDS.toNanos(20);
        while (clock.nanos() - deadlineNanos < 0) {
            Optional<ListenState> state = listening.state().filter(isSo);
            if (state.isPresent()) {
                return state.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("not in time: " + listening.state());
    }

    private List<String> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_pass_leaves_a_picture_and_its_samples() throws IOException {
        try (PassListening listening = listening(simulated(), true)) {
            listening.take(Optional.of(wanted(145_800_000)));
            ListenState heard = await(listening, state -> state.carrier().isPresent());
            assertThat(heard.followed()).isEqualTo("ISS-LIKE (DEMO)");
            // Corrected by the same law that made it: less than half a column of 61 Hz is left.
            assertThat(heard.carrier().orElseThrow().offsetHz()).isBetween(-30.0, 30.0);
            assertThat(heard.recording()).isPresent();

            listening.take(Optional.empty());
            assertThat(listening.state()).isEmpty();
        }
        assertThat(leftBehind())
                .hasSize(3)
                .allMatch(name -> name.matches("2026\\d{4}T\\d{6}Z_999000101_145800000\\.(png|sigmf-data|sigmf-meta)"));
        assertThat(SigmfRecording.open(folder.resolve(leftBehind().get(2)))).isNotNull();
        assertThat(left)
                .containsExactly(new JournalFeed.Left(
                        PASS.catalogNumber(),
                        PASS.aos().utc(),
                        List.of(leftBehind().get(0), leftBehind().get(2))));
        assertThat(Files.readAllBytes(folder.resolve(leftBehind().get(0)))).startsWith(0x89, 'P', 'N', 'G');

        // It knows what is its own again.
        assertThat(new RecordingFolder(folder, 1).makeRoom(1, Optional.empty())).isEqualTo(1);
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void each_recording_of_a_pass_is_named_after_the_moment_it_began() throws IOException {
        List<String> began = new ArrayList<>();
        try (PassListening listening = listening(simulated(), false)) {
            assertThat(listening.source()).contains("simulated");
            listening.take(Optional.of(wanted(145_800_000)));
            await(listening, state -> state.row().isPresent());
            // The third begins in the second of the second, or in the next.
            for (int laterS : new int[] {0, 120, 120}) {
                clock.laterS = laterS;
                String before = STAMP.format(clock.utc());
                Path metadata = listening.record(true).join().orElseThrow().metadata();
                began.add(metadata.getFileName().toString());
                assertThat(began.get(began.size() - 1).substring(0, before.length()))
                        .isBetween(before, STAMP.format(clock.utc()));
                await(
                        listening,
                        state -> state.recording()
                                .filter(recording -> recording.metadata().equals(metadata) && recording.samples() > 0)
                                .isPresent());
                assertThat(listening.record(false).join().orElseThrow().isRunning())
                        .isFalse();
            }
        }
        assertThat(began).doesNotHaveDuplicates().allMatch(name -> name.contains("_999000101_145800000"));
        assertThat(leftBehind())
                .hasSize(7)
                .containsAll(began)
                .filteredOn(name -> name.endsWith(".png"))
                .singleElement()
                .satisfies(picture -> assertThat(picture).isLessThanOrEqualTo(began.get(0)));
    }

    @Test
    void a_pass_that_comes_later_than_thought_is_one_picture() throws IOException {
        try (PassListening listening = listening(simulated(), true)) {
            listening.take(Optional.of(wanted(145_800_000)));
            ListenState first = await(listening, state -> state.carrier().isPresent());
            listening.take(Optional.of(wanted(145_800_000, 20)));
            // The made-up dongle goes on as before, so what is heard is off by what the correction is.
            ListenState later = await(
                    listening,
                    state -> state.carrier()
                            .filter(seen -> Math.abs(seen.offsetHz()) > 500)
                            .isPresent());
            assertThat(later.source().connects()).isEqualTo(first.source().connects());
        }
        assertThat(leftBehind()).hasSize(3);
    }

    /** While the station follows the pass, {@code sinceRise} after the rise that the elements give. */
    private static Snapshot following(Duration sinceRise, double lateSeconds) {
        Instant utc = PASS.aos().utc().plus(sinceRise);
        return new Snapshot(
                1,
                utc,
                true,
                StationState.TRACKING,
                utc,
                Optional.empty(),
                Optional.of(new Snapshot.Target(
                        PASS.catalogNumber(),
                        "x",
                        new LookAngle(0, 0, 1e6, 0),
                        PASS,
                        0,
                        Optional.of(145_800_000L),
                        new Snapshot.Plan(
                                PointingPlan.Style.NORMAL, new Pointing(0, 0), 0, 0, 0, List.of(), 1, lateSeconds))),
                new Snapshot.Rotator(
                        "none",
                        "none",
                        new LinkStatus(LinkStatus.State.UP, 1, ""),
                        Contact.ANSWERING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                Optional.empty(),
                new Snapshot.Loop(1, 1, 0, 0, 0, 0, List.of()));
    }

    private static boolean isHeard(Duration sinceRise, double lateSeconds) {
        return PassListening.wanted(following(sinceRise, lateSeconds)).isPresent();
    }

    @Test
    void listens_from_before_the_rise_to_the_set_of_an_object_that_comes_late() {
        Duration length = Duration.between(PASS.aos().utc(), PASS.los().utc());
        assertThat(isHeard(Duration.ofSeconds(-31), 0)).isFalse();
        assertThat(isHeard(Duration.ofSeconds(-29), 0)).isTrue();
        assertThat(isHeard(length.minusSeconds(1), 0)).isTrue();
        assertThat(isHeard(length.plusSeconds(1), 0)).isFalse();
        assertThat(isHeard(Duration.ofSeconds(9), 40)).isFalse();
        assertThat(isHeard(Duration.ofSeconds(11), 40)).isTrue();
        assertThat(isHeard(length.plusSeconds(39), 40)).isTrue();
        assertThat(isHeard(length.plusSeconds(41), 40)).isFalse();
        assertThat(isHeard(length.minusSeconds(21), -20)).isTrue();
        assertThat(isHeard(length.minusSeconds(19), -20)).isFalse();
    }

    @Test
    void another_downlink_of_the_same_pass_is_another_picture() throws IOException {
        try (PassListening listening = listening(simulated(), false)) {
            listening.take(Optional.of(wanted(145_800_000)));
            await(listening, state -> state.row().isPresent());
            listening.take(Optional.of(wanted(437_800_000)));
            await(listening, state -> state.row().isPresent());
        }
        assertThat(leftBehind())
                .satisfiesExactly(
                        name -> assertThat(name).endsWith("_999000101_145800000.png"),
                        name -> assertThat(name).endsWith("_999000101_437800000.png"));
    }

    @Test
    void a_source_that_cannot_be_made_is_asked_once_a_pass() throws IOException {
        int[] asked = {0};
        try (PassListening listening = listening(
                followed -> {
                    asked[0]++;
                    throw new IOException("the recording is gone");
                },
                false)) {
            listening.take(Optional.of(wanted(145_800_000)));
            listening.take(Optional.of(wanted(145_800_000)));
            assertThat(listening.state()).isEmpty();
            listening.take(Optional.of(wanted(437_800_000)));
        }
        assertThat(asked[0]).isEqualTo(2);
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    @Timeout(60)
    void a_source_that_hangs_does_not_hold_up_the_loop() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (PassListening listening = listening(
                followed -> {
                    asked.countDown();
                    awaitOf(released);
                    throw new IOException("it hung up");
                },
                false)) {
            listening.onSnapshot(following(Duration.ofSeconds(1), 0));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            for (int tick = 0; tick < 1_000; tick++) {
                listening.onSnapshot(following(Duration.ofSeconds(2), 0)); // would not return
            }
            assertThat(listening.state()).isEmpty();
            released.countDown();
        }
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
