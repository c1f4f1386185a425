package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

class HorizonCutTest {

    private static final SiteFrame SITE = new SiteFrame(new Site(48, 11, 500));
    private static final Instant TO = Sets.EPOCH.plus(Duration.ofHours(24));

    private static final HorizonMask TREES = HorizonMask.of(List.of(
            new HorizonMask.Point(0, 3),
            new HorizonMask.Point(80, 4),
            new HorizonMask.Point(81, 25),
            new HorizonMask.Point(110, 28),
            new HorizonMask.Point(112, 2),
            new HorizonMask.Point(230, 15),
            new HorizonMask.Point(300, 8)));

    @Test
    void is_what_a_look_ten_times_a_second_sees_over_the_trees() {
        int compared = 0;
        for (ElementSet set : List.of(Sets.STATION, Sets.FRAGMENT, Sets.MOLNIYA)) {
            List<double[]> truth = looked(set);
            List<Pass> found = new PassSearch(SITE, TREES).find(set, Sets.EPOCH, TO);
            assertThat(found).as(set.toString()).hasSameSizeAs(truth);
            for (int i = 0; i < found.size(); i++) {
                assertThat(Agreement.seconds(Sets.EPOCH, found.get(i).aos().utc()))
                        .isCloseTo(truth.get(i)[0], within(0.1));
                assertThat(Agreement.seconds(Sets.EPOCH, found.get(i).los().utc()))
                        .isCloseTo(truth.get(i)[1], within(0.1));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void begins_and_ends_each_part_on_the_horizon() {
        List<Pass> found = new PassSearch(SITE, TREES).find(Sets.STATION, Sets.EPOCH, TO);

        for (Pass pass : found) {
            for (LookAngle edge : List.of(pass.aos().look(), pass.los().look())) {
                assertThat(edge.elevationDeg()).isCloseTo(TREES.elevationDeg(edge.azimuthDeg()), within(1e-4));
            }
        }
    }

    @Test
    void makes_two_passes_of_one_behind_a_tower() {
        Pass whole = new PassSearch(SITE, 0)
                .find(Sets.STATION, Sets.EPOCH.plusSeconds(45_000), Sets.EPOCH.plusSeconds(46_500))
                .get(0);
        double middleDeg = whole.tca().look().azimuthDeg();
        HorizonMask tower = HorizonMask.of(List.of(
                new HorizonMask.Point(middleDeg - 12, 0),
                new HorizonMask.Point(middleDeg - 10, 85),
                new HorizonMask.Point(middleDeg + 10, 85),
                new HorizonMask.Point(middleDeg + 12, 0)));

        List<Pass> parts = new PassSearch(SITE, tower)
                .find(Sets.STATION, Sets.EPOCH.plusSeconds(45_000), Sets.EPOCH.plusSeconds(46_500));

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).aos().utc()).isEqualTo(whole.aos().utc());
        assertThat(parts.get(1).los().utc()).isEqualTo(whole.los().utc());
        assertThat(parts).allSatisfy(part -> assertThat(part.clipped()).isEqualTo(Pass.Clipped.NONE));
        assertThat(parts.get(0).tca().utc()).isEqualTo(parts.get(0).los().utc());
    }

    @Test
    void changes_nothing_where_the_horizon_is_flat_or_lies_below_all_passes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20; i++) {
            ElementSet set = Sets.set(
                    90_030 + i,
                    random.nextDouble(11, 15.5),
                    0.002,
                    random.nextDouble(60, 120),
                    random.nextDouble(360),
                    0,
                    0,
                    1e-4);
            HorizonMask flat = HorizonMask.of(List.of(new HorizonMask.Point(0, 7), new HorizonMask.Point(180, 7)));

            assertThat(new PassSearch(SITE, flat).find(set, Sets.EPOCH, TO))
                    .isEqualTo(new PassSearch(SITE, 7).find(set, Sets.EPOCH, TO));
        }
    }

    /** Rise and set over the trees, from looks a tenth of a second apart; the window begins and ends without a pass. */
    private static List<double[]> looked(ElementSet set) {
        Propagator propagator = Sgp4.of(set);
        TemeState state = new TemeState();
        List<double[]> found = new ArrayList<>();
        double rise = Double.NaN;
        int tenths = (int) Duration.between(Sets.EPOCH, TO).toSeconds() * 10;
        for (int i = 0; i < tenths; i++) {
            Instant utc = Sets.EPOCH.plusMillis(i * 100L);
            boolean up = false;
            if (propagator.propagate(i * 0.1, state)) {
                LookAngle look = SITE.look(state, utc);
                up = look.elevationDeg() >= TREES.elevationDeg(look.azimuthDeg());
            }
            if (up && Double.isNaN(rise)) {
                rise = i * 0.1;
            } else if (!up && !Double.isNaN(rise)) {
                found.add(new double[] {rise, i * 0.1});
                rise = Double.NaN;
            }
        }
        if (!Double.isNaN(rise)) {
            found.add(new double[] {rise, tenths * 0.1});
        }
        return found;
    }
}
