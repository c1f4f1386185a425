package org.slewd.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slewd.listen.CarrierSeen;
import org.slewd.listen.HeardRow;
import org.slewd.listen.ListenState;
import org.slewd.listen.ListeningDesk;
import org.slewd.listen.SourceStatus;
import org.slewd.recording.RecordingState;
import org.slewd.signal.SpectrumRow;
import org.slewd.time.Clock;

/** Hears what a test says: noise and one carrier in each row. Any thread. */
final class FakeListening implements ListeningDesk {

    static final double TRANSMITTED_HZ = 145.8e6;
    static final int COLUMNS = 1024;
    static final double COLUMN_HZ = 60;

    /** Of the noise in one column, and of the carrier. */
    static final float NOISE = 1e-7f;

    static final float CARRIER = 1e-4f;

    private final Clock clock;
    private final Semaphore looks = new Semaphore(0);
    private volatile Optional<String> source = Optional.of("rtl_tcp:localhost:1234");
    private volatile Optional<ListenState> state = Optional.empty();
    private volatile Optional<RecordingState> recording = Optional.empty();

    FakeListening(Clock clock) {
        this.clock = clock;
    }

    /** A station without samples, or with others. */
    void comeFrom(Optional<String> address) {
        source = address;
    }

    /** The next row, with a carrier so far from the middle, and the Doppler shift that is in it or was taken out. */
    void hear(Instant utc, double carrierOffsetHz, double dopplerHz, boolean isCorrected) {
        float[] power = new float[COLUMNS];
        int carrier = (int) Math.round(carrierOffsetHz / COLUMN_HZ) + COLUMNS / 2;
        for (int i = 0; i < COLUMNS; i++) {
            // A pattern that never repeats nearby, two decibels deep: what averaged noise looks like.
            power[i] = i == carrier ? CARRIER : NOISE * (float) (1 + 0.4 * Math.sin(i * 12.9898 + utc.toEpochMilli()));
        }
        SpectrumRow row = new SpectrumRow(utc, 0.25, COLUMN_HZ, 15, power);
        state = Optional.of(state(
                SourceStatus.State.UP,
                "",
                Optional.of(
                        new HeardRow(row, TRANSMITTED_HZ, isCorrected, OptionalDouble.of(TRANSMITTED_HZ + dopplerHz))),
                Optional.of(new CarrierSeen(utc, TRANSMITTED_HZ + carrierOffsetHz, carrierOffsetHz, 30, 48))));
    }

    /** The source says no more. */
    void fallSilent(String detail) {
        ListenState last = state.orElseThrow();
        state = Optional.of(state(SourceStatus.State.STALE, detail, last.row(), last.carrier()));
    }

    /** Nothing is followed any more. */
    void stop() {
        state = Optional.empty();
    }

    private ListenState state(
            SourceStatus.State to, String detail, Optional<HeardRow> row, Optional<CarrierSeen> carrier) {
        return new ListenState(
                new SourceStatus(to, detail, "made for a test", 1, 1, 0, 0, clock.nanos()),
                "ISS (ZARYA)",
                TRANSMITTED_HZ,
                250_000,
                row,
                carrier,
                clock.nanos(),
                recording);
    }

    /** Waits until whoever looks for rows has looked and has done with what there was. */
    void awaitTaken() {
        try {
            looks.drainPermits();
            // The second look is after the end of the first.
            if (!looks.tryAcquire(2, LiveApi.PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody looks for rows");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Optional<String> source() {
        return source;
    }

    @Override
    public Optional<ListenState> state() {
        looks.release();
        return state;
    }

    @Override
    public CompletableFuture<Optional<RecordingState>> record(boolean on) {
        if (state.isEmpty()) {
            return CompletableFuture.failedFuture(new IOException("nothing is listened to now"));
        }
        Path metadata = Path.of("recordings", "20261124T120000Z_25544_145800000.sigmf-meta");
        recording = Optional.of(new RecordingState(
                metadata,
                250_000,
                500_000,
                1,
                on
                        ? Optional.empty()
                        : Optional.of(new RecordingState.End(RecordingState.Reason.ASKED, "the recording was ended"))));
        state = state.map(now -> state(now.source().state(), now.source().detail(), now.row(), now.carrier()));
        return CompletableFuture.completedFuture(recording);
    }
}
