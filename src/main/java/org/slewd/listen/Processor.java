package org.slewd.listen;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slewd.recording.DopplerLaw;
import org.slewd.recording.RecordingState;
import org.slewd.recording.SigmfRecorder;
import org.slewd.recording.Storage;
import org.slewd.signal.Carrier;
import org.slewd.signal.CarrierFinder;
import org.slewd.signal.Chain;
import org.slewd.signal.FrequencyCurve;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.signal.SpectrumRow;
import org.slewd.signal.Waterfall;

/** What is made of the blocks of one source: waterfall, carriers, recording. One thread; no clock. */
public final class Processor {

    /** Carriers that are kept: one a row for half an hour. */
    private static final int MAX_CARRIERS = 8_192;

    /** A receiver has some lines of its own in any ten kilohertz, and a strong carrier shows beside itself. */
    private static final int MAX_LINES = 8;

    private static final long SIGHTING_EVERY_NANOS = 2_000_000_000L;

    private final ListenSettings settings;
    private final double rateHz;
    private final SampleFormat format;
    private final Storage storage;
    private final LineSink sink;
    private final Chain chain;
    private final Waterfall waterfall;
    private final List<CarrierSeen> carriers = new ArrayList<>();
    private final Stages stages = new Stages();
    private Followed followed;
    private Optional<HeardRow> lastRow = Optional.empty();
    private Optional<Take> take = Optional.empty();
    private Optional<RecordingState> recording = Optional.empty();
    private byte[] narrowBytes = {};

    /** A recording that goes on. */
    private static final class Take {
        private final SigmfRecorder recorder;
        private final RecordingWish.Band band;
        private OptionalLong sightedNanos = OptionalLong.empty();
        private long narrowIndex;

        Take(SigmfRecorder recorder, RecordingWish.Band band) {
            this.recorder = recorder;
            this.band = band;
        }
    }

    /** @param rateHz and {@code format} of the blocks to come */
    public Processor(ListenSettings settings, double rateHz, SampleFormat format, Storage storage, Followed followed) {
        this(settings, rateHz, format, storage, followed, LineSink.NONE);
    }

    /** @param sink hears of all lines, that of the carrier among them */
    public Processor(
            ListenSettings settings,
            double rateHz,
            SampleFormat format,
            Storage storage,
            Followed followed,
            LineSink sink) {
        this.sink = sink;
        this.settings = settings;
        this.rateHz = rateHz;
        this.format = format;
        this.storage = storage;
        this.followed = followed;
        this.chain = new Chain(settings.chain(), rateHz);
        this.waterfall = new Waterfall(settings.chain().columns(), settings.rows());
    }

    /** Follows something else from the next block on; what was collected is forgotten. A recording goes on. */
    public void follow(Followed next) {
        followed = next;
        waterfall.clear();
        carriers.clear();
        lastRow = Optional.empty();
    }

    /** Follows the same thing by a better reckoning from the next block on; what was collected stays. */
    public void correct(Followed better) {
        followed = better;
    }

    /** Where the middle of the source's band should be. */
    public double wantedCentreHz() {
        return followed.transmittedHz() + settings.asideHz();
    }

    /** Takes the next block. */
    public void accept(IqBlock block) {
        take.ifPresent(running -> sight(running, block));
        chain.accept(block, zero(), stages);
        take.filter(running -> running.band == RecordingWish.Band.WHOLE)
                .ifPresent(running -> running.recorder.append(
                        block.bytes(), block.samples(), block.index(), block.centreHz(), block.utc()));
        noteRecording();
    }

    /**
     * Begins a recording with the next block; one that runs is ended.
     *
     * @throws IOException with a sentence for an operator, when it cannot begin
     */
    public void record(RecordingWish wish) throws IOException {
        endRecording();
        boolean whole = wish.band() == RecordingWish.Band.WHOLE;
        boolean takenOut = !whole && settings.takesDopplerOut();
        SigmfRecorder recorder = SigmfRecorder.begin(
                wish.folder(),
                wish.name(),
                wish.subject().withDopplerLaw(takenOut ? DopplerLaw.takenOut() : DopplerLaw.none()),
                whole ? format : SampleFormat.CI16,
                whole ? rateHz : chain.narrowRateHz(),
                wish.limits(),
                storage);
        take = Optional.of(new Take(recorder, wish.band()));
        noteRecording();
    }

    /** Ends the recording, if one runs. */
    public void endRecording() {
        take.ifPresent(running -> running.recorder.close());
        noteRecording();
    }

    /** The newest row. */
    public Optional<HeardRow> lastRow() {
        return lastRow;
    }

    /** The newest carrier, if the newest row had one. */
    public Optional<CarrierSeen> carrier() {
        return lastRow.isEmpty() || carriers.isEmpty()
                ? Optional.empty()
                : Optional.of(carriers.get(carriers.size() - 1))
                        .filter(seen ->
                                seen.utc().equals(lastRow.get().spectrum().utc()));
    }

    /** The running or the last recording. */
    public Optional<RecordingState> recording() {
        return recording;
    }

    /** What has been collected since something was followed. */
    public Listened listened() {
        return new Listened(
                followed.name(), followed.transmittedHz(), settings.takesDopplerOut(), waterfall.view(), carriers);
    }

    private void noteRecording() {
        if (take.isPresent()) {
            recording = Optional.of(take.get().recorder.state());
            if (!recording.get().isRunning()) {
                take = Optional.empty();
            }
        }
    }

    private FrequencyCurve zero() {
        return settings.takesDopplerOut() ? followed::receivedHz : utc -> OptionalDouble.of(followed.transmittedHz());
    }

    private void sight(Take running, IqBlock block) {
        if (running.sightedNanos.isEmpty()
                || block.nanos() - running.sightedNanos.getAsLong() >= SIGHTING_EVERY_NANOS) {
            running.sightedNanos = OptionalLong.of(block.nanos());
            running.recorder.sight(followed.look(block.utc()), followed.receivedHz(block.utc()));
        }
    }

    private void find(SpectrumRow row, double zeroHz, OptionalDouble expected) {
        double aroundHz = expected.isPresent() ? expected.getAsDouble() - zeroHz : 0;
        CarrierFinder.find(row, aroundHz, settings.searchHz()).ifPresent(carrier -> {
            if (carriers.size() == MAX_CARRIERS) {
                carriers.subList(0, MAX_CARRIERS / 4).clear();
            }
            carriers.add(seen(row, carrier, zeroHz, expected));
        });
        if (sink != LineSink.NONE && expected.isPresent()) {
            sink.seen(
                    row,
                    CarrierFinder.all(row, aroundHz, settings.searchHz(), MAX_LINES).stream()
                            .map(line -> seen(row, line, zeroHz, expected))
                            .toList());
        }
    }

    private static CarrierSeen seen(SpectrumRow row, Carrier carrier, double zeroHz, OptionalDouble expected) {
        double receivedHz = zeroHz + carrier.offsetHz();
        return new CarrierSeen(
                row.utc(),
                receivedHz,
                expected.isPresent() ? receivedHz - expected.getAsDouble() : Double.NaN,
                carrier.snrDb(),
                carrier.densityDbHz());
    }

    /** Where the stages of the chain hand over. */
    private final class Stages implements Chain.Output {
        @Override
        public void narrow(float[] iq, int samples, Instant utc, boolean afterGap) {
            take.filter(running -> running.band == RecordingWish.Band.NARROW).ifPresent(running -> {
                int length = samples * SampleFormat.CI16.bytesPerSample();
                if (narrowBytes.length < length) {
                    narrowBytes = new byte[length];
                }
                SampleFormat.CI16.toBytes(iq, samples, narrowBytes);
                // How much is missing before it is told by the time of the next capture.
                running.narrowIndex += afterGap && running.narrowIndex > 0 ? 1 : 0;
                running.recorder.append(narrowBytes, samples, running.narrowIndex, followed.transmittedHz(), utc);
                running.narrowIndex += samples;
            });
        }

        @Override
        public void row(SpectrumRow row, double zeroHz) {
            OptionalDouble expected = followed.receivedHz(row.utc());
            lastRow = Optional.of(new HeardRow(row, followed.transmittedHz(), settings.takesDopplerOut(), expected));
            waterfall.add(row);
            find(row, zeroHz, expected);
        }
    }
}
