package org.slewd.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slewd.link.LinkAddress;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorTraits;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;

/**
 * One kind of antenna in one kind of surroundings.
 *
 * @param azimuthMotor axis with the true rate and coast
 * @param ramped whether the controller ramps down to stand at its target; else it cuts the power shortly before
 * @param stepDeg grid of commands and of reports
 */
record StormCase(
        AxisModel azimuthMotor, AxisModel elevationMotor, boolean ramped, double stepDeg, Surroundings surroundings) {

    static final Site SITE = new Site(48.1, 11.6, 520);

    enum Surroundings {
        NONE,
        KEEP_OUTS,
        HORIZON,
        SUN
    }

    /** A mast, a roof across north, a ledge, and a lamp overhead. */
    static final Map<String, double[][]> SHAPES = Map.of(
            "mast", new double[][] {{100, -5}, {112, -5}, {112, 50}, {106, 58}, {100, 50}},
            "roof", new double[][] {{340, -10}, {25, -10}, {20, 18}, {0, 30}, {345, 16}},
            "ledge", new double[][] {{200, 20}, {250, 20}, {250, 30}, {225, 24}, {200, 30}},
            "lamp", new double[][] {{0, 84}, {90, 86}, {180, 85}, {270, 84}});

    static final double[][] HORIZON = {{0, 2}, {60, 12}, {80, 3}, {150, 0}, {220, 8}, {300, 1}, {360, 2}};

    static final double SUN_AVOIDANCE_DEG = 12;

    static List<StormCase> all() {
        List<StormCase> cases = new ArrayList<>();
        double[][] travels = {{0, 360}, {-180, 180}, {0, 450}, {-270, 270}, {-180, 540}};
        for (double[] travel : travels) {
            for (double top : new double[] {90, 180}) {
                for (Surroundings surroundings : Surroundings.values()) {
                    AxisRange azimuth = new AxisRange(travel[0], travel[1]);
                    AxisRange elevation = new AxisRange(0, top);
                    cases.add(
                            switch (cases.size() % 3) {
                                case 0 ->
                                    new StormCase(
                                            axis(azimuth, 6.2, 1.24),
                                            axis(elevation, 2.7, 0.54),
                                            false,
                                            1,
                                            surroundings);
                                case 1 ->
                                    new StormCase(
                                            axis(azimuth, 13, 0.9), axis(elevation, 9, 0.6), true, 0.1, surroundings);
                                default ->
                                    new StormCase(
                                            axis(azimuth, 3, 0.6), axis(elevation, 3, 0.6), true, 0.5, surroundings);
                            });
                }
            }
        }
        return cases;
    }

    private static AxisModel axis(AxisRange travel, double rateDegPerS, double coastDeg) {
        AxisModel usual = AxisModel.usual(travel, rateDegPerS, 0.3);
        return new AxisModel(travel, rateDegPerS, usual.accelerationDegPerS2(), 0.3, coastDeg, 0, 0, 12);
    }

    /** What slewd was told of this antenna; the rates are wrong by up to a fifth. */
    RotatorConfig config(double rateFactor) {
        return new RotatorConfig(
                "gs232b",
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                rated(azimuthMotor, rateFactor),
                rated(elevationMotor, rateFactor),
                20,
                new Pointing(50, 40));
    }

    private static AxisModel rated(AxisModel axis, double factor) {
        return new AxisModel(
                axis.travel(),
                axis.rateDegPerS() * factor,
                axis.accelerationDegPerS2(),
                axis.startDelaySeconds(),
                axis.coastDeg(),
                0,
                0,
                12);
    }

    RotatorTraits traits() {
        AxisRange any = new AxisRange(-720, 720);
        return new RotatorTraits(any, any, stepDeg, stepDeg, 0, true);
    }

    Envelope envelope(double rateFactor) {
        return new Envelope(config(rateFactor), traits(), guard(), horizon(), SITE);
    }

    GuardConfig guard() {
        if (surroundings == Surroundings.NONE) {
            return GuardConfig.NONE;
        }
        List<KeepOut> keepOuts = shapes().entrySet().stream()
                .map(shape -> KeepOut.polygon(shape.getKey(), corners(shape.getValue())))
                .toList();
        return new GuardConfig(
                keepOuts,
                surroundings != Surroundings.KEEP_OUTS,
                surroundings == Surroundings.SUN ? OptionalDouble.of(SUN_AVOIDANCE_DEG) : OptionalDouble.empty());
    }

    /** With the lamp no way leads over the zenith; so that both are seen, it hangs in some surroundings only. */
    private Map<String, double[][]> shapes() {
        Map<String, double[][]> shapes = new TreeMap<>(SHAPES);
        if (surroundings != Surroundings.KEEP_OUTS) {
            shapes.remove("lamp");
        }
        return shapes;
    }

    static List<KeepOut.Corner> corners(double[][] shape) {
        return Stream.of(shape)
                .map(corner -> new KeepOut.Corner(corner[0], corner[1]))
                .toList();
    }

    private static HorizonMask horizon() {
        return HorizonMask.of(Arrays.stream(HORIZON)
                .filter(point -> point[0] < 360)
                .map(point -> new HorizonMask.Point(point[0], point[1]))
                .toList());
    }

    /** What the judge holds against it, Sun left out. */
    Map<String, Predicate<Pointing>> forbidden() {
        if (surroundings == Surroundings.NONE) {
            return Map.of();
        }
        List<TrueSky.Shape> shapes =
                shapes().values().stream().map(TrueSky.Shape::new).toList();
        boolean limited = surroundings != Surroundings.KEEP_OUTS;
        return Map.of("a keep-out or below the horizon", axes -> {
            double[] beam = TrueSky.beam(axes);
            boolean held = limited && TrueSky.isBelow(HORIZON, beam);
            for (TrueSky.Shape shape : shapes) {
                held = held || shape.holds(beam);
            }
            return held;
        });
    }

    Optional<Double> sunAvoidanceDeg() {
        return surroundings == Surroundings.SUN ? Optional.of(SUN_AVOIDANCE_DEG) : Optional.empty();
    }
}
