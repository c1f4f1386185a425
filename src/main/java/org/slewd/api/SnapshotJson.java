package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.slewd.doppler.FitOutcome;
import org.slewd.lease.PartView;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.rotator.Pointing;
import org.slewd.sky.LookAngle;
import org.slewd.station.HeardSignal;
import org.slewd.station.Snapshot;
import org.slewd.time.ClockTrust;

/**
 * Snapshots as JSON. What is not known is null, never left out and never 0; what comes from a device has an age. Any
 * thread.
 */
final class SnapshotJson {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    // Digits after the point. A tenth of a millidegree is finer than any encoder; the rest follows the size of the
    // value.
    private static final int DEG = 4;
    private static final int METRES = 1;
    private static final int MPS = 3;
    private static final int SECONDS = 3;
    private static final int HZ = 2;

    private SnapshotJson() {}

    /** Everything: the data of all topics under their names. */
    static JsonObject of(Snapshot snapshot, List<PartView> leases) {
        return new JsonObject()
                .put("sequence", snapshot.sequence())
                .put("utc", utc(snapshot.utc()))
                .put(Topic.STATE.word(), state(snapshot))
                .put(Topic.POINTING.word(), pointing(snapshot))
                .put(Topic.TUNING.word(), tuning(snapshot))
                .put(Topic.DEVICE.word(), device(snapshot))
                .put(Topic.LEASE.word(), LeaseJson.of(leases))
                .put("calibration", orNull(snapshot.calibration().map(CalibrationJson::of)))
                .put("alerts", alerts(snapshot.loop().alerts()));
    }

    /** The data of one topic that has a value at all times. */
    static JsonObject of(Topic topic, Snapshot snapshot) {
        return switch (topic) {
            case STATE -> state(snapshot);
            case POINTING -> pointing(snapshot);
            case TUNING -> tuning(snapshot);
            case DEVICE -> device(snapshot);
            case LEASE -> throw new IllegalArgumentException("leases are no part of what the station tells");
            case ALERT -> throw new IllegalArgumentException("alerts are events, not a value");
            case SPECTRUM -> throw new IllegalArgumentException("rows of the waterfall are no part of a snapshot");
        };
    }

    static JsonObject alert(Snapshot.Alert alert) {
        return new JsonObject().put("utc", utc(alert.utc())).put("message", alert.message());
    }

    private static JsonArray alerts(List<Snapshot.Alert> alerts) {
        return new JsonArray(alerts.stream().map(SnapshotJson::alert).toList());
    }

    private static JsonObject state(Snapshot snapshot) {
        return new JsonObject()
                .put("state", Words.of(snapshot.state()))
                .put("sinceUtc", utc(snapshot.stateSince()))
                .put("simulation", snapshot.simulation())
                .put("fault", orNull(snapshot.fault().map(SnapshotJson::fault)))
                .put("target", orNull(snapshot.target().map(SnapshotJson::target)))
                .put("clock", clock(snapshot.clock()))
                .put("conditions", ConditionsJson.of(snapshot.conditions()))
                .put("loop", loop(snapshot.loop()));
    }

    private static JsonObject clock(Snapshot.ClockState clock) {
        ClockTrust trust = clock.trust();
        return new JsonObject()
                .put("synchronised", trust.isSynchronised())
                .put(
                        "boundSeconds",
                        trust.boundS().isPresent() ? rounded(trust.boundS().getAsDouble(), 6) : null)
                .put("source", trust.source())
                .put("verdict", Words.of(clock.verdict()))
                .put("refusal", orNull(clock.refusal()))
                .put("ageSeconds", rounded(clock.ageSeconds(), SECONDS));
    }

    private static JsonObject fault(Snapshot.Fault fault) {
        return new JsonObject()
                .put("kind", fault.kind())
                .put("message", fault.message())
                .put("selfClearing", fault.selfClearing())
                .put("sinceUtc", utc(fault.since()));
    }

    private static JsonObject target(Snapshot.Target target) {
        return new JsonObject()
                .put("catalogNumber", target.catalogNumber())
                .put("name", target.name())
                .put("elementAgeSeconds", rounded(target.elementAgeSeconds(), 0))
                .put("downlinkHz", orNull(target.downlinkHz()))
                .put("pass", PassJson.of(target.pass()))
                .put("plan", plan(target.plan()));
    }

    private static JsonObject plan(Snapshot.Plan plan) {
        JsonArray unwinds = new JsonArray();
        plan.unwinds()
                .forEach(unwind -> unwinds.add(
                        new JsonObject().put("fromUtc", utc(unwind.from())).put("toUtc", utc(unwind.to()))));
        return new JsonObject()
                .put("style", Words.of(plan.style()))
                .put("start", axes(plan.start()))
                .put("end", axes(plan.end()))
                .put("azimuth", SurroundingsJson.range(plan.azimuth()))
                .put("greatestErrorDeg", rounded(plan.greatestErrorDeg(), 2))
                .put("offTargetSeconds", rounded(plan.offTargetSeconds(), 1))
                .put("meanLossDb", rounded(plan.meanLossDb(), 3))
                .put("unwinds", unwinds)
                .put("plans", plan.plans())
                .put("lateSeconds", rounded(plan.lateSeconds(), 3))
                .put("lateSource", Words.of(plan.lateSource()));
    }

    private static JsonObject loop(Snapshot.Loop loop) {
        return new JsonObject()
                .put("periodMs", rounded(loop.periodMs(), 3))
                .put("ticks", loop.ticks())
                .put("skipped", loop.skipped())
                .put("lateP50Us", rounded(loop.lateP50Us(), 1))
                .put("lateP99Us", rounded(loop.lateP99Us(), 1))
                .put("lateMaxUs", rounded(loop.lateMaxUs(), 1));
    }

    private static JsonObject pointing(Snapshot snapshot) {
        Snapshot.Rotator rotator = snapshot.rotator();
        // Target and wanted were computed for this tick: their age is that of the snapshot.
        return new JsonObject()
                .put(
                        "target",
                        orNull(snapshot.target()
                                .map(target -> look(target.look()).put("ageSeconds", 0))))
                .put(
                        "wanted",
                        orNull(rotator.wanted().map(wanted -> axes(wanted).put("ageSeconds", 0))))
                .put("commanded", orNull(rotator.commanded().map(SnapshotJson::agedAxes)))
                .put("measured", orNull(rotator.measured().map(SnapshotJson::agedAxes)))
                .put("turnKnown", rotator.turnKnown())
                .put("errorDeg", orNull(rotator.errorDeg().map(error -> rounded(error, DEG))))
                .put(
                        "startDelays",
                        new JsonArray(rotator.startDelays().stream()
                                .map(SnapshotJson::startDelay)
                                .toList()));
    }

    private static JsonObject startDelay(Snapshot.StartDelay delay) {
        return new JsonObject()
                .put("axis", delay.axis().word())
                .put("configuredMs", milliseconds(delay.configuredSeconds()))
                .put(
                        "measured",
                        orNull(delay.measured()
                                .map(measured -> new JsonObject()
                                        .put("ms", milliseconds(measured.seconds()))
                                        .put("spreadMs", milliseconds(measured.spreadSeconds()))
                                        .put("errorMs", milliseconds(measured.errorSeconds()))
                                        .put("slews", measured.slews()))))
                .put("usedMs", milliseconds(delay.usedSeconds()));
    }

    private static Double milliseconds(double seconds) {
        return rounded(1000 * seconds, 0);
    }

    /** Direction, distance and its change, as members of an object. */
    static JsonObject look(LookAngle look) {
        return new JsonObject()
                .put("azimuthDeg", rounded(look.azimuthDeg(), DEG))
                .put("elevationDeg", rounded(look.elevationDeg(), DEG))
                .put("rangeM", rounded(look.rangeM(), METRES))
                .put("rangeRateMps", rounded(look.rangeRateMps(), MPS));
    }

    private static JsonObject axes(Pointing pointing) {
        return new JsonObject()
                .put("azimuthDeg", rounded(pointing.azimuthDeg(), DEG))
                .put("elevationDeg", rounded(pointing.elevationDeg(), DEG));
    }

    private static JsonObject agedAxes(Snapshot.Aged<Pointing> aged) {
        return axes(aged.value()).put("ageSeconds", rounded(aged.ageSeconds(), SECONDS));
    }

    private static JsonObject tuning(Snapshot snapshot) {
        Optional<Snapshot.Receiver> receiver = snapshot.receiver();
        return dial(receiver.map(Snapshot.Receiver::downlink))
                .put("receiver", receiver.isPresent())
                .put(
                        "uplink",
                        orNull(receiver.flatMap(Snapshot.Receiver::uplink).map(dial -> dial(Optional.of(dial)))))
                .put(
                        "latencySeconds",
                        orNull(receiver.flatMap(Snapshot.Receiver::latencySeconds)
                                .map(seconds -> rounded(seconds, SECONDS))))
                .put(
                        "signal",
                        orNull(receiver.flatMap(Snapshot.Receiver::signal)
                                .map(aged -> new JsonObject()
                                        .put("share", rounded(aged.value(), SECONDS))
                                        .put("ageSeconds", rounded(aged.ageSeconds(), SECONDS)))))
                .put("transmitter", orNull(receiver.flatMap(Snapshot.Receiver::transmitter)))
                .put(
                        "heard",
                        orNull(snapshot.target()
                                .flatMap(Snapshot.Target::heard)
                                .map(aged -> heard(aged.value()).put("ageSeconds", rounded(aged.ageSeconds(), 1)))));
    }

    private static JsonObject heard(HeardSignal heard) {
        Optional<FitOutcome.Fitted> fit =
                heard.outcome() instanceof FitOutcome.Fitted fitted ? Optional.of(fitted) : Optional.empty();
        return new JsonObject()
                .put("utc", utc(heard.utc()))
                .put("carrierHz", rounded(heard.carrierHz(), HZ))
                .put("spectra", heard.spectra())
                .put("lateSeconds", orNull(fit.map(f -> rounded(f.lateS().value(), SECONDS))))
                .put("lateSigmaSeconds", orNull(fit.map(f -> rounded(f.lateS().sigma(), SECONDS))))
                .put("offsetHz", orNull(fit.map(f -> rounded(f.offsetHz().value(), HZ))))
                .put("offsetSigmaHz", orNull(fit.map(f -> rounded(f.offsetHz().sigma(), HZ))))
                .put("scatterHz", orNull(fit.map(f -> rounded(f.scatterHz(), HZ))))
                .put("samples", orNull(fit.map(FitOutcome.Fitted::samples)))
                .put("outliers", orNull(fit.map(FitOutcome.Fitted::outliers)))
                .put("applicable", heard.isApplicable())
                .put("neededSigmaSeconds", rounded(heard.applicableSigmaS(), SECONDS))
                .put("why", heard.outcome() instanceof FitOutcome.NotObservable silent ? silent.why() : null);
    }

    private static JsonObject dial(Optional<Snapshot.Dial> dial) {
        return new JsonObject()
                .put("exactHz", orNull(dial.flatMap(Snapshot.Dial::exactHz).map(hz -> rounded(hz, HZ))))
                .put(
                        "commanded",
                        orNull(dial.flatMap(Snapshot.Dial::commandedHz).map(SnapshotJson::agedHz)))
                .put("measured", orNull(dial.flatMap(Snapshot.Dial::measuredHz).map(SnapshotJson::agedHz)))
                .put("verified", dial.map(Snapshot.Dial::verified).orElse(false))
                .put("residual", orNull(dial.flatMap(Snapshot.Dial::residual).map(SnapshotJson::residual)));
    }

    private static JsonObject residual(Snapshot.Residual residual) {
        return new JsonObject()
                .put("moments", residual.moments())
                .put("meanHz", rounded(residual.meanHz(), HZ))
                .put("rmsHz", rounded(residual.rmsHz(), HZ))
                .put("p95Hz", rounded(residual.p95Hz(), HZ))
                .put("greatestHz", rounded(residual.greatestHz(), HZ));
    }

    private static JsonObject agedHz(Snapshot.Aged<Long> aged) {
        return new JsonObject().put("hz", aged.value()).put("ageSeconds", rounded(aged.ageSeconds(), SECONDS));
    }

    private static JsonObject device(Snapshot snapshot) {
        Snapshot.Rotator rotator = snapshot.rotator();
        return new JsonObject()
                .put(
                        "rotator",
                        device(rotator.kind(), rotator.address(), rotator.link(), rotator.contact(), rotator.trouble()))
                .put(
                        "receiver",
                        orNull(snapshot.receiver()
                                .map(radio -> device(
                                        radio.kind(),
                                        radio.address(),
                                        radio.link(),
                                        radio.contact(),
                                        radio.trouble()))));
    }

    private static JsonObject device(
            String kind, String address, LinkStatus link, Contact contact, Optional<String> trouble) {
        return new JsonObject()
                .put("kind", kind)
                .put("address", address)
                .put("link", Words.of(link.state()))
                .put("connects", link.connects())
                .put("linkDetail", link.detail())
                .put("contact", Words.of(contact))
                .put("trouble", orNull(trouble));
    }

    /** ISO-8601 in UTC with milliseconds. */
    static String utc(Instant instant) {
        return UTC.format(instant);
    }

    /** A number with at most {@code digits} after the point; null when it is no number, which JSON cannot say. */
    static Double rounded(double value, int digits) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double scale = Math.pow(10, digits);
        double scaled = Math.rint(value * scale) / scale;
        return Double.isFinite(scaled) ? scaled + 0.0 : value;
    }

    private static Object orNull(Optional<?> value) {
        return value.orElse(null);
    }
}
