package org.slewd.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slewd.signal.SampleFormat;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;

/**
 * The text of a metadata file.
 *
 * @param sha512 of the data, once there will be no more
 * @param samples in the data, to close the last annotation
 */
record SigmfMetadata(
        RecordingSubject subject,
        SampleFormat format,
        double rateHz,
        List<SigmfCapture> captures,
        List<Sighting> sightings,
        long samples,
        Optional<String> ended,
        Optional<String> sha512) {

    private static final JsonFactory FACTORY = new JsonFactory();

    static final String VERSION = "1.2.0";

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeObjectFieldStart("global");
            writeGlobal(json);
            json.writeEndObject();
            json.writeArrayFieldStart("captures");
            for (SigmfCapture capture : captures) {
                writeCapture(json, capture);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("annotations");
            for (int i = 0; i < sightings.size(); i++) {
                long end = i + 1 < sightings.size() ? sightings.get(i + 1).sampleStart() : samples;
                if (end > sightings.get(i).sampleStart()) {
                    writeAnnotation(json, sightings.get(i), end);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory never throws
        }
        return bytes.toByteArray();
    }

    private void writeGlobal(JsonGenerator json) throws IOException {
        json.writeStringField("core:datatype", format.sigmfName());
        json.writeNumberField("core:sample_rate", rateHz);
        json.writeStringField("core:version", VERSION);
        json.writeStringField("core:recorder", "slewd");
        json.writeStringField("core:author", subject.station());
        json.writeStringField("core:description", subject.objectName() + ": " + subject.dopplerLaw());
        json.writeStringField("core:hw", subject.hardware());
        if (sha512.isPresent()) {
            json.writeStringField("core:sha512", sha512.get());
        }
        writeExtensions(json);
        if (subject.site().isPresent()) {
            json.writeFieldName("core:geolocation");
            writePoint(json, subject.site().get());
        }
        json.writeStringField("antenna:model", subject.antenna().orElse("unknown"));
        json.writeBooleanField("antenna:steerable", true);
        json.writeNumberField("spatial:num_elements", 1);
        json.writeNumberField("spatial:channel_index", 0);
        json.writeStringField("slewd:object_name", subject.objectName());
        if (subject.catalogNumber().isPresent()) {
            json.writeNumberField(
                    "slewd:catalog_number", subject.catalogNumber().getAsInt());
        }
        if (subject.transmittedHz().isPresent()) {
            json.writeNumberField(
                    "slewd:transmitted_hz", subject.transmittedHz().getAsDouble());
        }
        json.writeStringField("slewd:doppler_law", subject.dopplerLaw());
        if (subject.elementsJson().isPresent()) {
            json.writeFieldName("slewd:elements");
            json.writeRawValue(subject.elementsJson().get());
        }
        if (ended.isPresent()) {
            json.writeStringField("slewd:ended", ended.get());
        }
    }

    private static void writeExtensions(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("core:extensions");
        for (String[] extension : new String[][] {{"antenna", "1.0.0"}, {"spatial", "1.1.0"}, {"slewd", "1.0.0"}}) {
            json.writeStartObject();
            json.writeStringField("name", extension[0]);
            json.writeStringField("version", extension[1]);
            json.writeBooleanField("optional", true);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCapture(JsonGenerator json, SigmfCapture capture) throws IOException {
        json.writeStartObject();
        json.writeNumberField("core:sample_start", capture.sampleStart());
        json.writeNumberField("core:global_index", capture.globalIndex());
        json.writeNumberField("core:frequency", capture.frequencyHz());
        json.writeStringField("core:datetime", capture.utc().toString());
        if (subject.site().isPresent()) {
            json.writeFieldName("core:geolocation");
            writePoint(json, subject.site().get());
        }
        // One antenna, at the origin: the extension wants it said.
        json.writeArrayFieldStart("spatial:element_geometry");
        json.writeStartObject();
        json.writeFieldName("point");
        json.writeArray(new double[3], 0, 3);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeAnnotation(JsonGenerator json, Sighting sighting, long end) throws IOException {
        json.writeStartObject();
        json.writeNumberField("core:sample_start", sighting.sampleStart());
        json.writeNumberField("core:sample_count", end - sighting.sampleStart());
        if (sighting.look().isPresent()) {
            LookAngle look = sighting.look().get();
            json.writeNumberField("antenna:azimuth_angle", rounded(look.azimuthDeg()));
            json.writeNumberField("antenna:elevation_angle", rounded(look.elevationDeg()));
            // The antenna looks at the object, and this bearing counts from where the antenna looks.
            json.writeObjectFieldStart("spatial:signal_bearing");
            json.writeNumberField("azimuth", 0.0);
            json.writeNumberField("elevation", 0.0);
            json.writeNumberField("range", Math.rint(look.rangeM()));
            json.writeNumberField("range_rate", rounded(look.rangeRateMps()));
            json.writeEndObject();
        }
        if (sighting.expectedHz().isPresent()) {
            json.writeNumberField(
                    "slewd:expected_hz", rounded(sighting.expectedHz().getAsDouble()));
        }
        json.writeEndObject();
    }

    /** As GeoJSON has it: east, north, up. */
    private static void writePoint(JsonGenerator json, Site site) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Point");
        json.writeFieldName("coordinates");
        json.writeArray(new double[] {site.longitudeDeg(), site.latitudeDeg(), site.altitudeM()}, 0, 3);
        json.writeEndObject();
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
