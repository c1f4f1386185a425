package org.slewd.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.slewd.signal.SampleFormat;
import org.slewd.sky.Site;

/**
 * A SigMF set that is read: {@code cu8} or {@code ci16_le}, one channel, from slewd or anybody else. Immutable.
 *
 * @param data the file of samples
 * @param samples how many whole ones are in it, at least 1
 * @param captures at least one, the first at sample 0, ascending
 * @param sightings those annotations that tell a direction or an expected frequency, ascending
 * @param isCorrected whether the Doppler shift was taken out of the samples
 */
public record SigmfRecording(
        Path data,
        SampleFormat format,
        double rateHz,
        long samples,
        List<SigmfCapture> captures,
        List<TrackPoint> sightings,
        Optional<String> objectName,
        OptionalInt catalogNumber,
        OptionalDouble transmittedHz,
        Optional<String> station,
        Optional<Site> site,
        boolean isCorrected) {

    /** Largest metadata that is read: that of a full recording of slewd has a tenth of it. */
    private static final long MAX_METADATA_BYTES = 64_000_000L;

    /** What was noted at one sample. */
    public record TrackPoint(
            long sampleStart, OptionalDouble azimuthDeg, OptionalDouble elevationDeg, OptionalDouble expectedHz) {}

    public SigmfRecording {
        captures = List.copyOf(captures);
        sightings = List.copyOf(sightings);
    }

    /**
     * Reads {@code file}, a {@code .sigmf-meta}, and looks for its samples beside it.
     *
     * @throws IOException with a sentence for an operator, when it cannot be used
     */
    public static SigmfRecording open(Path file) throws IOException {
        if (!file.getFileName().toString().endsWith(".sigmf-meta")) {
            throw new IOException(file + " is not called NAME.sigmf-meta; name the file with the metadata");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file + "; check the name");
        }
        if (Files.size(file) > MAX_METADATA_BYTES) {
            throw new IOException(file + " is larger than any metadata; check whether it is the right file");
        }
        try (InputStream text = new BufferedInputStream(Files.newInputStream(file))) {
            return read(file, JsonText.object(text));
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is not usable SigMF metadata: " + firstLine(e), e);
        }
    }

    /** When the sample {@code index} of the file was taken. */
    public Instant utcOf(long index) {
        SigmfCapture capture = captureOf(index);
        return capture.utc().plusNanos(Math.round((index - capture.sampleStart()) / rateHz * 1e9));
    }

    /** The stretch that the sample {@code index} belongs to. */
    SigmfCapture captureOf(long index) {
        SigmfCapture found = captures.get(0);
        for (SigmfCapture capture : captures) {
            if (capture.sampleStart() > index) {
                break;
            }
            found = capture;
        }
        return found;
    }

    private static SigmfRecording read(Path file, Map<?, ?> root) throws IOException {
        Map<?, ?> global = JsonFields.map(root, "global");
        SampleFormat format = format(JsonFields.text(global, "core:datatype").orElse("nothing"));
        double rateHz = JsonFields.number(global, "core:sample_rate").orElse(Double.NaN);
        if (!(rateHz >= 1 && rateHz <= 1e9)) {
            throw new IllegalArgumentException("core:sample_rate " + rateHz + " is outside 1 to 1e9");
        }
        if (JsonFields.number(global, "core:num_channels").orElse(1) != 1) {
            throw new IllegalArgumentException("it has several channels; slewd reads one");
        }
        refuseOtherLayouts(root, global);
        Path data = SigmfRecorder.dataOf(file);
        if (!Files.isRegularFile(data)) {
            throw new IOException("there are no samples at " + data + "; put both files of the set side by side");
        }
        long samples = Files.size(data) / format.bytesPerSample();
        if (samples < 1) {
            throw new IOException(data + " holds no sample");
        }
        double transmittedHz = JsonFields.number(global, "slewd:transmitted_hz").orElse(Double.NaN);
        return new SigmfRecording(
                data,
                format,
                rateHz,
                samples,
                captures(root),
                sightings(root),
                JsonFields.text(global, "slewd:object_name"),
                catalogNumber(global),
                transmittedHz > 0 ? OptionalDouble.of(transmittedHz) : OptionalDouble.empty(),
                JsonFields.text(global, "core:author"),
                site(root, global),
                JsonFields.text(global, "slewd:doppler_law").orElse("").startsWith(DopplerLaw.TAKEN_OUT));
    }

    /** What else than samples from the first byte on the specification allows. */
    private static void refuseOtherLayouts(Map<?, ?> root, Map<?, ?> global) {
        boolean elsewhere = global.get("core:dataset") != null
                || JsonFields.number(global, "core:offset").orElse(0) != 0
                || JsonFields.number(global, "core:trailing_bytes").orElse(0) != 0
                || JsonFields.maps(root, "captures").stream()
                        .anyMatch(capture ->
                                JsonFields.number(capture, "core:header_bytes").orElse(0) != 0);
        if (elsewhere) {
            throw new IllegalArgumentException(
                    "its data has more in it than samples, or begins elsewhere (core:dataset,"
                            + " core:offset, core:header_bytes or core:trailing_bytes); slewd reads plain samples");
        }
    }

    private static SampleFormat format(String name) {
        for (SampleFormat format : SampleFormat.values()) {
            if (format.sigmfName().equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("its samples are " + name + "; slewd reads cu8 and ci16_le");
    }

    private static OptionalInt catalogNumber(Map<?, ?> global) {
        double number = JsonFields.number(global, "slewd:catalog_number").orElse(0);
        return number >= 1 && number <= 999_999_999 ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    private static List<SigmfCapture> captures(Map<?, ?> root) {
        List<SigmfCapture> captures = new ArrayList<>();
        for (Map<?, ?> each : JsonFields.maps(root, "captures")) {
            long start = Math.round(JsonFields.number(each, "core:sample_start").orElse(0));
            captures.add(new SigmfCapture(
                    start,
                    Math.round(JsonFields.number(each, "core:global_index").orElse((double) start)),
                    JsonFields.number(each, "core:frequency").orElse(0),
                    Instant.parse(JsonFields.text(each, "core:datetime").orElse("1970-01-01T00:00:00Z"))));
        }
        if (captures.isEmpty() || captures.get(0).sampleStart() != 0) {
            captures.add(0, new SigmfCapture(0, 0, 0, Instant.EPOCH));
        }
        for (int i = 1; i < captures.size(); i++) {
            if (captures.get(i).sampleStart() <= captures.get(i - 1).sampleStart()) {
                throw new IllegalArgumentException("its captures are not in order");
            }
        }
        return captures;
    }

    private static List<TrackPoint> sightings(Map<?, ?> root) {
        List<TrackPoint> sightings = new ArrayList<>();
        for (Map<?, ?> each : JsonFields.maps(root, "annotations")) {
            TrackPoint sighting = new TrackPoint(
                    Math.round(JsonFields.number(each, "core:sample_start").orElse(0)),
                    within(JsonFields.number(each, "antenna:azimuth_angle"), -360, 360),
                    within(JsonFields.number(each, "antenna:elevation_angle"), -90, 90),
                    within(JsonFields.number(each, "slewd:expected_hz"), 1, 1e12));
            if (sighting.elevationDeg().isPresent() || sighting.expectedHz().isPresent()) {
                sightings.add(sighting);
            }
        }
        sightings.sort(Comparator.comparingLong(TrackPoint::sampleStart));
        return sightings;
    }

    /** An antenna that points over the top has elevations that no direction has. */
    private static OptionalDouble within(OptionalDouble value, double least, double most) {
        return value.isPresent() && value.getAsDouble() >= least && value.getAsDouble() <= most
                ? value
                : OptionalDouble.empty();
    }

    private static Optional<Site> site(Map<?, ?> root, Map<?, ?> global) {
        List<Map<?, ?>> captures = JsonFields.maps(root, "captures");
        Map<?, ?> place = captures.isEmpty() ? Map.of() : JsonFields.map(captures.get(0), "core:geolocation");
        List<Double> point =
                JsonFields.numbers(place.isEmpty() ? JsonFields.map(global, "core:geolocation") : place, "coordinates");
        return point.size() < 2
                ? Optional.empty()
                : Optional.of(new Site(point.get(1), point.get(0), point.size() < 3 ? 0 : point.get(2)));
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
