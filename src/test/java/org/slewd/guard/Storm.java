package org.slewd.guard;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxis;

/** Hostile targets against one antenna with motors, in virtual time, under the eyes of a judge. */
final class Storm {

    private static final double TOLERANCE_DEG = 1;
    private static final long LOOK_NANOS = 20_000_000L;
    private static final double POLL_SECONDS = 0.2;

    /** From the loop to the motor; the rest of the start delay is the motor's own. */
    private static final double MOST_WIRE_SECONDS = 0.15;

    /** The start delay, and the ramps down and up. */
    private static final long TURNED_NANOS = 1_300_000_000L;

    /** The disc of the Sun, its place by two formulae, and its way during a look. */
    private static final double SUN_TOLERANCE_DEG = 0.65;

    private static final Instant BEGIN = Instant.parse("2026-06-21T06:00:00Z");

    private final StormCase antenna;
    private final Envelope envelope;
    private final SplittableRandom random;
    private final AxisMotor azimuth;
    private final AxisMotor elevation;
    private final StormJudge judge;
    private final Deque<Order> wire = new ArrayDeque<>();
    private final Deque<Pointing> route = new ArrayDeque<>();

    private long nowNanos;
    private long reportNanos;
    private long sentNanos = -TURNED_NANOS;
    private Pointing report;
    private Pointing reportBefore;
    private Optional<Pointing> aimed = Optional.empty();
    private double allowedSunDeg;
    private Pointing lastSeen;
    private double[] sun = placeOfSun();

    long allowed;
    long refused;
    long routed;
    long unrouted;
    long stops;
    long sunViolations;
    double nearestSunDeg = 180;

    private record Order(Optional<Pointing> target, long nanos) {}

    /** @param envelope what slewd asks; normally the antenna's own */
    Storm(StormCase antenna, Envelope envelope, long seed) {
        this.antenna = antenna;
        this.envelope = envelope;
        this.random = new SplittableRandom(seed);
        Pointing start = freeStart();
        this.azimuth = motor(antenna.azimuthMotor(), start.azimuthDeg());
        this.elevation = motor(antenna.elevationMotor(), start.elevationDeg());
        this.judge = new StormJudge(
                new StormJudge.Limits(
                        antenna.azimuthMotor().travel(),
                        antenna.elevationMotor().travel()),
                TOLERANCE_DEG,
                antenna.forbidden());
        this.lastSeen = start;
        this.report = start;
        this.reportBefore = start;
    }

    private Pointing freeStart() {
        while (true) {
            Pointing start = inside();
            if (envelope.allows(start.azimuthDeg(), start.elevationDeg())
                    && antenna.forbidden().values().stream().noneMatch(place -> place.test(start))) {
                return start;
            }
        }
    }

    // End stops far outside of the limits, so that they do not hide a violation.
    private static AxisMotor motor(AxisModel axis, double startDeg) {
        AxisRange stops =
                new AxisRange(axis.travel().minDeg() - 60, axis.travel().maxDeg() + 60);
        return new AxisMotor(new SimulatedAxis(
                stops,
                axis.rateDegPerS(),
                axis.accelerationDegPerS2(),
                (long) ((axis.startDelaySeconds() - MOST_WIRE_SECONDS) * 1e9),
                axis.coastDeg(),
                startDeg));
    }

    StormJudge judge() {
        return judge;
    }

    void run(int targets) {
        for (int i = 0; i < targets; i++) {
            order(hostile());
            double waitSeconds = random.nextInt(50) == 0 ? 5 + random.nextDouble() * 30 : random.nextDouble() * 0.6;
            long untilNanos = nowNanos + (long) (waitSeconds * 1e9);
            while (nowNanos < untilNanos) {
                poll();
            }
        }
        wire.clear(); // and what came last has to be safe for ever
        for (int i = 0; i < 400; i++) {
            pass();
        }
    }

    private void poll() {
        sun = placeOfSun();
        for (int i = 0; i < POLL_SECONDS * 1e9 / LOOK_NANOS; i++) {
            pass();
        }
        reportBefore = report;
        report = read();
        reportNanos = nowNanos;
        if (envelope.mustStop(motion(), aimed, POLL_SECONDS).isPresent()) {
            stops++;
            send(Optional.empty());
        } else if (!route.isEmpty() && stands()) {
            take(route.poll());
        }
    }

    private boolean stands() {
        return report.equals(reportBefore) && wire.isEmpty() && !azimuth.isBusy() && !elevation.isBusy();
    }

    private void pass() {
        nowNanos += LOOK_NANOS;
        azimuth.advance(nowNanos);
        elevation.advance(nowNanos);
        while (!wire.isEmpty() && wire.peek().nanos <= nowNanos) {
            obey(wire.poll());
        }
        Pointing truth = truth();
        if (!truth.equals(lastSeen)) {
            judge.see(truth, nowNanos);
            lastSeen = truth;
            antenna.sunAvoidanceDeg().ifPresent(avoidanceDeg -> watchSun(truth, avoidanceDeg));
        }
    }

    private void watchSun(Pointing truth, double avoidanceDeg) {
        double sunDeg = sunDeg(truth);
        if (sunDeg < Math.min(avoidanceDeg, allowedSunDeg) - SUN_TOLERANCE_DEG) {
            sunViolations++;
        }
        nearestSunDeg = Math.min(nearestSunDeg, sunDeg);
    }

    private double sunDeg(Pointing at) {
        return sun[2] < 0 ? 180 : TrueSky.separationDeg(sun, TrueSky.beam(at));
    }

    private double[] placeOfSun() {
        return TrueSky.sun(StormCase.SITE.latitudeDeg(), StormCase.SITE.longitudeDeg(), utc());
    }

    private Instant utc() {
        return BEGIN.plusNanos(nowNanos);
    }

    private void obey(Order order) {
        if (order.target.isEmpty()) {
            azimuth.cut(nowNanos);
            elevation.cut(nowNanos);
        } else if (antenna.ramped()) {
            azimuth.servoTo(order.target.get().azimuthDeg(), nowNanos);
            elevation.servoTo(order.target.get().elevationDeg(), nowNanos);
        } else {
            azimuth.relayTo(order.target.get().azimuthDeg(), 0.5, nowNanos);
            elevation.relayTo(order.target.get().elevationDeg(), 0.5, nowNanos);
        }
    }

    private Pointing truth() {
        return new Pointing(azimuth.angleDeg(), elevation.angleDeg());
    }

    private Pointing read() {
        return antenna.traits().onGrid(truth());
    }

    private Motion motion() {
        double ageSeconds = (nowNanos - reportNanos) / 1e9;
        if (nowNanos - sentNanos < TURNED_NANOS) {
            return Motion.turning(report, antenna.azimuthMotor(), antenna.elevationMotor(), ageSeconds);
        }
        if (aimed.isPresent() && (azimuth.isBusy() || elevation.isBusy())) {
            return Motion.towards(report, aimed.get(), antenna.azimuthMotor(), antenna.elevationMotor(), ageSeconds);
        }
        return new Motion(
                report,
                (report.azimuthDeg() - reportBefore.azimuthDeg()) / POLL_SECONDS,
                (report.elevationDeg() - reportBefore.elevationDeg()) / POLL_SECONDS,
                ageSeconds,
                false);
    }

    private void order(Optional<Pointing> wanted) {
        route.clear();
        if (wanted.isEmpty()) {
            send(Optional.empty());
            return;
        }
        Verdict verdict = take(wanted.get());
        if (verdict instanceof Verdict.Refused why
                && (why.kind() == Verdict.Kind.FORBIDDEN_WAY || why.kind() == Verdict.Kind.SUN)
                && random.nextInt(4) == 0) {
            Optional<List<Pointing>> found = envelope.route(report, wanted.get(), utc());
            if (found.isPresent()) {
                routed++;
                send(Optional.empty());
                route.addAll(found.get());
                long untilNanos = nowNanos + 60_000_000_000L;
                while (!route.isEmpty() && nowNanos < untilNanos) {
                    poll();
                }
            } else {
                unrouted++;
            }
        }
    }

    private Verdict take(Pointing target) {
        Verdict verdict = envelope.judge(motion(), target, new TurnKnowledge.Known(report.azimuthDeg()), utc());
        if (verdict instanceof Verdict.Allowed) {
            allowed++;
            send(Optional.of(antenna.traits().onGrid(target)));
        } else {
            refused++;
        }
        return verdict;
    }

    private void send(Optional<Pointing> target) {
        aimed = target;
        allowedSunDeg = sunDeg(truth());
        sentNanos = nowNanos;
        wire.add(new Order(target, nowNanos + (long) (random.nextDouble() * MOST_WIRE_SECONDS * 1e9)));
    }

    /** A target; empty for a stop. */
    private Optional<Pointing> hostile() {
        AxisRange azimuths = antenna.azimuthMotor().travel();
        AxisRange elevations = antenna.elevationMotor().travel();
        Pointing inside = inside();
        return switch (random.nextInt(11)) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of(new Pointing(
                        random.nextBoolean() ? azimuths.maxDeg() + nudge() : azimuths.minDeg() - nudge(),
                        inside.elevationDeg()));
            case 2 ->
                Optional.of(new Pointing(
                        inside.azimuthDeg(),
                        random.nextBoolean() ? elevations.maxDeg() + nudge() : elevations.minDeg() - nudge()));
            case 3 ->
                Optional.of(
                        new Pointing(report.azimuthDeg() + (random.nextBoolean() ? 360 : -360), report.elevationDeg()));
            case 4 ->
                Optional.of(new Pointing(
                        report.azimuthDeg() + (random.nextBoolean() ? 180 : -180), 180 - report.elevationDeg()));
            case 5 ->
                Optional.of(new Pointing(
                        (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(1, 300)),
                        (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(1, 300))));
            case 6 -> Optional.of(nearShape());
            case 8 -> Optional.of(nearSun());
            case 7 ->
                Optional.of(new Pointing(
                        report.azimuthDeg() + random.nextDouble() * 20 - 10,
                        report.elevationDeg() + random.nextDouble() * 20 - 10));
            default -> Optional.of(inside);
        };
    }

    private Pointing nearShape() {
        List<double[][]> shapes = List.copyOf(new TreeMap<>(StormCase.SHAPES).values());
        double[][] shape = shapes.get(random.nextInt(shapes.size()));
        double[] corner = shape[random.nextInt(shape.length)];
        double azimuthDeg = corner[0] + random.nextDouble() * 12 - 6 + 360 * random.nextInt(-1, 2);
        double elevationDeg = corner[1] + random.nextDouble() * 12 - 6;
        return random.nextBoolean()
                ? new Pointing(azimuthDeg, elevationDeg)
                : new Pointing(azimuthDeg + 180, 180 - elevationDeg);
    }

    private Pointing nearSun() {
        return new Pointing(
                Math.toDegrees(Math.atan2(sun[1], sun[0]))
                        + random.nextDouble() * 40
                        - 20
                        + 360 * random.nextInt(-1, 2),
                Math.toDegrees(Math.asin(sun[2])) + random.nextDouble() * 40 - 20);
    }

    private double nudge() {
        return random.nextDouble() * 2 - 0.5;
    }

    private Pointing inside() {
        AxisRange azimuths = antenna.azimuthMotor().travel();
        AxisRange elevations = antenna.elevationMotor().travel();
        return new Pointing(
                azimuths.minDeg() + random.nextDouble() * azimuths.spanDeg(),
                elevations.minDeg() + random.nextDouble() * elevations.spanDeg());
    }

    String story() {
        return String.format(
                Locale.ROOT,
                "%s: %.0f s, %d looks, %d allowed, %d refused, %d routes, %d without, %d stops, out by %.2f, Sun %.1f,"
                        + " violations %d + %d %s",
                antenna,
                nowNanos / 1e9,
                judge.looks(),
                allowed,
                refused,
                routed,
                unrouted,
                stops,
                judge.furthestOutDeg(),
                nearestSunDeg,
                judge.violations(),
                sunViolations,
                judge.first().orElse(""));
    }
}
