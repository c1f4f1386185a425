package org.slewd.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorTraits;

class PointingLawTest {

    private static final Instant RISE = Instant.parse("2022-01-22T12:00:00Z");
    private static final Instant SET = RISE.plusSeconds(600);
    private static final AxisRange AZIMUTH = new AxisRange(0, 450);
    private static final AxisRange ELEVATION = new AxisRange(0, 180);

    private static final double TICK_SECONDS = 0.05;

    /** An axis that is there as soon as it begins to move. */
    private static final double QUICK_DEG_PER_S = 600;

    private static PointingLaw law(double gridDeg, double beamDeg, double latencySeconds) {
        return law(gridDeg, beamDeg, latencySeconds, 0, 0);
    }

    private static PointingLaw law(
            double gridDeg, double beamDeg, double latencySeconds, double deadBandDeg, double intervalSeconds) {
        return law(gridDeg, beamDeg, QUICK_DEG_PER_S, latencySeconds, deadBandDeg, intervalSeconds);
    }

    private static PointingLaw law(
            double gridDeg,
            double beamDeg,
            double rateDegPerS,
            double latencySeconds,
            double deadBandDeg,
            double intervalSeconds) {
        RotatorTraits traits = new RotatorTraits(AZIMUTH, ELEVATION, gridDeg, gridDeg, 0, true);
        return new PointingLaw(
                traits,
                new AxisModel(
                        AZIMUTH, rateDegPerS, 2 * rateDegPerS, latencySeconds, 0.6, deadBandDeg, intervalSeconds, 12),
                AxisModel.usual(ELEVATION, 2.5, latencySeconds),
                beamDeg,
                TICK_SECONDS);
    }

    /** Azimuth grows by half a degree a second from 100, elevation stays. */
    private static AxisPath level(double elevationDeg) {
        return utc -> new Pointing(100 + 0.5 * seconds(utc), elevationDeg);
    }

    private static double seconds(Instant utc) {
        return Duration.between(RISE, utc).toNanos() / 1e9;
    }

    /** All commands of ten minutes of ticks, with the error of the azimuth axis at each tick. */
    private static List<Pointing> run(PointingLaw law, AxisPath path, List<Double> azimuthErrorsDeg) {
        List<Pointing> commands = new ArrayList<>();
        Optional<Pointing> last = Optional.empty();
        for (Instant now = RISE; now.isBefore(SET); now = now.plusMillis(50)) {
            Optional<Pointing> command = law.command(path, now, last);
            command.ifPresent(commands::add);
            if (command.isPresent()) {
                last = command;
            }
            azimuthErrorsDeg.add(last.orElseThrow().azimuthDeg() - path.at(now).azimuthDeg());
        }
        return commands;
    }

    @Test
    void a_whole_degree_controller_is_sent_the_nearest_degree_when_it_changes() {
        List<Double> errorsDeg = new ArrayList<>();
        List<Pointing> commands = run(law(1, 1, 0), level(20), errorsDeg);
        assertThat(commands).hasSize(301).allMatch(at -> at.azimuthDeg() == Math.rint(at.azimuthDeg()));
        assertThat(errorsDeg).allMatch(error -> Math.abs(error) <= 0.55);
    }

    @Test
    void a_wide_beam_moves_the_motors_seldom_and_centres_the_error() {
        List<Double> errorsDeg = new ArrayList<>();
        List<Pointing> commands = run(law(1, 30, 0), level(20), errorsDeg);
        double stepDeg = 2.7 / Math.cos(Math.toRadians(20));
        assertThat(commands.size()).isBetween(50, 62);
        assertThat(errorsDeg).allMatch(error -> Math.abs(error) <= stepDeg + 0.55);
        assertThat(errorsDeg.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isCloseTo(0, within(0.3));
    }

    @Test
    void a_box_that_ignores_small_moves_gets_large_ones() {
        List<Pointing> commands = run(law(0.1, 0.1, 0, 2, 0), level(20), new ArrayList<>());
        assertThat(commands.size()).isBetween(70, 80); // 300 degrees in steps of 4
    }

    @Test
    void leads_by_the_latency_and_half_the_time_until_the_axis_can_be_told_again() {
        double withoutDeg = first(law(0.1, 0.1, 0));
        assertThat(first(law(0.1, 0.1, 2)) - withoutDeg).isCloseTo(1, within(0.11));
        assertThat(first(law(0.1, 0.1, 0, 0, 4)) - withoutDeg).isCloseTo(1, within(0.11));
    }

    @Test
    void leads_by_the_time_until_the_axis_is_half_way_through_a_step() {
        double quickDeg = first(law(0.1, 20, QUICK_DEG_PER_S, 0, 0, 0));
        // 3.83 degrees at 6 deg/s with ramps of half a second take 1.14 s; half of that, less what it moves anyway, is
        // 0.52 s.
        assertThat(first(law(0.1, 20, 6, 0, 0, 0)) - quickDeg).isCloseTo(0.26, within(0.11));
    }

    @Test
    void a_delay_that_was_measured_takes_the_place_of_the_configured_one() {
        PointingLaw law = law(0.1, 0.1, 0.2);
        assertThat(first(law.withStartDelays(2.2, 0)) - first(law)).isCloseTo(1, within(0.11));
        assertThat(first(law.withStartDelays(0.2, 2))).isEqualTo(first(law));
    }

    private static double first(PointingLaw law) {
        return law.command(level(20), RISE, Optional.empty()).orElseThrow().azimuthDeg();
    }

    @Test
    void a_higher_elevation_forgives_more_azimuth_on_either_side_of_the_zenith() {
        List<Pointing> low = run(law(0.1, 5, 0), level(0), new ArrayList<>());
        for (double elevationDeg : new double[] {60, 120}) {
            List<Pointing> high = run(law(0.1, 5, 0), level(elevationDeg), new ArrayList<>());
            assertThat(low.size()).isBetween((int) (1.9 * high.size()), (int) (2.1 * high.size()));
        }
    }

    @Test
    void stays_inside_the_travel() {
        assertThat(law(0.1, 1, 0)
                        .command(level(-3), RISE, Optional.empty())
                        .orElseThrow()
                        .elevationDeg())
                .isEqualTo(0);
        assertThat(law(0.1, 1, 0).reference(level(200), RISE).elevationDeg()).isEqualTo(180);
    }

    @Test
    void repeats_nothing() {
        PointingLaw law = law(1, 30, 0);
        Optional<Pointing> first = law.command(level(20), RISE, Optional.empty());
        assertThat(law.command(level(20), RISE, first)).isEmpty();
        Optional<Pointing> waiting = law.waitingPlace(level(20), RISE, Optional.empty());
        assertThat(waiting).contains(new Pointing(100, 20));
        assertThat(law.waitingPlace(level(20), RISE, waiting)).isEmpty();
    }

    @Test
    void an_axis_near_its_full_rate_is_sent_further_ahead() {
        AxisPath fast = utc -> new Pointing(100 + 5 * seconds(utc), 20);
        assertThat(law(1, 1, 6, 0, 0, 0)
                        .command(fast, RISE, Optional.empty())
                        .orElseThrow()
                        .azimuthDeg())
                .isEqualTo(103);
    }
}
