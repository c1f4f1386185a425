package org.slewd.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.link.LinkAddress;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass;
import org.slewd.pass.PassArc;
import org.slewd.pass.PassSearch;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.Angles;
import org.slewd.sky.LocalState;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Reach.Reason;

class ReachTest {

    private static final RotatorConfig OVERLAP = rotator(new AxisRange(0, 450), new AxisRange(0, 180), 6.2, 2.7, 30);
    private static final RotatorConfig FORWARDS = rotator(new AxisRange(0, 450), new AxisRange(0, 90), 6.2, 2.7, 30);
    private static final RotatorConfig FLIPS = rotator(new AxisRange(0, 360), new AxisRange(0, 180), 6.2, 2.7, 30);
    private static final RotatorConfig PLAIN = rotator(new AxisRange(0, 360), new AxisRange(0, 90), 6.2, 2.7, 30);
    private static final SiteFrame MUNICH = new SiteFrame(new Site(48, 11, 500));

    /** The overlap ends at 90 degrees past north: a pass across north that rises or sets further in the east needs more. */
    @Test
    void a_rotator_with_overlap_and_a_wide_beam_makes_every_pass_that_fits_on_its_turn() {
        List<Pass> passes = passes(Sets.STATION, MUNICH, 10);
        List<Pass> lost = passes.stream()
                .filter(pass -> !reach(pass, Sets.STATION, FORWARDS).isWhole())
                .toList();

        assertThat(passes).hasSizeGreaterThan(40);
        assertThat(lost.size()).isLessThan(passes.size() / 4);
        assertThat(lost.stream().filter(pass -> !crossesNorth(pass) || easternEndDeg(pass) <= 90))
                .isEmpty();
    }

    /** Through the keyhole no way is without error, so nothing is known here of the way over the back. */
    @Test
    void a_rotator_that_can_look_over_its_back_makes_every_pass_below_the_keyhole() {
        for (RotatorConfig rotator : List.of(OVERLAP, FLIPS)) {
            assertThat(passes(Sets.STATION, MUNICH, 10))
                    .filteredOn(pass -> pass.maxElevationDeg() < 80)
                    .allMatch(pass -> reach(pass, Sets.STATION, rotator).isWhole());
        }
    }

    /** 37 of 100 passes of a station cross north; with 6.2 degrees a second a turn back takes 58 s, less twice half a beam. */
    @Test
    void a_rotator_without_overlap_loses_a_minute_where_the_pass_crosses_its_stop_and_nowhere_else() {
        int crossings = 0;
        double most = 0;
        List<Pass> passes = passes(Sets.STATION, MUNICH, 10);
        for (Pass pass : passes) {
            Reach reach = reach(pass, Sets.STATION, PLAIN);
            if (crossesNorth(pass)) {
                crossings++;
                assertThat(reach.isWhole() || reach.reason().equals(Optional.of(Reason.AZIMUTH_STOP)))
                        .isTrue();
                assertThat(reach.lostS()).isLessThan(60);
                most = Math.max(most, reach.lostS());
            } else {
                assertThat(reach).as("%s", pass).isEqualTo(new Reach(0, Optional.empty()));
            }
        }
        assertThat(most).isGreaterThan(30);
        assertThat((double) crossings / passes.size()).isBetween(0.25, 0.5);
    }

    /** The narrow beam needs 58 s of azimuth at a culmination of 88 degrees, where the axis has 6.2 degrees a second. */
    @Test
    void the_keyhole_costs_seconds_that_grow_with_the_narrowness_of_the_beam() {
        SiteFrame underTheOrbit = new SiteFrame(new Site(48, 7.7603, 500));
        Pass overhead = passes(Sets.STATION, underTheOrbit, 1).stream()
                .filter(pass -> pass.maxElevationDeg() > 87.5)
                .findFirst()
                .orElseThrow();
        PassArc arc = PassArc.of(overhead, Sgp4.of(Sets.STATION), underTheOrbit).orElseThrow();

        Reach wide = Reach.of(arc, OVERLAP);
        Reach narrow = Reach.of(arc, rotator(new AxisRange(0, 450), new AxisRange(0, 180), 6.2, 2.7, 3));
        Reach narrowAndFast = Reach.of(arc, rotator(new AxisRange(0, 450), new AxisRange(0, 180), 60, 10, 3));

        assertThat(wide.isWhole()).isTrue();
        assertThat(narrow.reason()).contains(Reason.TOO_FAST);
        // Axes that simply run after it lose eight seconds and more; a plan leads.
        assertThat(narrow.lostS()).isBetween(2.0, 8.0);
        assertThat(narrowAndFast.isWhole()).isTrue();
    }

    @Test
    void limits_of_elevation_are_told_apart() {
        Pass high = passes(Sets.STATION, MUNICH, 10).stream()
                .filter(pass -> pass.maxElevationDeg() > 60)
                .findFirst()
                .orElseThrow();

        Reach low = reach(high, Sets.STATION, rotator(new AxisRange(0, 450), new AxisRange(0, 30), 6.2, 2.7, 10));
        assertThat(low.reason()).contains(Reason.ABOVE_ELEVATION_LIMIT);
        assertThat(low.lostS()).isCloseTo(seconds(high, 35, 91), within(1.0));

        Reach blocked = reach(high, Sets.STATION, rotator(new AxisRange(0, 450), new AxisRange(20, 90), 6.2, 2.7, 10));
        assertThat(blocked.reason()).contains(Reason.BELOW_ELEVATION_LIMIT);
        assertThat(blocked.lostS()).isCloseTo(seconds(high, -1, 15), within(1.0));
    }

    @Test
    void what_no_turn_of_the_axis_can_show_is_lost() {
        Pass east = passes(Sets.STATION, MUNICH, 10).stream()
                .filter(pass -> pass.aos().look().azimuthDeg() < 180
                        && pass.los().look().azimuthDeg() < 180
                        && pass.tca().look().azimuthDeg() < 180)
                .findFirst()
                .orElseThrow();

        Reach reach = reach(east, Sets.STATION, rotator(new AxisRange(200, 340), new AxisRange(0, 90), 6.2, 2.7, 10));

        assertThat(reach.reason()).contains(Reason.OUTSIDE_AZIMUTH_LIMITS);
        assertThat(reach.lostS())
                .isCloseTo(Duration.between(east.aos().utc(), east.los().utc()).toMillis() / 1e3, within(1.0));
    }

    @Test
    void a_rotator_that_crawls_is_too_slow_for_everything() {
        Reach reach = reach(
                passes(Sets.STATION, MUNICH, 40).get(0),
                Sets.STATION,
                rotator(new AxisRange(0, 450), new AxisRange(0, 180), 0.1, 0.1, 10));

        assertThat(reach.reason()).contains(Reason.TOO_FAST);
        assertThat(reach.lostS()).isGreaterThan(100);
    }

    @Test
    void an_object_that_stands_still_is_made_for_days() {
        Pass still = passes(Sets.GEOSTATIONARY, MUNICH, 10).get(0);

        assertThat(reach(still, Sets.GEOSTATIONARY, PLAIN).isWhole()).isTrue();
    }

    /** The chase looks a few dozen times; here one looks ten times a second and turns the axes along. */
    @Test
    void agrees_with_axes_that_are_moved_ten_times_a_second() {
        RotatorConfig narrow = rotator(new AxisRange(-180, 540), new AxisRange(0, 90), 6.2, 2.7, 6);
        for (Pass pass : passes(Sets.FRAGMENT, MUNICH, 10)) {
            PassArc arc = PassArc.of(pass, Sgp4.of(Sets.FRAGMENT), MUNICH).orElseThrow();

            double fine = lostByFineSteps(arc, narrow);
            assertThat(new AxisChase(arc, narrow).run().lostS()).isCloseTo(fine, within(1.5));
            assertThat(Reach.of(arc, narrow).lostS()).isLessThan(fine + 1.5);
        }
    }

    @Test
    void a_loss_has_a_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reach(3, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reach(0, Optional.of(Reason.TOO_FAST)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reach(Double.NaN, Optional.empty()));
        assertThat(Reason.values()).extracting(Reason::words).doesNotHaveDuplicates();
    }

    /** Supposes that no turn has to be chosen. */
    private static double lostByFineSteps(PassArc arc, RotatorConfig rotator) {
        LocalState local = new LocalState();
        double lost = 0;
        double azimuth = Double.NaN;
        double elevation = Double.NaN;
        for (double t = 0; t < arc.durationS(); t += 0.1) {
            arc.local(t, local);
            double toAzimuth = Math.toDegrees(Math.atan2(local.eastM, local.northM));
            double toElevation = Math.toDegrees(Math.atan2(local.upM, local.horizontalM()));
            if (t == 0) {
                azimuth = toAzimuth;
                elevation = toElevation;
            }
            double turn = Angles.turn(azimuth, toAzimuth);
            double most = 0.1 * rotator.azimuth().rateDegPerS();
            azimuth += Math.max(-most, Math.min(most, turn));
            double rise = 0.1 * rotator.elevation().rateDegPerS();
            elevation += Math.max(-rise, Math.min(rise, toElevation - elevation));
            if (Angles.separation(azimuth, elevation, toAzimuth, toElevation) > rotator.beamWidthDeg() / 2) {
                lost += 0.1;
            }
        }
        return lost;
    }

    private static double seconds(Pass pass, double fromDeg, double toDeg) {
        PassArc arc = PassArc.of(pass, Sgp4.of(Sets.STATION), MUNICH).orElseThrow();
        LocalState local = new LocalState();
        double seconds = 0;
        for (double t = 0; t < arc.durationS(); t += 0.1) {
            arc.local(t, local);
            double elevation = Math.toDegrees(Math.atan2(local.upM, local.horizontalM()));
            seconds += elevation > fromDeg && elevation < toDeg ? 0.1 : 0;
        }
        return seconds;
    }

    /** Azimuth of the end of the pass that lies in the east. */
    private static double easternEndDeg(Pass pass) {
        return Math.min(pass.aos().look().azimuthDeg(), pass.los().look().azimuthDeg());
    }

    private static boolean crossesNorth(Pass pass) {
        PassArc arc = PassArc.of(pass, Sgp4.of(Sets.STATION), MUNICH).orElseThrow();
        LocalState local = new LocalState();
        List<Double> azimuths = new ArrayList<>();
        for (double t = 0; t < arc.durationS(); t += 1) {
            arc.local(t, local);
            azimuths.add(Angles.wrap360(Math.toDegrees(Math.atan2(local.eastM, local.northM))));
        }
        for (int i = 1; i < azimuths.size(); i++) {
            if (Math.abs(azimuths.get(i) - azimuths.get(i - 1)) > 180) {
                return true;
            }
        }
        return false;
    }

    private static Reach reach(Pass pass, ElementSet set, RotatorConfig rotator) {
        return Reach.of(PassArc.of(pass, Sgp4.of(set), MUNICH).orElseThrow(), rotator);
    }

    private static List<Pass> passes(ElementSet set, SiteFrame site, double maskDeg) {
        return new PassSearch(site, maskDeg).find(set, Sets.EPOCH, Sets.EPOCH.plus(Duration.ofDays(12)));
    }

    private static RotatorConfig rotator(
            AxisRange azimuth, AxisRange elevation, double azimuthRate, double elevationRate, double beamDeg) {
        return new RotatorConfig(
                "testbox",
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                AxisModel.usual(azimuth, azimuthRate, 0.2),
                AxisModel.usual(elevation, elevationRate, 0.2),
                beamDeg,
                new Pointing(azimuth.minDeg(), elevation.minDeg()));
    }
}
