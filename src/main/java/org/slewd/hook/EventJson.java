package org.slewd.hook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.slewd.doppler.FitOutcome;
import org.slewd.pass.Pass;
import org.slewd.receiver.Leg;
import org.slewd.station.HeardSignal;
import org.slewd.station.PassReport;
import org.slewd.station.Snapshot;
import org.slewd.station.StationEvent;

/**
 * What happened, as one JSON object in one line: {@code event} and {@code utc} always, then {@code pass}, {@code report} or {@code
 * fault}. Where the station is stays its own business.
 */
public final class EventJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EventJson() {}

    /**
     * The text of an event.
     *
     * @param station name of the station
     */
    public static String of(StationEvent event, String station) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", event.word());
            utc(json, "utc", event.utc());
            json.writeStringField("station", station);
            members(json, event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory takes everything
        }
        return text.toString();
    }

    private static void members(JsonGenerator json, StationEvent event) throws IOException {
        if (event instanceof StationEvent.OfPass ofPass) {
            pass(json, ofPass.pass());
        }
        if (event instanceof StationEvent.PassEnded ended) {
            report(json, ended.report());
        } else if (event instanceof StationEvent.FaultRaised raised) {
            fault(json, raised.fault());
        } else if (event instanceof StationEvent.FaultCleared cleared) {
            fault(json, cleared.fault());
        } else if (event instanceof StationEvent.Stopped stopped) {
            json.writeStringField("by", stopped.by());
        } else if (event instanceof StationEvent.ClockStepped stepped) {
            number(json, "stepSeconds", stepped.step().toMillis() / 1e3, 3);
        } else if (event instanceof StationEvent.Unsafe unsafe) {
            json.writeStringField("action", unsafe.action().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", unsafe.sentence());
        } else if (event instanceof StationEvent.StowFailed failed) {
            json.writeStringField("message", failed.sentence());
        } else if (event instanceof StationEvent.Told told) {
            json.writeStringField("message", told.message());
            json.writeBooleanField("urgent", told.urgent());
        }
    }

    private static void pass(JsonGenerator json, StationEvent.FollowedPass followed) throws IOException {
        Pass pass = followed.pass();
        Duration late = Duration.between(pass.aos().utc(), followed.rise());
        json.writeObjectFieldStart("pass");
        json.writeNumberField("catalogNumber", pass.catalogNumber());
        json.writeStringField("name", pass.name());
        utc(json, "riseUtc", followed.rise());
        utc(json, "culminationUtc", pass.tca().utc().plus(late));
        utc(json, "setUtc", followed.set());
        number(json, "maxElevationDeg", pass.maxElevationDeg(), 2);
        number(json, "lateSeconds", late.toMillis() / 1e3, 3);
        utc(json, "elementEpochUtc", followed.elements().epoch());
        json.writeStringField("by", followed.by());
        json.writeEndObject();
    }

    private static void report(JsonGenerator json, PassReport report) throws IOException {
        json.writeObjectFieldStart("report");
        utc(json, "begunUtc", report.begun());
        utc(json, "endedUtc", report.ended());
        json.writeStringField("ending", report.ending().name().toLowerCase(Locale.ROOT));
        if (report.pointing().isPresent()) {
            PassReport.PointingQuality pointing = report.pointing().get();
            json.writeObjectFieldStart("pointing");
            json.writeNumberField("reports", pointing.reports());
            number(json, "rmsDeg", pointing.rmsDeg(), 3);
            number(json, "p50Deg", pointing.p50Deg(), 2);
            number(json, "p95Deg", pointing.p95Deg(), 2);
            number(json, "worstDeg", pointing.worstDeg(), 3);
            number(json, "offBeamSeconds", pointing.offBeamSeconds(), 1);
            json.writeEndObject();
        }
        json.writeObjectFieldStart("tuning");
        for (Map.Entry<Leg, Snapshot.Residual> leg : report.tuning().entrySet()) {
            json.writeObjectFieldStart(leg.getKey().name().toLowerCase(Locale.ROOT));
            number(json, "rmsHz", leg.getValue().rmsHz(), 1);
            number(json, "p95Hz", leg.getValue().p95Hz(), 1);
            number(json, "greatestHz", leg.getValue().greatestHz(), 1);
            json.writeEndObject();
        }
        json.writeEndObject();
        if (report.downlinkHz().isPresent()) {
            json.writeNumberField("downlinkHz", report.downlinkHz().get());
        }
        if (report.transmitter().isPresent()) {
            json.writeStringField("transmitter", report.transmitter().get());
        }
        json.writeNumberField("skippedTicks", report.skippedTicks());
        json.writeArrayFieldStart("faults");
        for (String fault : report.faults()) {
            json.writeString(fault);
        }
        json.writeEndArray();
        if (report.heard().isPresent()) {
            heard(json, report.heard().get());
        }
        json.writeEndObject();
    }

    private static void heard(JsonGenerator json, HeardSignal heard) throws IOException {
        if (heard.outcome() instanceof FitOutcome.Fitted fitted) {
            json.writeObjectFieldStart("heard");
            number(json, "lateSeconds", fitted.lateS().value(), 3);
            number(json, "lateSigmaSeconds", fitted.lateS().sigma(), 3);
            number(json, "offsetHz", fitted.offsetHz().value(), 1);
            number(json, "offsetSigmaHz", fitted.offsetHz().sigma(), 1);
            json.writeEndObject();
        }
    }

    private static void fault(JsonGenerator json, Snapshot.Fault fault) throws IOException {
        json.writeObjectFieldStart("fault");
        json.writeStringField("kind", fault.kind());
        json.writeStringField("message", fault.message());
        json.writeBooleanField("selfClearing", fault.selfClearing());
        utc(json, "sinceUtc", fault.since());
        json.writeEndObject();
    }

    private static void utc(JsonGenerator json, String name, Instant utc) throws IOException {
        json.writeStringField(name, UTC.format(utc));
    }

    private static void number(JsonGenerator json, String name, double value, int digits) throws IOException {
        double scale = Math.pow(10, digits);
        json.writeNumberField(name, Math.rint(value * scale) / scale);
    }
}
