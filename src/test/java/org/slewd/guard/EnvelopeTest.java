package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxis;

/** An antenna of 6.2 and 2.7 degrees a second with a mast at 100 to 112, up to 58 degrees, and more. */
class EnvelopeTest {

    private static final Instant NIGHT = Instant.parse("2026-06-20T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-06-21T09:30:00Z");

    private final StormCase antenna = StormCase.all().get(3); // 0 to 360, 0 to 90, with everything
    private final Envelope envelope = antenna.envelope(1);

    @Test
    void the_way_is_judged_and_not_only_its_ends() {
        Pointing west = new Pointing(90, 25);
        Pointing east = new Pointing(130, 25);
        assertThat(envelope.refusal(west)).isEmpty();
        assertThat(envelope.refusal(east)).isEmpty();
        assertThat(envelope.refusal(west, east, NIGHT).orElseThrow())
                .isEqualTo(
                        "on the way from azimuth 90.0, elevation 25.0 to azimuth 130.0, elevation 25.0 the antenna may"
                                + " come upon keep-out mast; slewd did not move it; turn one axis first, or go by a target in"
                                + " between");
        List<Pointing> route = envelope.route(west, east, NIGHT).orElseThrow();
        assertThat(route).hasSize(3);
        assertThat(route.get(0).elevationDeg()).as("over the mast").isGreaterThan(58);
    }

    @Test
    void a_target_in_a_keep_out_or_below_the_horizon_is_refused_by_its_name() {
        assertThat(envelope.refusal(new Pointing(106, 20)).orElseThrow()).contains("looks into keep-out mast");
        assertThat(envelope.refusal(new Pointing(60, 8)).orElseThrow()).contains("the horizon");
        assertThat(envelope.refusal(new Pointing(361, 30)).orElseThrow())
                .isEqualTo("azimuth 361 is outside the travel of the antenna, 0 to 360 degrees");
    }

    @Test
    void an_antenna_inside_the_clearance_may_leave_and_come_no_nearer() {
        Pointing near = new Pointing(98.5, 25);
        assertThat(envelope.allows(98.5, 25)).isFalse();
        assertThat(envelope.refusal(near, new Pointing(85, 25), NIGHT)).isEmpty();
        assertThat(envelope.refusal(near, new Pointing(120, 25), NIGHT)).isPresent();
        assertThat(envelope.refusal(new Pointing(106, 25), new Pointing(85, 25), NIGHT)
                        .orElseThrow())
                .contains("turn it out by the controller's own panel");
    }

    @Test
    void a_moving_antenna_needs_room_to_turn_round() {
        Pointing at = new Pointing(93, 25);
        Pointing back = new Pointing(85, 25);
        TurnKnowledge known = new TurnKnowledge.Known(93);
        assertThat(envelope.judge(Motion.still(at), back, known, NIGHT)).isEqualTo(new Verdict.Allowed());
        assertThat(envelope.judge(new Motion(at, 6.2, 0, 0.5, false), back, known, NIGHT))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(envelope.judge(new Motion(at, -6.2, 0, 0.5, false), back, known, NIGHT))
                .isEqualTo(new Verdict.Allowed());
        assertThat(envelope.judge(new Motion(at, -6.2, 0, 0.5, true), back, known, NIGHT))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void while_the_turn_is_unknown_a_step_is_all_that_is_allowed() {
        TurnKnowledge unknown = new TurnKnowledge.Unknown(List.of(40.0, 400.0));
        Motion still = Motion.still(new Pointing(40, 40));
        assertThat(envelope.judge(still, new Pointing(41, 40), unknown, NIGHT)).isEqualTo(new Verdict.Allowed());
        assertThat(envelope.judge(still, new Pointing(42, 40), unknown, NIGHT))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Verdict.Kind.UNKNOWN_TURN));
    }

    @Test
    void the_sun_is_kept_off_while_it_is_up() {
        double[] sun = TrueSky.sun(48.1, 11.6, MORNING);
        Pointing there = new Pointing(Math.toDegrees(Math.atan2(sun[1], sun[0])), Math.toDegrees(Math.asin(sun[2])));
        Pointing before = new Pointing(there.azimuthDeg() + 30, there.elevationDeg() + 20);
        assertThat(envelope.refusal(before, there, MORNING).orElseThrow())
                .contains("nearer to the Sun than 12 degrees");
        assertThat(envelope.refusal(before, there, NIGHT)).isEmpty();
        assertThat(envelope.allows(there.azimuthDeg(), there.elevationDeg(), MORNING))
                .isFalse();
        assertThat(envelope.standing(MORNING, 300).allows(there.azimuthDeg(), there.elevationDeg()))
                .isFalse();
        // In five minutes the sky turns by 1.25 degrees.
        assertThat(envelope.standing(MORNING, 300).allows(there.azimuthDeg(), there.elevationDeg() + 13.2))
                .isFalse();
        assertThat(envelope.standing(MORNING, 300).allows(there.azimuthDeg(), there.elevationDeg() + 13.3))
                .isTrue();
        assertThat(envelope.standing(NIGHT, 300).allows(there.azimuthDeg(), there.elevationDeg()))
                .isTrue();
        assertThat(envelope.trouble(there, MORNING).orElseThrow().kind()).isEqualTo(Verdict.Kind.SUN);
        assertThat(envelope.refusal(there, before, MORNING))
                .as("it may be moved away")
                .isEmpty();
    }

    @Test
    void an_axis_that_runs_towards_its_limit_is_stopped_in_time() {
        for (double pollSeconds : new double[] {0.1, 0.25, 0.5}) {
            AxisMotor azimuth =
                    new AxisMotor(new SimulatedAxis(new AxisRange(-60, 420), 6.2, 12.4, 150_000_000L, 1.24, 300));
            azimuth.run(1, 0);
            long nowNanos = 0;
            long cutNanos = Long.MAX_VALUE;
            double beforeDeg = 300;
            while (nowNanos < 30_000_000_000L) {
                nowNanos += Math.round(pollSeconds * 1e9);
                if (nowNanos > cutNanos) {
                    azimuth.cut(cutNanos);
                }
                azimuth.advance(nowNanos);
                double atDeg = Math.rint(azimuth.angleDeg());
                Motion motion = new Motion(
                        new Pointing(atDeg, 70), Math.min(6.2, (atDeg - beforeDeg) / pollSeconds), 0, 0, false);
                beforeDeg = atDeg;
                if (cutNanos == Long.MAX_VALUE
                        && envelope.mustStop(motion, Optional.empty(), pollSeconds)
                                .isPresent()) {
                    cutNanos = nowNanos + 150_000_000L;
                }
            }
            assertThat(azimuth.angleDeg()).isBetween(345.0, 361.0);
        }
    }

    @Test
    void an_axis_on_its_way_to_a_target_at_the_limit_is_left_alone() {
        Motion arriving = new Motion(new Pointing(359, 70), 6.2, 0, 0, false);
        assertThat(envelope.mustStop(arriving, Optional.of(new Pointing(360, 70)), 0.2))
                .isEmpty();
        assertThat(envelope.mustStop(arriving, Optional.empty(), 0.2)).isPresent();
        assertThat(envelope.mustStop(arriving, Optional.of(new Pointing(300, 70)), 0.2))
                .as("past its target")
                .isPresent();
    }

    @Test
    void an_axis_that_runs_into_a_keep_out_is_stopped() {
        Motion running = new Motion(new Pointing(98, 25), 6.2, 0, 0, false);
        assertThat(envelope.mustStop(running, Optional.empty(), 0.2)
                        .orElseThrow()
                        .sentence())
                .contains("would run on into keep-out mast; slewd sends stop");
        assertThat(envelope.mustStop(new Motion(new Pointing(98, 25), -6.2, 0, 0, false), Optional.empty(), 0.2))
                .isEmpty();
    }
}
