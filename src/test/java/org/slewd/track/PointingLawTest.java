package org.slewd.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.link.LinkAddress;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorTraits;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Refraction;

class PointingLawTest {

    private static final Instant RISE = Instant.parse("2022-01-22T12:00:00Z");
    private static final Instant SET = RISE.plusSeconds(600);
    private static final AxisRange AZIMUTH = new AxisRange(0, 450);
    private static final AxisRange ELEVATION = new AxisRange(0, 90);

    private static PointingLaw law(double gridDeg, double beamDeg, double latencySeconds, Refraction refraction) {
        RotatorTraits traits = new RotatorTraits(AZIMUTH, ELEVATION, gridDeg, gridDeg, 0, true);
        RotatorConfig config = new RotatorConfig(
                "test",
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                AxisModel.usual(AZIMUTH, 6, latencySeconds),
                AxisModel.usual(ELEVATION, 2.5, latencySeconds),
                beamDeg,
                new Pointing(0, 0));
        return new PointingLaw(config, traits, AZIMUTH, ELEVATION, refraction);
    }

    /** Azimuth grows by half a degree a second from 100, elevation stays. */
    private static Target level(double elevationDeg) {
        return utc -> Optional.of(new LookAngle(Angles.wrap360(100 + 0.5 * seconds(utc)), elevationDeg, 1e6, 0));
    }

    private static double seconds(Instant utc) {
        return Duration.between(RISE, utc).toNanos() / 1e9;
    }

    private static AzimuthPlan plan(Target target) {
        return AzimuthPlan.of(target, RISE, SET, AZIMUTH, 100).orElseThrow();
    }

    /** All commands of ten minutes of ticks, with the error of each axis just before and after each. */
    private static List<Pointing> run(PointingLaw law, Target target, List<Double> azimuthErrorsDeg) {
        AzimuthPlan plan = plan(target);
        List<Pointing> commands = new ArrayList<>();
        Optional<Pointing> last = Optional.empty();
        for (Instant now = RISE; now.isBefore(SET); now = now.plusMillis(50)) {
            Optional<Pointing> command = law.command(target, plan, now, last);
            command.ifPresent(commands::add);
            if (command.isPresent()) {
                last = command;
            }
            azimuthErrorsDeg.add(last.orElseThrow().azimuthDeg() - (100 + 0.5 * seconds(now)));
        }
        return commands;
    }

    @Test
    void a_whole_degree_controller_is_sent_the_nearest_degree_when_it_changes() {
        List<Double> errorsDeg = new ArrayList<>();
        List<Pointing> commands = run(law(1, 1, 0, Refraction.NONE), level(20), errorsDeg);
        assertThat(commands).hasSize(301).allMatch(at -> at.azimuthDeg() == Math.rint(at.azimuthDeg()));
        assertThat(errorsDeg).allMatch(error -> Math.abs(error) <= 0.55);
    }

    @Test
    void a_wide_beam_moves_the_motors_seldom_and_centres_the_error() {
        List<Double> errorsDeg = new ArrayList<>();
        List<Pointing> commands = run(law(1, 30, 0, Refraction.NONE), level(20), errorsDeg);
        double stepDeg = 2.7 / Math.cos(Math.toRadians(20));
        assertThat(commands.size()).isBetween(50, 62);
        assertThat(errorsDeg).allMatch(error -> Math.abs(error) <= stepDeg + 0.55);
        assertThat(errorsDeg.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isCloseTo(0, within(0.3));
    }

    @Test
    void leads_by_the_latency() {
        Target target = level(20);
        double withoutDeg = law(0.1, 0.1, 0, Refraction.NONE)
                .command(target, plan(target), RISE, Optional.empty())
                .orElseThrow()
                .azimuthDeg();
        double withDeg = law(0.1, 0.1, 2, Refraction.NONE)
                .command(target, plan(target), RISE, Optional.empty())
                .orElseThrow()
                .azimuthDeg();
        assertThat(withDeg - withoutDeg).isCloseTo(1, within(0.11));
    }

    @Test
    void a_higher_elevation_forgives_more_azimuth() {
        List<Pointing> low = run(law(0.1, 5, 0, Refraction.NONE), level(0), new ArrayList<>());
        List<Pointing> high = run(law(0.1, 5, 0, Refraction.NONE), level(60), new ArrayList<>());
        assertThat(low.size()).isBetween((int) (1.9 * high.size()), (int) (2.1 * high.size()));
    }

    @Test
    void refraction_lifts_the_reference_and_nothing_else() {
        Target target = level(0.5);
        Pointing without = law(0.1, 1, 0, Refraction.NONE)
                .reference(target, plan(target), RISE)
                .orElseThrow();
        Pointing with = law(0.1, 1, 0, Refraction.STANDARD)
                .reference(target, plan(target), RISE)
                .orElseThrow();
        assertThat(with.azimuthDeg()).isEqualTo(without.azimuthDeg());
        assertThat(with.elevationDeg() - without.elevationDeg()).isBetween(0.3, 0.6);
    }

    @Test
    void stays_inside_the_travel() {
        Target below = level(-3);
        assertThat(law(0.1, 1, 0, Refraction.NONE)
                        .command(below, plan(below), RISE, Optional.empty())
                        .orElseThrow()
                        .elevationDeg())
                .isEqualTo(0);
    }

    @Test
    void repeats_nothing() {
        Target target = level(20);
        PointingLaw law = law(1, 30, 0, Refraction.NONE);
        Optional<Pointing> first = law.command(target, plan(target), RISE, Optional.empty());
        assertThat(law.command(target, plan(target), RISE, first)).isEmpty();
        Optional<Pointing> waiting = law.waitingPlace(target, plan(target), RISE, Optional.empty());
        assertThat(waiting).contains(new Pointing(100, 20));
        assertThat(law.waitingPlace(target, plan(target), RISE, waiting)).isEmpty();
    }

    @Test
    void an_axis_near_its_full_rate_is_sent_further_ahead() {
        Target fast = utc -> Optional.of(new LookAngle(Angles.wrap360(100 + 5 * seconds(utc)), 20, 1e6, 0));
        double azimuthDeg = law(1, 1, 0, Refraction.NONE)
                .command(
                        fast,
                        AzimuthPlan.of(fast, RISE, RISE.plusSeconds(60), AZIMUTH, 100)
                                .orElseThrow(),
                        RISE,
                        Optional.empty())
                .orElseThrow()
                .azimuthDeg();
        assertThat(azimuthDeg).isEqualTo(103);
    }

    @Test
    void commands_nothing_where_the_orbit_model_is_silent() {
        Target target = level(20);
        assertThat(law(1, 1, 0, Refraction.NONE).command(utc -> Optional.empty(), plan(target), RISE, Optional.empty()))
                .isEmpty();
    }
}
