package org.slewd.api;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.slewd.link.Contact;
import org.slewd.station.SafeStation;
import org.slewd.station.Snapshot;
import org.slewd.station.StationState;
import org.slewd.time.ClockTrust;

/**
 * The answers of the health checks: each names what it looked at, and whether that is well. They are open to whoever
 * reaches the port, so they say words and no sentences, and nothing of where the station stands.
 *
 * @param isWell whether all of it is
 * @param body what is answered
 */
record Health(boolean isWell, JsonObject body) {

    /** The station publishes at 20 Hz or faster; a loop not heard of for so long is not at work. */
    private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** A position that is older says nothing of where the antenna is. */
    private static final double FRESH_S = 2;

    /** Whoever reads this was answered, so the process is alive. */
    static Health live() {
        return new Health(true, new JsonObject().put("live", true).put("checks", new JsonObject()));
    }

    /**
     * Whether the daemon is at work; in safe mode it is not.
     *
     * @param silentNanos since the station loop was last heard of
     */
    static Health ready(Snapshot snapshot, long silentNanos) {
        boolean loop = silentNanos < READY_WITHIN_NANOS;
        boolean safeMode = snapshot.fault()
                .filter(fault -> fault.kind().equals(SafeStation.KIND))
                .isPresent();
        JsonObject checks = new JsonObject().put("loop", word(loop)).put("mode", safeMode ? SafeStation.KIND : "ok");
        return new Health(
                loop && !safeMode,
                new JsonObject()
                        .put("ready", loop && !safeMode)
                        .put("stationSilentMs", TimeUnit.NANOSECONDS.toMillis(silentNanos))
                        .put("checks", checks));
    }

    /** Whether the antenna may be moved now. The clock is told of, and alone keeps only passes that begin by themselves. */
    static Health safe(Snapshot snapshot, long silentNanos) {
        boolean loop = silentNanos < READY_WITHIN_NANOS;
        boolean link = snapshot.rotator().link().isUp()
                && snapshot.rotator().contact() != Contact.SILENT
                && snapshot.rotator().contact() != Contact.UNKNOWN;
        boolean position = snapshot.state() != StationState.UNKNOWN
                && snapshot.rotator()
                        .measured()
                        .filter(at -> at.ageSeconds() + silentNanos / 1e9 <= FRESH_S)
                        .isPresent();
        boolean turn = snapshot.rotator().turnKnown();
        JsonObject checks = new JsonObject()
                .put("loop", word(loop))
                .put("fault", snapshot.fault().map(Snapshot.Fault::kind).orElse("ok"))
                .put("rotatorLink", word(link))
                .put("position", word(position))
                .put("turn", word(turn))
                .put("conditions", snapshot.conditions().refusal().isPresent() ? "unsafe" : "ok")
                .put("clock", snapshot.clock().verdict() == ClockTrust.Verdict.REFUSED ? "no automatic passes" : "ok");
        boolean calm = snapshot.conditions().refusal().isEmpty();
        boolean safe = loop && snapshot.fault().isEmpty() && link && position && turn && calm;
        return new Health(safe, new JsonObject().put("safe", safe).put("checks", checks));
    }

    private static String word(boolean isWell) {
        return isWell ? "ok" : "failed";
    }
}
