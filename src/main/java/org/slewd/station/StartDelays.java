package org.slewd.station;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slewd.mount.Axis;
import org.slewd.mount.StartDelay;
import org.slewd.mount.StartDelayWatch;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;

/**
 * How long the axes take to start: as configured, as their slews show, and as the pointing law reckons with. Belongs to the
 * loop.
 */
final class StartDelays {

    /** A tenth of a second is what a slow poll makes of any delay; this much more is a wrong figure. */
    private static final double WORTH_SAYING_SECONDS = 0.15;

    /** By how many standard errors the configuration has to be off. */
    private static final double SURE = 3;

    /**
     * What is measured moves the lead by no more than this: a law that leads by a third of a second too much is 2 degrees
     * off at the full speed of a common axis.
     */
    private static final double MOST_CORRECTION_SECONDS = 0.3;

    private final Map<Axis, AxisModel> models = new EnumMap<>(Axis.class);
    private final Map<Axis, StartDelayWatch> watches = new EnumMap<>(Axis.class);
    private final Set<Axis> said = EnumSet.noneOf(Axis.class);

    StartDelays(RotatorConfig config, double readBackStepDeg) {
        models.put(Axis.AZIMUTH, config.azimuth());
        models.put(Axis.ELEVATION, config.elevation());
        models.forEach((axis, model) -> watches.put(axis, new StartDelayWatch(model, readBackStepDeg)));
    }

    /** A target left slewd. */
    void onCommand(Pointing target, long nanos) {
        watches.forEach((axis, watch) -> watch.onOrder(axis.of(target), nanos));
    }

    void onStop() {
        watches.values().forEach(StartDelayWatch::onStop);
    }

    /** A report that can be believed, unwrapped. */
    void onReport(Pointing unwrapped, long nanos) {
        watches.forEach((axis, watch) -> watch.onReport(axis.of(unwrapped), nanos));
    }

    /** What came before has nothing to do with what comes next. */
    void restart() {
        watches.values().forEach(StartDelayWatch::restart);
    }

    /** What the pointing law is to reckon with: what is configured, unless slews that agree say otherwise. */
    double seconds(Axis axis) {
        double configured = models.get(axis).startDelaySeconds();
        return watches.get(axis)
                .measured()
                .filter(StartDelay::isConsistent)
                .map(measured -> Math.max(
                        configured - MOST_CORRECTION_SECONDS,
                        Math.min(configured + MOST_CORRECTION_SECONDS, measured.seconds())))
                .orElse(configured);
    }

    List<Snapshot.StartDelay> snapshot() {
        return models.keySet().stream()
                .map(axis -> new Snapshot.StartDelay(
                        axis,
                        models.get(axis).startDelaySeconds(),
                        watches.get(axis).measured(),
                        seconds(axis)))
                .toList();
    }

    /** What an operator should put right in the configuration, once for each axis. */
    Optional<String> takeNotice() {
        Optional<Axis> wrong = Stream.of(Axis.values())
                .filter(axis -> !said.contains(axis) && isWrong(axis))
                .findFirst();
        wrong.ifPresent(said::add);
        return wrong.map(this::notice);
    }

    private boolean isWrong(Axis axis) {
        double configured = models.get(axis).startDelaySeconds();
        return watches.get(axis)
                .measured()
                .filter(StartDelay::isConsistent)
                .filter(measured -> Math.abs(measured.seconds() - configured)
                        > Math.max(WORTH_SAYING_SECONDS, SURE * measured.errorSeconds()))
                .isPresent();
    }

    private String notice(Axis axis) {
        StartDelay measured = watches.get(axis).measured().orElseThrow();
        return ("the %s axis starts %.2f s after an order, by %d slews, and not %.2f s as configured; slewd leads it by %.2f s;"
                        + " write %sStartDelayMs: %.0f in the section rotator")
                .formatted(
                        axis.word(),
                        measured.seconds(),
                        measured.slews(),
                        models.get(axis).startDelaySeconds(),
                        seconds(axis),
                        axis.word(),
                        Math.rint(100 * measured.seconds()) * 10);
    }
}
