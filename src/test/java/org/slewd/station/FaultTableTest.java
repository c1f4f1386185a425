package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.AxisPair;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

/** What goes wrong with rotators, what it is taken for, how soon, and what turned afterwards; printed as a table. */
@Tag("whole-pass")
class FaultTableTest {

    private static final int SEEDS = 3;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Flight flight =
            Flight.of(Flight.ISS, pass -> pass.culminatesWithin(50, 60) && pass.fits(Plant.OVERLAP));

    /** When it begins. */
    private enum When {
        /** The antenna stands and nobody wants anything of it. */
        IDLE,
        /** The antenna stands, and is sent right afterwards. */
        BEFORE,
        /** It turns at full speed. */
        SLEW,
        /** It follows the object. */
        TRACK
    }

    /**
     * @param withinSeconds from the beginning to the stop or the alarm
     * @param movesDeg that the worse axis may turn after that
     */
    private record Case(
            String name,
            When when,
            Consumer<PassRun> begin,
            Consumer<PassRun> end,
            List<String> kinds,
            double withinSeconds,
            double movesDeg,
            boolean clears) {}

    private static Case ofAxes(
            String name,
            When when,
            Consumer<AxisPair> begin,
            List<String> kinds,
            double withinSeconds,
            double movesDeg) {
        return new Case(
                name,
                when,
                run -> begin.accept(run.rotator.motors()),
                run -> run.rotator.motors().clearFaults(),
                kinds,
                withinSeconds,
                movesDeg,
                kinds.contains("external"));
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "F04 silent",
                    When.SLEW,
                    run -> run.rotatorLink.faults().off(true),
                    run -> run.rotatorLink.faults().off(false),
                    List.of("comm"),
                    2.6,
                    2,
                    true),
            new Case(
                    "F06 unplugged",
                    When.TRACK,
                    run -> run.rotatorLink.unplug(),
                    run -> run.rotatorLink.replug(),
                    List.of("comm"),
                    1,
                    3,
                    true),
            ofAxes(
                    "F09 azimuth stuck",
                    When.SLEW,
                    both -> both.azimuth().faults().stuck(true),
                    List.of("stall"),
                    4,
                    2),
            ofAxes(
                    "F09 elevation stuck",
                    When.BEFORE,
                    both -> both.elevation().faults().stuck(true),
                    List.of("stall"),
                    5,
                    2),
            ofAxes(
                    "F10 azimuth runs away, ignores 2 s",
                    When.TRACK,
                    both -> both.azimuth().faults().runaway(2 * NANOS_PER_SECOND),
                    List.of("runaway", "direction"),
                    2,
                    16),
            ofAxes(
                    "F10 elevation runs away",
                    When.TRACK,
                    both -> both.elevation().faults().runaway(0),
                    List.of("runaway", "direction"),
                    3,
                    2),
            ofAxes(
                    "F11 azimuth inverted",
                    When.BEFORE,
                    both -> both.azimuth().faults().inverted(true),
                    List.of("direction"),
                    2.5,
                    2),
            ofAxes(
                    "F11 motors exchanged",
                    When.BEFORE,
                    both -> both.swap(true),
                    List.of("swapped", "direction", "runaway"),
                    7,
                    3),
            ofAxes(
                    "F12 azimuth reading jumps 30",
                    When.TRACK,
                    both -> both.azimuth().faults().jump(30),
                    List.of("reference"),
                    1.5,
                    2),
            ofAxes(
                    "F13 azimuth reading frozen",
                    When.SLEW,
                    both -> both.azimuth().faults().freeze(both.azimuth().angleDeg()),
                    List.of("stall"),
                    4,
                    2),
            new Case(
                    "F17 controller starts anew, lost",
                    When.TRACK,
                    run -> {
                        run.rotator.reboot(3 * NANOS_PER_SECOND / 2, run.clock.nanos());
                        run.rotator.motors().forgetPosition();
                    },
                    run -> run.rotator.motors().clearFaults(),
                    List.of("reference", "position"),
                    3.5,
                    2,
                    false),
            ofAxes(
                    "F18 turned by the panel",
                    When.IDLE,
                    both -> both.azimuth().faults().drift(5),
                    List.of("external"),
                    1.5,
                    1000));

    @Test
    void every_fault_is_found_in_time() {
        SoftAssertions softly = new SoftAssertions();
        List<String> rows = new ArrayList<>();
        rows.add(
                "| fault | begins | taken for | found after s | turned until then deg | and afterwards deg | clears itself |");
        for (RotatorKind kind : List.of(Gs232.KIND_B)) {
            for (Case one : CASES) {
                for (long seed = 0; seed < SEEDS; seed++) {
                    rows.add(row(softly, kind, one, seed));
                }
            }
        }
        System.out.println(String.join("\n", rows));
        softly.assertAll();
    }

    private String row(SoftAssertions softly, RotatorKind kind, Case one, long seed) {
        Random random = new Random(1_000_003 * seed + one.name().hashCode());
        Plant plant = Plant.g5500(kind, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
        PassRun run = new PassRun(plant, flight, flight.pass().tca().utc().minusSeconds(100));
        run.note(one.name() + ", seed " + seed);
        run.run(one.when() == When.IDLE ? 12 + 5 * random.nextDouble() : 4);
        if (one.when() == When.SLEW || one.when() == When.TRACK) {
            run.track();
            run.run(one.when() == When.SLEW ? 3 + random.nextDouble() : 60 + 20 * random.nextDouble());
        }
        Pointing began = run.rotator.truth();
        one.begin().accept(run);
        if (one.when() == When.BEFORE) {
            run.track();
        }
        double seconds = 0;
        while (run.station.snapshot().fault().isEmpty() && seconds < 20) {
            run.step();
            seconds += 0.005;
        }
        assertThat(run.station.snapshot().fault()).as(run::story).isPresent();
        String found = run.station.snapshot().fault().orElseThrow().kind();
        Pointing then = run.rotator.truth();
        run.run(one.when() == When.IDLE ? 4 : 8);
        Pointing after = run.rotator.truth();
        softly.assertThat(run.judge.turns()).as(run::story).isEqualTo(one.when() == When.IDLE);
        String kept = run.station.snapshot().fault().map(Snapshot.Fault::kind).orElse("none");
        one.end().accept(run);
        run.run(12);
        boolean cleared = run.station.snapshot().fault().isEmpty();
        softly.assertThat(one.kinds()).as(run::story).contains(kept);
        softly.assertThat(seconds).as(run::story).isLessThan(one.withinSeconds());
        softly.assertThat(apart(then, after)).as(run::story).isLessThan(one.movesDeg());
        softly.assertThat(cleared).as(run::story).isEqualTo(one.clears());
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %.1f | %.1f | %s |",
                one.name(),
                one.when().name().toLowerCase(Locale.ROOT),
                found.equals(kept) ? kept : found + ", then " + kept,
                seconds,
                apart(began, then),
                apart(then, after),
                cleared ? "yes" : "no");
    }

    /** What begins outside of the axes, and what is no fault at all but looks like one to a plain tracker. */
    @Test
    void what_the_axes_are_not_to_blame_for_is_survived() {
        List<String> rows = new ArrayList<>();
        rows.add(comesBack());
        rows.add(sentBeyondItsTravel());
        rows.add(wholePass(
                "F15 across north, 0 to 360, over the back", Plant.FULL_TURN, 180, 6.2, Flight::crossesNorth));
        rows.add(wholePass(
                "F16 overhead, azimuth 3 deg/s", Plant.OVERLAP, 180, 3, pass -> pass.culminatesWithin(84, 90)));
        rows.add(freezes());
        System.out.println(String.join("\n", rows));
    }

    private PassRun tracking() {
        Plant plant = Plant.g5500(Gs232.KIND_B, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
        PassRun run = new PassRun(plant, flight, flight.pass().tca().utc().minusSeconds(100));
        run.getReady();
        run.track();
        run.run(60);
        return run;
    }

    private static double secondsUntil(PassRun run, StationState state) {
        double seconds = 0;
        while (run.station.snapshot().state() != state && seconds < 30) {
            run.step();
            seconds += 0.005;
        }
        return seconds;
    }

    private String comesBack() {
        PassRun run = tracking();
        run.rotatorLink.unplug();
        run.run(8);
        Pointing stood = run.rotator.truth();
        run.rotatorLink.replug();
        double seconds = secondsUntil(run, StationState.TRACKING);
        assertThat(seconds).as(run::story).isLessThan(3.5);
        return String.format(
                Locale.ROOT,
                "F07 plugged in again after 8 s at %.0f deg: followed again after %.2f s",
                stood.azimuthDeg(),
                seconds);
    }

    private String sentBeyondItsTravel() {
        PassRun run = tracking();
        run.station.stop("test");
        run.run(3);
        Pointing stood = run.rotator.truth();
        for (Pointing wanted : List.of(
                new Pointing(451.5, 20), new Pointing(-1.5, 20), new Pointing(100, 91.5), new Pointing(1e9, 0))) {
            assertThat(run.take(run.station.point(wanted, "test"))).isInstanceOf(Outcome.Refused.class);
        }
        run.run(3);
        assertThat(run.rotator.truth()).as(run::story).isEqualTo(stood);
        return "F14 sent beyond its travel, four times: refused, and turned 0.0 deg";
    }

    private static String wholePass(
            String name,
            AxisRange azimuth,
            double maxElevationDeg,
            double azimuthRateDegPerS,
            Predicate<Flight> wanted) {
        Flight flight = Flight.of(Flight.ISS, wanted);
        Plant plant = new Plant(
                Gs232.KIND_B, Civ.IC_R8600, azimuth, new AxisRange(0, maxElevationDeg), azimuthRateDegPerS, 2.7, 30);
        PassRun run = new PassRun(plant, flight, flight.pass().aos().utc().minusSeconds(150));
        run.getReady();
        run.track();
        run.runUntil(flight.pass().aos().utc());
        Pointing before = run.rotator.truth();
        double turnedDeg = 0;
        double worstDeg = 0;
        while (run.clock.utc().isBefore(flight.pass().los().utc())) {
            run.step();
            Pointing now = run.rotator.truth();
            turnedDeg += Math.abs(now.azimuthDeg() - before.azimuthDeg());
            before = now;
            LookAngle look = flight.object().look(run.clock.utc()).orElseThrow();
            worstDeg = Math.max(
                    worstDeg,
                    Angles.separation(now.azimuthDeg(), now.elevationDeg(), look.azimuthDeg(), look.elevationDeg()));
        }
        assertThat(turnedDeg).as(run::story).isLessThan(220);
        assertThat(worstDeg).as(run::story).isLessThan(15);
        return String.format(
                Locale.ROOT,
                "%s (highest %.1f deg): azimuth turned %.0f deg in the pass, worst error %.1f deg of a 30-deg beam",
                name,
                flight.pass().maxElevationDeg(),
                turnedDeg,
                worstDeg);
    }

    private String freezes() {
        PassRun run = tracking();
        int targets = run.judge.targets();
        int stops = run.judge.stops();
        run.clock.advance(Duration.ofSeconds(10));
        run.run(0.1);
        assertThat(run.judge.stops() - stops).as(run::story).isPositive();
        assertThat(run.judge.targets()).as(run::story).isEqualTo(targets);
        assertThat(run.station.snapshot().state()).as(run::story).isEqualTo(StationState.FAULTED);
        double seconds = 0.1 + secondsUntil(run, StationState.TRACKING);
        assertThat(run.judge.targets() - targets).as(run::story).isLessThan(10);
        return String.format(
                Locale.ROOT, "F22 frozen for 10 s: stopped first, no old target, followed again after %.2f s", seconds);
    }

    private static double apart(Pointing one, Pointing other) {
        return Math.max(
                Math.abs(one.azimuthDeg() - other.azimuthDeg()), Math.abs(one.elevationDeg() - other.elevationDeg()));
    }
}
