package org.slewd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slewd.rotator.AxisFaults;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.AxisPair;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorJudge;
import org.slewd.rotator.SimulatedRotator;

/** The commands of the control socket that a rotator has besides: what is wrong with its axes, and what the judge says. */
final class RotatorVerbs {

    private static final String AXIS = "azimuth|elevation|both";

    /** A controller takes about so long to start. */
    private static final double USUAL_BOOT_SECONDS = 3;

    private static final double LONGEST_SECONDS = 3600;

    private final PtySimulator simulator;
    private final SimulatedRotator rotator;

    RotatorVerbs(PtySimulator simulator, SimulatedRotator rotator) {
        this.simulator = simulator;
        this.rotator = rotator;
    }

    Map<String, Verb> all() {
        return Map.ofEntries(
                switched("stuck", AxisFaults::stuck),
                switched("invert", AxisFaults::inverted),
                numbered("slow", "SHARE", AxisFaults::slow),
                numbered("drift", "DEG_PER_S", AxisFaults::drift),
                numbered("jump", "DEG", AxisFaults::jump),
                numbered("noise", "DEG", (faults, deg) -> faults.noise(deg, 1)),
                numbered("runaway", "SECONDS", (faults, seconds) -> faults.runaway(nanos(seconds))),
                Map.entry("frozen", new Verb(AXIS + "|off", this::frozen)),
                Map.entry("swapped", new Verb("[off]", words -> {
                    simulator.lock(() -> rotator.motors().swap(!Verb.isOff(words)));
                    return "";
                })),
                Map.entry("wrong", new Verb("[SEED]|off", words -> {
                    boolean on = !Verb.isOff(words);
                    long seed = on ? Verb.onlyNumber(words).orElse(1) : 0;
                    return onAxes("both", motor -> motor.faults().wrong(on, seed));
                })),
                Map.entry("reset", new Verb("[SECONDS] [lost]", this::reset)),
                Map.entry("limits", new Verb("AZ_MIN AZ_MAX EL_MIN EL_MAX", this::limits)),
                Map.entry("verdict", new Verb("", words -> verdict())));
    }

    private Map.Entry<String, Verb> switched(String name, BiConsumer<AxisFaults, Boolean> fault) {
        return Map.entry(name, new Verb(AXIS + "|off", words -> {
            String axes = axes(name, words, AXIS + "|off", 1);
            onAxes("both", motor -> fault.accept(motor.faults(), false));
            return onAxes(axes, motor -> fault.accept(motor.faults(), true));
        }));
    }

    private Map.Entry<String, Verb> numbered(String name, String unit, BiConsumer<AxisFaults, Double> fault) {
        String usage = AXIS + " " + unit;
        return Map.entry(name, new Verb(usage, words -> {
            String axes = axes(name, words, usage, 2);
            double value = Verb.number(words.get(1));
            return onAxes(axes, motor -> fault.accept(motor.faults(), value));
        }));
    }

    private String frozen(List<String> words) {
        String axes = axes("frozen", words, AXIS + "|off", 1);
        onAxes("both", motor -> motor.faults().thaw());
        return onAxes(axes, motor -> motor.faults().freeze(motor.angleDeg()));
    }

    private String reset(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        boolean lost = rest.remove("lost");
        double seconds = rest.isEmpty() ? USUAL_BOOT_SECONDS : Verb.number(rest.get(0));
        if (rest.size() > 1) {
            throw new IllegalArgumentException("write: reset [SECONDS] [lost]");
        }
        long silentNanos = nanos(seconds);
        simulator.lock(() -> {
            rotator.reboot(silentNanos, simulator.livedNanos());
            if (lost) {
                rotator.motors().forgetPosition();
            }
        });
        return "";
    }

    private String limits(List<String> words) {
        if (words.size() != 4) {
            throw new IllegalArgumentException("write: limits AZ_MIN AZ_MAX EL_MIN EL_MAX");
        }
        double[] ends = words.stream().mapToDouble(Verb::number).toArray();
        AxisRange azimuth = new AxisRange(ends[0], ends[1]);
        AxisRange elevation = new AxisRange(ends[2], ends[3]);
        simulator.lock(() -> rotator.motors().judge().limit(azimuth, elevation));
        return "";
    }

    private String verdict() {
        RotatorJudge judge = rotator.motors().judge();
        return simulator.ask(() -> {
            if (judge.violations() > 0) {
                throw new IllegalArgumentException(judge.violations() + " violations, first: "
                        + judge.first().orElseThrow());
            }
            return "inside";
        });
    }

    private static String axes(String name, List<String> words, String usage, int count) {
        boolean known = !words.isEmpty()
                && List.of("azimuth", "elevation", "both", "off").contains(words.get(0));
        boolean off = Verb.isOff(words);
        if (!known || words.size() != count || (off && !usage.endsWith("off"))) {
            throw new IllegalArgumentException("write: " + name + " " + usage);
        }
        return words.get(0);
    }

    private String onAxes(String axes, Consumer<AxisMotor> what) {
        simulator.lock(() -> {
            AxisPair motors = rotator.motors();
            if (axes.equals("azimuth") || axes.equals("both")) {
                what.accept(motors.azimuth());
            }
            if (axes.equals("elevation") || axes.equals("both")) {
                what.accept(motors.elevation());
            }
        });
        return "";
    }

    private static long nanos(double seconds) {
        if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException("not a time from 0 to " + LONGEST_SECONDS + " seconds: " + seconds);
        }
        return Math.round(seconds * 1e9);
    }
}
