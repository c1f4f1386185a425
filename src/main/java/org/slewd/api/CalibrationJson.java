package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.slewd.mount.Axis;
import org.slewd.mount.AxisMeasures;
import org.slewd.station.Snapshot;

/** A calibration as JSON. Any thread. */
final class CalibrationJson {

    // Digits after the point: finer than anything that can be measured.
    private static final int FINE = 4;
    private static final int MS = 1;
    private static final int SECONDS = 1;

    private CalibrationJson() {}

    static JsonObject of(Snapshot.Calibration calibration) {
        JsonArray measures = new JsonArray();
        calibration.measures().forEach(axis -> measures.add(of(axis)));
        return new JsonObject()
                .put("progress", Words.of(calibration.progress()))
                .put("axis", calibration.axis().map(Axis::word).orElse(null))
                .put("done", SnapshotJson.rounded(calibration.done(), 2))
                .put("expectedSeconds", SnapshotJson.rounded(calibration.expectedSeconds(), SECONDS))
                .put("elapsedSeconds", SnapshotJson.rounded(calibration.elapsedSeconds(), SECONDS))
                .put("message", calibration.message())
                .put("measures", measures);
    }

    private static JsonObject of(AxisMeasures axis) {
        return new JsonObject()
                .put("axis", axis.axis().word())
                .put("rateDegPerS", of(axis.rateDegPerS(), 1, FINE))
                .put("rateUpDegPerS", of(axis.rateUpDegPerS(), 1, FINE))
                .put("rateDownDegPerS", of(axis.rateDownDegPerS(), 1, FINE))
                .put("accelerationDegPerS2", of(axis.accelerationDegPerS2(), 1, FINE))
                .put("startDelayMs", of(axis.startDelaySeconds(), 1000, MS))
                .put("coastDeg", of(axis.coastDeg(), 1, FINE))
                .put("deadBandDeg", SnapshotJson.rounded(axis.deadBandDeg(), FINE))
                .put("resolutionDeg", SnapshotJson.rounded(axis.resolutionDeg(), FINE))
                .put("reportIntervalMs", SnapshotJson.rounded(1000 * axis.reportIntervalSeconds(), MS))
                .put("slews", axis.slews());
    }

    private static JsonObject of(AxisMeasures.Figure figure, double unit, int digits) {
        return new JsonObject()
                .put("value", SnapshotJson.rounded(unit * figure.value(), digits))
                .put("error", SnapshotJson.rounded(unit * figure.error(), digits));
    }
}
