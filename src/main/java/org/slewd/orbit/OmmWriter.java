package org.slewd.orbit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** Element sets as OMM in JSON, in the form in which CelesTrak gives them. {@link ElementReader} reads them back unchanged. */
public final class OmmWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** To the microsecond as a rule, and to the nanosecond where there is one. */
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter NANOS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);

    private OmmWriter() {}

    /** An array with one object for each set, over several lines. */
    public static String json(Collection<ElementSet> sets) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (ElementSet set : sets) {
                write(json, set);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter never throws
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, ElementSet set) throws IOException {
        json.writeStartObject();
        json.writeStringField("OBJECT_NAME", set.name());
        json.writeStringField("OBJECT_ID", set.objectId());
        json.writeStringField("EPOCH", epoch(set.epoch()));
        json.writeNumberField("MEAN_MOTION", set.meanMotionRevPerDay());
        json.writeNumberField("ECCENTRICITY", set.eccentricity());
        json.writeNumberField("INCLINATION", set.inclinationDeg());
        json.writeNumberField("RA_OF_ASC_NODE", set.raanDeg());
        json.writeNumberField("ARG_OF_PERICENTER", set.argOfPericenterDeg());
        json.writeNumberField("MEAN_ANOMALY", set.meanAnomalyDeg());
        json.writeNumberField("EPHEMERIS_TYPE", 0);
        json.writeStringField("CLASSIFICATION_TYPE", String.valueOf(set.classification()));
        json.writeNumberField("NORAD_CAT_ID", set.catalogNumber());
        json.writeNumberField("ELEMENT_SET_NO", set.elementSetNumber());
        json.writeNumberField("REV_AT_EPOCH", set.revolutionAtEpoch());
        json.writeNumberField("BSTAR", set.bstar());
        json.writeNumberField("MEAN_MOTION_DOT", set.meanMotionDot());
        json.writeNumberField("MEAN_MOTION_DDOT", set.meanMotionDdot());
        json.writeEndObject();
    }

    private static String epoch(Instant epoch) {
        boolean inMicros = epoch.equals(epoch.truncatedTo(ChronoUnit.MICROS));
        return (inMicros ? MICROS : NANOS).format(epoch);
    }
}
