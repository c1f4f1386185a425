package org.slewd.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.recording.RecordingState.End;
import org.slewd.recording.RecordingState.Reason;
import org.slewd.signal.SampleFormat;
import org.slewd.sky.LookAngle;

/**
 * Writes one recording. After {@link #begin} nothing throws: what goes wrong ends the recording, with valid metadata of what was
 * written. One thread; it blocks as long as the disk does.
 */
public final class SigmfRecorder implements AutoCloseable {

    /** Of seconds of samples: what a killed process loses of the annotations; the samples themselves are in the file. */
    private static final double REFRESH_SECONDS = 10;

    /** Gaps that are told; a stream with more of them is not worth more words. The last one stands for the rest. */
    private static final int MAX_CAPTURES = 10_000;

    /** Of one every two seconds: eleven hours. */
    private static final int MAX_SIGHTINGS = 20_000;

    private final RecordingSubject subject;
    private final SampleFormat format;
    private final double rateHz;
    private final LimitWatch limits;
    private final Storage storage;
    private final Path metadataFile;
    private final Storage.DataFile data;
    private final DataSum sum = new DataSum();
    private final List<SigmfCapture> captures = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private long samples;
    private long samplesBefore;
    private long nextIndex;
    private double centreHz = Double.NaN;
    private long refreshedSamples;
    private Optional<End> end = Optional.empty();

    private SigmfRecorder(
            RecordingSubject subject,
            SampleFormat format,
            double rateHz,
            RecordingLimits limits,
            Storage storage,
            Path metadataFile,
            Storage.DataFile data) {
        this.subject = subject;
        this.format = format;
        this.rateHz = rateHz;
        this.limits = new LimitWatch(limits, storage, format, rateHz, metadataFile);
        this.storage = storage;
        this.metadataFile = metadataFile;
        this.data = data;
    }

    /**
     * Begins a recording in {@code folder} under {@code name}, or that name with a number where it is taken.
     *
     * @throws IOException with a sentence for an operator, when it cannot begin
     */
    public static SigmfRecorder begin(
            Path folder,
            String name,
            RecordingSubject subject,
            SampleFormat format,
            double rateHz,
            RecordingLimits limits,
            Storage storage)
            throws IOException {
        long free = storage.freeBytes(folder);
        if (free < limits.reserveBytes()) {
            throw new IOException("nothing is recorded: " + LimitWatch.megabytes(free) + " are free in " + folder
                    + ", and " + LimitWatch.megabytes(limits.reserveBytes()) + " have to stay so; free some space");
        }
        Path metadata = freeName(folder, name.replaceAll("[^A-Za-z0-9._+-]", "_"));
        Storage.DataFile data = storage.create(dataOf(metadata));
        try {
            SigmfRecorder recorder = new SigmfRecorder(subject, format, rateHz, limits, storage, metadata, data);
            recorder.writeMetadata(Optional.empty());
            return recorder;
        } catch (IOException e) {
            try (data) {
                Files.deleteIfExists(dataOf(metadata));
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** The samples that belong to {@code metadata}. */
    static Path dataOf(Path metadata) {
        String name = metadata.getFileName().toString();
        return metadata.resolveSibling(name.replaceAll("\\.sigmf-meta$", "") + ".sigmf-data");
    }

    private static Path freeName(Path folder, String name) throws IOException {
        for (int i = 1; i < 1_000; i++) {
            Path metadata = folder.toAbsolutePath().resolve(name + (i == 1 ? "" : "-" + i) + ".sigmf-meta");
            if (!Files.exists(metadata) && !Files.exists(dataOf(metadata))) {
                return metadata;
            }
        }
        throw new IOException("nothing is recorded: " + folder + " has a thousand recordings called " + name);
    }

    /**
     * Appends samples in the format of the recording. Does nothing after the end.
     *
     * @param index of the first in the stream; a jump begins a new capture
     * @param frequencyHz what is zero in them; a change begins a new capture
     * @param utc when the first was taken
     */
    public void append(byte[] bytes, int count, long index, double frequencyHz, Instant utc) {
        if (end.isPresent() || count == 0) {
            return;
        }
        int length = count * format.bytesPerSample();
        Optional<End> limit = limits.reached(samples, length);
        if (limit.isPresent()) {
            finish(limit.get());
            return;
        }
        int capturesBefore = captures.size();
        boolean jump = captures.isEmpty() || index != nextIndex || frequencyHz != centreHz;
        if (jump && captures.size() < MAX_CAPTURES) {
            captures.add(new SigmfCapture(samples, index, frequencyHz, utc));
        }
        try {
            data.append(bytes, length);
        } catch (IOException e) {
            captures.subList(capturesBefore, captures.size()).clear();
            finish(LimitWatch.failed(e));
            return;
        }
        sum.add(bytes, length);
        samplesBefore = samples;
        samples += count;
        nextIndex = index + count;
        centreHz = frequencyHz;
        if (samples - refreshedSamples > REFRESH_SECONDS * rateHz) {
            refresh();
        }
    }

    /** Notes where the antenna looks and what is expected, as of the next sample. */
    public void sight(Optional<LookAngle> look, OptionalDouble expectedHz) {
        if (end.isEmpty() && sightings.size() < MAX_SIGHTINGS) {
            sightings.add(new Sighting(samples, look, expectedHz));
        }
    }

    /** How it is doing. */
    public RecordingState state() {
        return new RecordingState(metadataFile, samples, samples * format.bytesPerSample(), samples / rateHz, end);
    }

    /** Ends it because somebody wants so. */
    @Override
    public void close() {
        finish(new End(Reason.ASKED, "the recording was ended"));
    }

    private void refresh() {
        refreshedSamples = samples;
        try {
            writeMetadata(Optional.empty());
        } catch (IOException e) {
            finish(LimitWatch.failed(e));
        }
    }

    private void finish(End why) {
        if (end.isPresent()) {
            return;
        }
        end = Optional.of(why);
        try {
            // Half a block may be there.
            data.truncate(samples * format.bytesPerSample());
            writeLastMetadata();
        } catch (IOException e) {
            giveRoom();
        }
        try {
            data.close();
        } catch (IOException e) {
            end = Optional.of(LimitWatch.failed(e));
        }
    }

    /** Gives the last block for the metadata of the others; where that fails too, the metadata of a moment ago stays. */
    private void giveRoom() {
        try {
            data.truncate(samplesBefore * format.bytesPerSample());
            if (samples != samplesBefore) {
                sum.takeBack();
                samples = samplesBefore;
            }
            captures.removeIf(capture -> capture.sampleStart() > 0 && capture.sampleStart() >= samples);
            writeLastMetadata();
        } catch (IOException e) {
            end = Optional.of(LimitWatch.failed(e));
        }
    }

    /** A sum of data that is not on the disk yet would be wrong after a power cut. */
    private void writeLastMetadata() throws IOException {
        data.force();
        writeMetadata(Optional.of(sum.hex()));
    }

    private void writeMetadata(Optional<String> sha512) throws IOException {
        SigmfMetadata metadata = new SigmfMetadata(
                subject, format, rateHz, captures, sightings, samples, end.map(End::sentence), sha512);
        storage.replace(metadataFile, metadata.json());
    }
}
