package org.slewd.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.link.Backoff;
import org.slewd.listen.SourceStatus.State;
import org.slewd.recording.FailingStorage;
import org.slewd.recording.RecordingLimits;
import org.slewd.recording.RecordingState;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.SigmfRecording;
import org.slewd.recording.Storage;
import org.slewd.signal.ChainSettings;
import org.slewd.signal.TestTone;
import org.slewd.time.VirtualClock;

class ListenerTest {

    private static final ListenSettings SETTINGS =
            new ListenSettings(new ChainSettings(24_000, 512, 0.05), true, 5_000, 0, 64);

    /** Half a kilohertz below the carrier of the source. */
    private static final Followed FOLLOWED = Followed.fixed("beacon", FakeSource.CENTRE + 500);

    @TempDir
    private Path folder;

    private final VirtualClock clock = new VirtualClock(TestTone.START);
    private final FakeSource source = new FakeSource();
    private Listener listener;

    @BeforeEach
    void listen() {
        listenOn(Storage.disk());
    }

    @AfterEach
    void end() {
        listener.close();
    }

    private void listenOn(Storage storage) {
        listener = new Listener(source, SETTINGS, FOLLOWED, storage, clock, new Backoff(1));
    }

    private ListenState await(String what, Predicate<ListenState> isSo) {
        for (long tries = 0; tries < 2_000_000_000L; tries++) {
            ListenState state = listener.state();
            if (isSo.test(state)) {
                return state;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("never: " + what + "; " + listener.state());
    }

    private static long recordedSamples(ListenState state) {
        return state.recording().map(RecordingState::samples).orElse(0L);
    }

    private RecordingWish wish(RecordingWish.Band band) {
        RecordingSubject subject = new RecordingSubject(
                "beacon",
                OptionalInt.empty(),
                OptionalDouble.of(FakeSource.CENTRE + 500),
                "",
                Optional.empty(),
                "here",
                Optional.empty(),
                Optional.empty(),
                "fake");
        return new RecordingWish(
                folder, "take", subject, band, new RecordingLimits(Duration.ofHours(1), Long.MAX_VALUE, 0));
    }

    @Test
    void hears_the_carrier_and_says_how_far_it_is_off() {
        listener.start();
        source.sendBlocks(0, 20);
        ListenState state = await(
                "20 blocks with a carrier",
                now -> now.source().received() == 48_000
                        && now.row()
                                .filter(row -> row.spectrum().utc().isAfter(TestTone.START.plusMillis(900)))
                                .isPresent());
        assertThat(source.tunedHz()).isEqualTo(FakeSource.CENTRE + 500);
        assertThat(state.isLive(clock.nanos())).isTrue();
        assertThat(state.carrier().orElseThrow().offsetHz()).isCloseTo(500, within(5.0));
        assertThat(state.source().title()).isEqualTo("fake tuner");
        clock.advance(Duration.ofSeconds(3));
        assertThat(state.isLive(clock.nanos())).isFalse();
    }

    @Test
    void a_row_is_as_old_as_its_samples_however_late_they_are_processed() {
        clock.advance(Duration.ofSeconds(4));
        listener.start();
        source.sendBlocks(0, 20);
        ListenState state = await(
                "20 blocks",
                now -> now.row()
                        .filter(row -> row.spectrum().utc().isAfter(TestTone.START.plusMillis(940)))
                        .isPresent());
        assertThat(state.ageNanos(clock.nanos()))
                .isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(state.isLive(clock.nanos())).isFalse();
    }

    @Test
    void a_source_that_falls_silent_is_stale_and_begun_anew() {
        listener.start();
        source.sendBlocks(0, 5);
        await(
                "samples come",
                now -> now.source().received() == 5 * 2_400 && now.row().isPresent());
        clock.advance(Duration.ofMillis(2_100));
        ListenState stale = await("stale", now -> now.source().state() == State.STALE);
        assertThat(stale.source().detail()).contains("sends no samples", "Check the dongle");
        assertThat(stale.isLive(clock.nanos())).isFalse();
        assertThat(stale.row()).isPresent();
        source.sendBlocks(50, 55);
        ListenState healed = await("samples come again", now -> now.source().state() == State.UP);
        assertThat(healed.source().detail()).isEmpty();
        await("counted anew", now -> now.source().connects() == 2);
    }

    @Test
    void connects_again_when_the_other_end_hangs_up_and_the_recording_tells_of_the_gap() throws Exception {
        var begun = listener.record(wish(RecordingWish.Band.WHOLE));
        listener.start();
        begun.get();
        source.sendBlocks(0, 10);
        source.hangUp();
        source.refuseOnce();
        source.sendBlocks(30, 40);
        await("all samples", now -> recordedSamples(now) == 20 * 2_400);
        RecordingState recorded = listener.endRecording().get().orElseThrow();
        SigmfRecording read = SigmfRecording.open(recorded.metadata());
        assertThat(read.captures()).hasSize(2);
        assertThat(read.captures().get(1).globalIndex()).isEqualTo(30 * 2_400);
        assertThat(read.captures().get(1).utc()).isEqualTo(TestTone.START.plusMillis(1_500));
        assertThat(source.opened()).isEqualTo(2);
    }

    @Test
    void records_the_narrow_band_with_the_shift_taken_out() throws Exception {
        var begun = listener.record(wish(RecordingWish.Band.NARROW));
        listener.start();
        begun.get();
        source.sendBlocks(0, 20);
        await("all samples", now -> recordedSamples(now) == 24_000);
        SigmfRecording read =
                SigmfRecording.open(listener.endRecording().get().orElseThrow().metadata());
        assertThat(read.rateHz()).isEqualTo(24_000);
        assertThat(read.isCorrected()).isTrue();
        assertThat(read.sightings()).hasSize(1);
    }

    @Test
    void goes_on_listening_when_the_disk_is_full() throws Exception {
        listenOn(new FailingStorage(20_000, Long.MAX_VALUE));
        var begun = listener.record(wish(RecordingWish.Band.WHOLE));
        listener.start();
        begun.get();
        source.sendBlocks(0, 20);
        ListenState state = await(
                "20 blocks",
                now -> now.row()
                        .filter(row -> row.spectrum().utc().isAfter(TestTone.START.plusMillis(900)))
                        .isPresent());
        RecordingState recorded = state.recording().orElseThrow();
        assertThat(recorded.end().orElseThrow().reason()).isEqualTo(RecordingState.Reason.DISK_FAILED);
        assertThat(SigmfRecording.open(recorded.metadata()).samples()).isEqualTo(recorded.samples());
    }

    @Test
    void refuses_to_record_where_it_cannot() {
        listenOn(new FailingStorage(0, 10));
        var begun = listener.record(wish(RecordingWish.Band.WHOLE));
        listener.start();
        assertThatThrownBy(begun::get).hasMessageContaining("No space left");
    }

    @Test
    void drops_what_finds_no_room_and_never_holds_more_than_its_ring() {
        BlockRing ring = new BlockRing(source);
        SourceReader reader = new SourceReader(source, ring, clock, new Backoff(1), FakeSource.CENTRE);
        source.sendBlocks(0, 200);
        source.end();
        reader.start();
        while (reader.status().state() != State.ENDED) {
            Thread.onSpinWait();
        }
        assertThat(reader.status().received()).isEqualTo(200 * 2_400);
        assertThat(reader.status().dropped()).isEqualTo(120 * 2_400);
        assertThat(ring.buffer()).isEmpty();
    }

    @Test
    void takes_no_more_memory_than_fits_whatever_rate_a_file_claims() {
        BlockRing ring = new BlockRing(new FakeSource(1e9));
        assertThat(ring.bufferBytes()).isEqualTo(1 << 18);
    }

    @Test
    void follows_something_else_on_request() throws Exception {
        listener.start();
        listener.follow(Followed.fixed("another", FakeSource.CENTRE + 900)).get();
        source.sendBlocks(0, 10);
        ListenState state = await("a carrier", now -> now.carrier().isPresent());
        assertThat(state.followed()).isEqualTo("another");
        assertThat(state.carrier().orElseThrow().offsetHz()).isCloseTo(100, within(5.0));
        assertThat(listener.listened().get().carriers()).isNotEmpty();
    }

    @Test
    void keeps_what_was_collected_when_the_reckoning_gets_better() throws Exception {
        listener.start();
        source.sendBlocks(0, 10);
        await("a carrier", now -> now.carrier().isPresent() && now.source().received() == 24_000);
        int before = listener.listened().get().waterfall().rows().size();
        listener.correct(Followed.fixed("beacon", FakeSource.CENTRE + 900)).get();
        source.sendBlocks(10, 20);
        ListenState state = await(
                "the other half second",
                now -> now.row()
                        .filter(row -> row.spectrum().utc().isAfter(TestTone.START.plusMillis(900)))
                        .isPresent());
        assertThat(state.carrier().orElseThrow().offsetHz()).isCloseTo(100, within(5.0));
        assertThat(listener.listened().get().waterfall().rows()).hasSizeGreaterThan(before);
        assertThat(listener.listened().get().carriers().get(0).offsetHz()).isCloseTo(500, within(5.0));
    }

    @Test
    void tunes_to_what_was_wanted_while_the_source_was_being_opened() {
        SourceReader reader = new SourceReader(source, new BlockRing(source), clock, new Backoff(1), FakeSource.CENTRE);
        source.whileOpening(() -> reader.tune(145.8e6));
        source.sendBlocks(0, 1);
        source.end();
        reader.start();
        while (reader.status().state() != State.ENDED) {
            Thread.onSpinWait();
        }
        assertThat(source.tunedHz()).isEqualTo(145.8e6);
    }

    @Test
    void ends_in_order_a_recording_that_was_asked_for_just_before_the_end() throws Exception {
        CountDownLatch isClosed = new CountDownLatch(1);
        // Before the start, so that it is the listener's own thread that waits.
        var busy = listener.listened().thenRun(() -> awaitOf(isClosed));
        var begun = listener.record(wish(RecordingWish.Band.WHOLE));
        listener.start();
        Thread closing = new Thread(listener::close);
        closing.start();
        while (!listener.endRecording().isCompletedExceptionally()) {
            Thread.onSpinWait();
        }
        isClosed.countDown();
        closing.join();
        assertThat(busy).isCompleted();
        Path metadata = begun.get().metadata();
        assertThat(listener.state().recording().orElseThrow().isRunning()).isFalse();
        assertThat(Files.readString(metadata)).contains("core:sha512", "slewd:ended");
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answers_what_was_asked_before_a_start_that_never_came() {
        var begun = listener.record(wish(RecordingWish.Band.WHOLE));
        listener.close();
        assertThatThrownBy(begun::get).hasMessageContaining("listening has ended");
    }

    @Test
    void answers_requests_after_the_end_too() {
        listener.start();
        listener.close();
        assertThat(listener.state().source().state()).isEqualTo(State.CLOSED);
        assertThatThrownBy(() -> listener.listened().get()).hasMessageContaining("listening has ended");
    }
}
