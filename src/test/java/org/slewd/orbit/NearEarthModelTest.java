package org.slewd.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.SharedData;
import org.slewd.sky.TemeState;

/** The model that searches run on against Orekit's, which is the reference: the same states, and no more and no fewer. */
class NearEarthModelTest {

    /** Real catalogues over 22 days agree to 0.05 mm; the rest is orbits that end, and months away from the epoch. */
    private static final double POSITION_M = 1e-3;

    private static final double VELOCITY_MPS = 1e-6;

    private static final double DAY_MIN = 1440;

    private static final double[] DAYS = {-3, -1, -0.01, 0, 0.0123456, 0.5, 1, 2, 3.21, 7, 14, 30, 90};

    private final TemeState ours = new TemeState();
    private final TemeState theirs = new TemeState();
    private double worstM;
    private double worstMps;
    private int states;
    private int refusals;

    @Test
    void is_the_reference_on_the_verification_set() {
        List<String> lines = SharedData.text("sgp4/SGP4-VER_python-sgp4.TLE")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        for (int i = 0; i < lines.size(); i += 2) {
            compare(Sets.of(Sets.sealed(lines.get(i)) + "\n" + Sets.sealed(lines.get(i + 1)))
                    .get(0));
        }
        judge(80);
    }

    @Test
    void is_the_reference_on_a_cloud_of_fragments() {
        Sets.real("cosmos1408/c1408_2022-01-22.3le").forEach(this::compare);
        judge(15_000);
    }

    @Test
    @Tag("whole-pass")
    void is_the_reference_on_every_real_catalogue() {
        for (String date : List.of("2021-10-01", "2022-01-22", "2022-08-16", "2023-03-25", "2023-10-09")) {
            for (ElementSet set : Sets.realCatalogue(date)) {
                compare(set, -2, 0, 0.7, 2, 20);
            }
        }
        judge(400_000);
    }

    @Test
    void is_the_reference_on_orbits_of_every_shape_until_they_decay() {
        SplittableRandom random = new SplittableRandom(1408);
        List<ElementSet> sets = new ArrayList<>();
        while (sets.size() < 3_000) {
            double revPerDay = random.nextDouble(6.4, 16.5);
            double e = Math.pow(random.nextDouble(), 3) * 0.6;
            double i = random.nextInt(10) == 0 ? random.nextInt(0, 4) * 45.0 : random.nextDouble(0, 180);
            double bstar = (random.nextInt(8) == 0 ? -1 : 1) * Math.pow(10, random.nextDouble(-6, -1.7));
            ElementSet set = Sets.set(
                    90_014,
                    revPerDay,
                    random.nextInt(20) == 0 ? 0 : e,
                    i,
                    random.nextDouble(360),
                    random.nextDouble(360),
                    random.nextDouble(360),
                    random.nextInt(20) == 0 ? 0 : bstar);
            if (!MeanElements.isDeepSpace(set)) {
                sets.add(set);
            }
        }
        sets.forEach(this::compare);
        judge(20_000);
        assertThat(refusals).isGreaterThan(2_000);
    }

    private void compare(ElementSet set) {
        compare(set, DAYS);
    }

    private void compare(ElementSet set, double... days) {
        if (MeanElements.isDeepSpace(set)) {
            return;
        }
        NearEarthModel model = new NearEarthModel(set);
        OrekitNearEarthModel reference = new OrekitNearEarthModel(MeanElements.of(asOrekitHasIt(set)));
        for (double day : days) {
            boolean known = reference.propagate(day * DAY_MIN, theirs);
            assertThat(model.propagate(day * DAY_MIN, ours))
                    .as(set + " after " + day + " days")
                    .isEqualTo(known);
            if (!known) {
                refusals++;
                continue;
            }
            states++;
            worstM = Math.max(worstM, Math.abs(ours.xM - theirs.xM));
            worstM = Math.max(worstM, Math.abs(ours.yM - theirs.yM));
            worstM = Math.max(worstM, Math.abs(ours.zM - theirs.zM));
            worstMps = Math.max(worstMps, Math.abs(ours.vxMps - theirs.vxMps));
            worstMps = Math.max(worstMps, Math.abs(ours.vyMps - theirs.vyMps));
            worstMps = Math.max(worstMps, Math.abs(ours.vzMps - theirs.vzMps));
        }
    }

    /**
     * At an eccentricity of 0.0001 to the last digit the published code leaves out two terms of drag that Orekit still
     * takes; the element sets are made with the published code.
     */
    private static ElementSet asOrekitHasIt(ElementSet set) {
        return set.eccentricity() != 1e-4
                ? set
                : new ElementSet(
                        set.catalogNumber(),
                        set.name(),
                        set.objectId(),
                        set.epoch(),
                        set.meanMotionRevPerDay(),
                        Math.nextDown(1e-4),
                        set.inclinationDeg(),
                        set.raanDeg(),
                        set.argOfPericenterDeg(),
                        set.meanAnomalyDeg(),
                        set.bstar(),
                        set.meanMotionDot(),
                        set.meanMotionDdot(),
                        set.elementSetNumber(),
                        set.revolutionAtEpoch(),
                        set.classification(),
                        set.origin());
    }

    private void judge(int leastStates) {
        assertThat(states).isGreaterThanOrEqualTo(leastStates);
        assertThat(worstM).isLessThan(POSITION_M);
        assertThat(worstMps).isLessThan(VELOCITY_MPS);
    }
}
