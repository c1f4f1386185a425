package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.demo.MadeUpCatalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/** The quick walk against the one whose steps provably pass over nothing: on every kind of low orbit, the same passes. */
class RevolutionSweepTest {

    private static final Instant FROM = Instant.parse("2022-01-22T12:00:00.123Z");
    private static final double WINDOW_S = 2 * 86_400;

    /** A pass that lifts an object by less than a hair is seen by one walk and not by the other. */
    private static final double SHORTEST_S = 0.01;

    @Test
    void finds_what_the_safe_walk_finds_of_some_fragments() {
        check(Sets.real("cosmos1408/c1408_2022-01-22.3le"), 40);
    }

    @Test
    @Tag("whole-pass")
    void finds_what_the_safe_walk_finds_of_a_whole_catalogue() {
        check(Sets.realCatalogue("2022-01-22"), Integer.getInteger("slewd.every", 97));
    }

    @Test
    void comes_to_an_end_when_the_site_stays_at_the_pole_of_the_orbit() {
        for (double i = 0; i <= 90; i += 0.5) {
            ElementSet set = Sets.setAt(FROM, 90_400, 13.7, 0.001, i, 123, 45, 67, 1e-4);
            for (double latitudeDeg = -90; latitudeDeg <= 90; latitudeDeg += 7.5) {
                SiteFrame site = new SiteFrame(new Site(latitudeDeg, 13, 0));
                Geometry geometry = new Geometry(Sgp4.of(set), site, 0, FROM);

                assertThat(RevolutionSweep.run(geometry, set, 0, WINDOW_S)).isPresent();
                assertThat(geometry.evaluations()).isLessThan(1_500);
            }
        }
    }

    /** One of these once went round for ever: at the pole of its orbit, corrections led back as far as the walk went on. */
    @Test
    @Tag("whole-pass")
    void comes_to_an_end_with_every_low_orbit_of_a_made_up_catalogue() {
        SiteFrame site = new SiteFrame(new Site(52, 13, 30));
        MadeUpCatalogue.everything(26_000, 1408, FROM).parallelStream()
                .filter(RevolutionSweep::suits)
                .forEach(set -> {
                    Geometry geometry = new Geometry(Sgp4.of(set), site, 0, FROM);
                    RevolutionSweep.run(geometry, set, 0, WINDOW_S);
                    assertThat(geometry.evaluations()).as(set.toString()).isLessThan(1_500);
                });
    }

    @Test
    @Tag("whole-pass")
    void finds_what_the_safe_walk_finds_of_made_up_orbits_of_every_shape() {
        SplittableRandom random = new SplittableRandom(1982092);
        List<ElementSet> sets = new ArrayList<>();
        while (sets.size() < 300) {
            double revPerDay = random.nextDouble(6.41, 16.3);
            double axisKm = Math.cbrt(Geometry.MU / Math.pow(2 * Math.PI * revPerDay / 86_400, 2)) / 1000;
            double e = random.nextDouble(0.1);
            double i = random.nextInt(4) == 0 ? 45 * random.nextInt(4) + random.nextDouble() : random.nextDouble(180);
            if (axisKm * (1 - e) > 6_378 + 200) {
                sets.add(Sets.setAt(
                        FROM,
                        90_020 + sets.size(),
                        revPerDay,
                        e,
                        i,
                        random.nextDouble(360),
                        random.nextDouble(360),
                        random.nextDouble(360),
                        1e-5));
            }
        }
        check(sets, 1);
    }

    private static void check(List<ElementSet> sets, int every) {
        int compared = IntStream.range(0, sets.size() / every)
                .parallel()
                .mapToObj(i -> sets.get(i * every))
                .filter(RevolutionSweep::suits)
                .mapToInt(RevolutionSweepTest::check)
                .sum();
        assertThat(compared).isGreaterThan(1_000);
    }

    private static int check(ElementSet set) {
        int compared = 0;
        for (SiteFrame site : Agreement.SITES) {
            for (double maskDeg : Agreement.MASKS_DEG) {
                Geometry geometry = new Geometry(Sgp4.of(set), site, maskDeg, FROM);
                Optional<List<Pass>> quick = RevolutionSweep.run(geometry, set, maskDeg, WINDOW_S);
                if (quick.isEmpty()) {
                    assertThat(decaysIn(set))
                            .as(set + " was left to the safe walk")
                            .isTrue();
                    continue;
                }
                List<Pass> safe = new PassSweep(geometry, new SafeStep(maskDeg), set, WINDOW_S).run();
                String what = set.catalogNumber() + " above " + maskDeg + " degrees of " + site.site();
                assertThat(longer(quick.get())).as(what).hasSameSizeAs(longer(safe));
                for (int i = 0; i < longer(safe).size(); i++) {
                    check(longer(quick.get()).get(i), longer(safe).get(i), what);
                }
                compared += safe.size();
            }
        }
        return compared;
    }

    /** Whether the model has nothing to say somewhere in the window, or in the revolution around it. */
    private static boolean decaysIn(ElementSet set) {
        Propagator propagator = Sgp4.of(set);
        double start = propagator.secondsSinceEpoch(FROM);
        return IntStream.rangeClosed(-60, (int) (WINDOW_S / 60) + 120)
                .anyMatch(minute -> !propagator.propagate(start + 60.0 * minute, new TemeState()));
    }

    private static List<Pass> longer(List<Pass> passes) {
        return passes.stream()
                .filter(pass -> Agreement.seconds(pass.aos().utc(), pass.los().utc()) > SHORTEST_S)
                .toList();
    }

    private static void check(Pass quick, Pass safe, String of) {
        String what = of + ", " + safe;
        assertThat(Agreement.seconds(safe.aos().utc(), quick.aos().utc()))
                .as(what)
                .isCloseTo(0, within(1e-3));
        assertThat(Agreement.seconds(safe.los().utc(), quick.los().utc()))
                .as(what)
                .isCloseTo(0, within(1e-3));
        assertThat(Agreement.seconds(safe.tca().utc(), quick.tca().utc()))
                .as(what)
                .isCloseTo(0, within(5e-3));
        assertThat(quick.maxElevationDeg()).as(what).isCloseTo(safe.maxElevationDeg(), within(1e-5));
        assertThat(quick.minRangeM()).as(what).isCloseTo(safe.minRangeM(), within(0.1));
        assertThat(quick.clipped()).as(what).isEqualTo(safe.clipped());
    }
}
