package org.slewd.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.plan.PointingPlan.Style;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

class PassPlannerTest {

    private static final Instant RISE = Instant.parse("2026-11-24T18:30:00Z");

    /** From the north-west over north to the east, 40 degrees high, in ten minutes. */
    private static final SkyPath OVER_NORTH = made(600, 300, 450, 40);

    private final PassPlanner planner = new PassPlanner();

    @Test
    void an_overlap_carries_a_pass_over_north_in_one_go() {
        PointingPlan plan = planner.plan(Rotators.G5500.request(OVER_NORTH, 0, 450, 90, 30));

        assertThat(plan.style()).isEqualTo(Style.NORMAL);
        assertThat(plan.greatestErrorDeg()).isLessThan(1e-6);
        assertThat(plan.prePosition().azimuthDeg()).isCloseTo(300, within(1e-9));
        assertThat(plan.lastPosition().azimuthDeg()).isCloseTo(450, within(1e-9));
        assertThat(plan.azimuthRange()).isEqualTo(new AxisRange(300, 450));
        assertThat(plan.unwinds()).isEmpty();
        assertThat(plan.offTargetS()).isZero();
    }

    @Test
    void a_stop_in_the_north_is_passed_over_the_back() {
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 0, 360, 180, 30);
        PointingPlan plan = planner.plan(request);

        assertThat(plan.style()).isEqualTo(Style.FLIPPED);
        assertThat(plan.greatestErrorDeg()).isLessThan(1e-5);
        assertThat(plan.prePosition()).isEqualTo(new Pointing(120, 180));
        assertThat(plan.lastPosition().azimuthDeg()).isCloseTo(270, within(1e-9));
    }

    @Test
    void where_it_must_unwind_it_says_so_and_loses_little_more_than_the_way_around_takes() {
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 0, 360, 90, 30);
        PointingPlan plan = planner.plan(request);
        // Runs into the stop and goes around at full speed, without ramps and reserve.
        Follower.Run naive = Follower.naive(request, 300);

        PlanChecks.assertFollowable(request, plan);
        assertThat(plan.unwinds()).hasSize(1);
        PointingPlan.Unwind unwind = plan.unwinds().get(0);
        assertThat(unwind.from()).isBetween(RISE, unwind.to());
        assertThat(plan.meanLossDb()).isLessThan(1.06 * naive.meanLossDb());
        assertThat(plan.offTargetS()).isBetween(20.0, 62.0);
    }

    @Test
    void a_rotator_with_less_than_a_full_turn_waits_where_the_object_comes_into_reach() {
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 0, 300, 90, 30);
        PointingPlan plan = planner.plan(request);

        PlanChecks.assertFollowable(request, plan);
        assertThat(plan.errorDeg(plan.size() - 1)).isLessThan(1e-6);
    }

    @Test
    void an_axis_that_cannot_turn_stays_where_it_is() {
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 20, 20, 90, 30);
        PointingPlan plan = planner.plan(request);

        assertThat(plan.pointing(700).azimuthDeg()).isEqualTo(20);
        assertThat(plan.offTargetS()).isGreaterThan(100);
    }

    @Test
    void axes_that_are_behind_catch_up() {
        Pointing behind = new Pointing(290, 3);
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 0, 450, 90, 30).startingAt(behind, 0);
        PointingPlan plan = planner.plan(request);

        PlanChecks.assertFollowable(request, plan);
        assertThat(plan.prePosition()).isEqualTo(behind);
        assertThat(plan.errorDeg(12)).isLessThan(0.01);
    }

    @Test
    void axes_that_join_a_pass_from_far_off_catch_up_with_the_elevation_of_the_object() {
        SkyPath rest = made(300, 20, 70, 30);
        for (double startDeg : new double[] {250, 190}) {
            PlanRequest request = Rotators.G5500.request(rest, 0, 360, 90, 30).startingAt(new Pointing(startDeg, 0), 0);
            PointingPlan plan = planner.plan(request);

            PlanChecks.assertFollowable(request, plan);
            assertThat(plan.unwinds()).as("a way to the object, not around").isEmpty();
            assertThat(plan.caughtUp()).isPresent();
            for (int i = 0; rest.utc(i).isBefore(plan.caughtUp().orElseThrow()); i++) {
                assertThat(plan.pointing(i).elevationDeg())
                        .as("elevation after %d steps from %.0f", i, startDeg)
                        .isLessThan(rest.elevationDeg(i) + 10);
            }
        }
        assertThat(planner.plan(Rotators.G5500.request(rest, 0, 360, 90, 30)).caughtUp())
                .isEmpty();
    }

    @Test
    void axes_that_stand_on_the_far_side_are_led_to_where_they_meet_the_object() {
        Pointing far = new Pointing(100, 0);
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 0, 450, 90, 30).startingAt(far, 10);
        PointingPlan plan = planner.plan(request);

        PlanChecks.assertFollowable(request, plan);
        assertThat(plan.prePosition().azimuthDeg()).isBetween(100.0, 161.0);
        assertThat(plan.errorDeg(plan.size() - 1)).isLessThan(0.01);
        assertThat(plan.unwinds()).isEmpty();
    }

    @Test
    void of_two_turns_it_takes_the_one_from_which_the_axis_comes_or_to_which_it_must_go() {
        PlanRequest request = Rotators.G5500.request(made(300, 20, 70, 30), 0, 450, 90, 30);

        assertThat(planner.plan(request.startingAt(new Pointing(400, 0), 600))
                        .prePosition()
                        .azimuthDeg())
                .isCloseTo(380, within(1e-9));
        assertThat(planner.plan(request.startingAt(new Pointing(100, 0), 600))
                        .prePosition()
                        .azimuthDeg())
                .isCloseTo(20, within(1e-9));
        assertThat(planner.plan(request.endingNear(new Pointing(440, 0)))
                        .lastPosition()
                        .azimuthDeg())
                .isCloseTo(430, within(1e-9));
    }

    @Test
    void keeps_above_a_horizon_that_limits_motion() {
        Clearance above = (azimuthDeg, elevationDeg) -> elevationDeg >= (Math.abs(azimuthDeg - 360) < 20 ? 45 : 0);
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 0, 450, 90, 30).clearOf(above);
        PointingPlan plan = planner.plan(request);

        PlanChecks.assertFollowable(request, plan);
        assertThat(plan.isClear()).isTrue();
        assertThat(plan.greatestErrorDeg()).isBetween(5.0, 20.0);
        assertThat(plan.errorDeg(0)).isLessThan(1e-6);
    }

    @Test
    void an_elevation_axis_too_slow_for_the_pass_is_early_and_late_by_the_same() {
        AxisModel slow = new AxisModel(new AxisRange(0, 90), 0.1, 1, 0, 0, 0, 0, 12);
        PlanRequest request = PlanRequest.of(OVER_NORTH, Rotators.G5500.azimuth(0, 450), slow, 30);
        PointingPlan plan = planner.plan(request);

        PlanChecks.assertFollowable(request, plan);
        assertThat(plan.greatestErrorDeg()).isLessThan(12);
    }

    @Test
    void work_in_pieces_gives_the_same_plan() {
        PlanRequest request = Rotators.G5500.request(OVER_NORTH, 0, 360, 90, 30);
        PointingPlan whole = planner.plan(request);

        Planning planning = planner.begin(request);
        assertThatIllegalStateException().isThrownBy(planning::plan);
        int pieces = 1;
        while (!planning.advance(50)) {
            pieces++;
        }
        assertThat(pieces).isBetween(10, planning.mostRows() / 50 + 3);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(planning.plan().pointing(i)).isEqualTo(whole.pointing(i));
        }
    }

    @Test
    void a_quick_plan_for_the_rest_of_a_pass_is_nearly_as_good() {
        SkyPath rest = Paths.ofTable(8.2326).from(Paths.ofTable(8.2326).start().plusSeconds(200));
        PlanRequest request = Rotators.G5500.request(rest, 0, 450, 90, 30);
        Planning quick = planner.replan(request);
        while (!quick.advance(20)) {
            assertThat(quick.mostRows()).isLessThan(4000);
        }

        assertThat(quick.plan().greatestErrorDeg())
                .isCloseTo(planner.plan(request).greatestErrorDeg(), within(0.15));
    }

    @Test
    void before_and_after_the_pass_the_plan_stands_still_and_between_moments_it_is_straight() {
        PointingPlan plan = planner.plan(Rotators.G5500.request(OVER_NORTH, 0, 450, 90, 30));

        assertThat(plan.at(RISE.minusSeconds(100))).isEqualTo(plan.prePosition());
        assertThat(plan.at(RISE.plusSeconds(6000)).azimuthDeg())
                .isEqualTo(plan.lastPosition().azimuthDeg());
        double half = (plan.pointing(100).azimuthDeg() + plan.pointing(101).azimuthDeg()) / 2;
        assertThat(plan.at(RISE.plusMillis(50_250)).azimuthDeg()).isCloseTo(half, within(1e-9));
    }

    @Test
    void a_cable_wound_up_by_one_pass_is_unwound_for_the_one_after_next() {
        // The middle pass fits two turns. From the first, the upper one is nearer; the third wants the lower one.
        List<PlanRequest> requests = List.of(
                Rotators.G5500.request(made(600, 300, 380, 30), 0, 450, 90, 30),
                Rotators.G5500.request(madeFrom(RISE.plusSeconds(3000), 600, 30, 80, 30), 0, 450, 90, 30),
                Rotators.G5500.request(madeFrom(RISE.plusSeconds(6000), 600, 60, 150, 30), 0, 450, 90, 30));
        List<PointingPlan> plans = new SequencePlanner(planner).plan(requests);

        assertThat(plans)
                .extracting(plan -> Math.rint(plan.prePosition().azimuthDeg()))
                .containsExactly(300.0, 30.0, 60.0);
        // Without the third, the nearer one it is.
        assertThat(new SequencePlanner(planner)
                        .plan(requests.subList(0, 2))
                        .get(1)
                        .prePosition()
                        .azimuthDeg())
                .isCloseTo(390, within(1e-9));
    }

    @Test
    void a_gap_too_short_for_unwinding_is_not_used_for_it() {
        List<PlanRequest> requests = List.of(
                Rotators.G5500.request(made(600, 300, 380, 30), 0, 450, 90, 30),
                Rotators.G5500.request(madeFrom(RISE.plusSeconds(620), 600, 30, 80, 30), 0, 450, 90, 30),
                Rotators.G5500.request(madeFrom(RISE.plusSeconds(6000), 600, 60, 150, 30), 0, 450, 90, 30));

        assertThat(new SequencePlanner(planner)
                        .plan(requests)
                        .get(1)
                        .prePosition()
                        .azimuthDeg())
                .isCloseTo(390, within(1e-9));
    }

    @Test
    void of_two_turns_it_takes_the_one_that_suits_the_pass_after_it() {
        PlanRequest first =
                Rotators.G5500.request(made(600, 30, 80, 30), 0, 450, 90, 30).startingAt(new Pointing(240, 0), 3000);
        SequencePlanner sequence = new SequencePlanner(planner);

        assertThat(sequence.plan(first, after(first, 60, 150)).prePosition().azimuthDeg())
                .isCloseTo(30, within(1e-9));
        assertThat(sequence.plan(first, after(first, 350, 260)).prePosition().azimuthDeg())
                .isCloseTo(390, within(1e-9));
    }

    private static PlanRequest after(PlanRequest first, double fromDeg, double toDeg) {
        return first.along(madeFrom(RISE.plusSeconds(6000), 600, fromDeg, toDeg, 30));
    }

    @Test
    void refuses_what_cannot_be() {
        PlanRequest good = Rotators.G5500.request(OVER_NORTH, 0, 450, 90, 30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanRequest.of(OVER_NORTH, good.azimuth(), good.elevation(), Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> good.startingAt(new Pointing(0, 0), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SkyPath.of(RISE, 0.5, new double[] {1}, new double[] {91}));
        assertThatIllegalArgumentException().isThrownBy(() -> SkyPath.of(RISE, 0, new double[1], new double[1]));
    }

    private static SkyPath made(int seconds, double fromDeg, double toDeg, double highestDeg) {
        return madeFrom(RISE, seconds, fromDeg, toDeg, highestDeg);
    }

    private static SkyPath madeFrom(Instant rise, int seconds, double fromDeg, double toDeg, double highestDeg) {
        int steps = 2 * seconds;
        double[] azimuths = new double[steps + 1];
        double[] elevations = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double part = i / (double) steps;
            azimuths[i] = fromDeg + part * (toDeg - fromDeg);
            elevations[i] = highestDeg * Math.sin(Math.PI * part);
        }
        return SkyPath.of(rise, 0.5, azimuths, elevations);
    }
}
