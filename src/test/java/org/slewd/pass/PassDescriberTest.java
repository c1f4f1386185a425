package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass.Clipped;
import org.slewd.pass.PassFacts.Interval;
import org.slewd.pass.PassFacts.Sighting;
import org.slewd.sky.Angles;
import org.slewd.sky.Daylight;
import org.slewd.sky.Doppler;
import org.slewd.sky.EarthShadow;
import org.slewd.sky.LocalState;
import org.slewd.sky.LookAngle;
import org.slewd.sky.MoonPosition;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.SunPosition;
import org.slewd.sky.TemeState;

class PassDescriberTest {

    private static final SiteFrame SITE = new SiteFrame(new Site(48, 11, 500));
    private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");
    private static final Instant END = Sets.EPOCH.plus(Duration.ofDays(2));

    static Stream<ElementSet> orbits() {
        return Stream.of(Sets.STATION, Sets.FRAGMENT, Sets.MOLNIYA, Sets.GEOSTATIONARY);
    }

    @ParameterizedTest
    @MethodSource("orbits")
    void an_arc_follows_the_model(ElementSet set) {
        Propagator model = Sgp4.of(set);
        TemeState exact = new TemeState();
        TemeState curve = new TemeState();
        for (Pass pass : passes(set)) {
            PassArc arc = PassArc.of(pass, model, SITE).orElseThrow();
            for (double t = 0; t < arc.durationS(); t += arc.durationS() / 997) {
                model.propagate(arc.utc(t), exact);
                arc.at(t, curve);
                assertThat(Math.hypot(curve.xM - exact.xM, Math.hypot(curve.yM - exact.yM, curve.zM - exact.zM)))
                        .as("metres at %s of %s", t, pass)
                        .isLessThan(1e-5 * exact.radiusM());
            }
            assertThat(arc.seconds(arc.utc(12.5))).isEqualTo(12.5);
        }
    }

    @Test
    void a_low_pass_takes_a_dozen_states_and_a_long_one_takes_them_by_the_orbit() {
        assertThat(passes(Sets.STATION))
                .allSatisfy(pass -> assertThat(arc(pass, Sets.STATION).knots()).isBetween(3, 12));
        assertThat(passes(Sets.GEOSTATIONARY))
                .hasSize(1)
                .allSatisfy(pass ->
                        assertThat(arc(pass, Sets.GEOSTATIONARY).knots()).isBetween(130, 150));
    }

    @ParameterizedTest
    @MethodSource("orbits")
    void rates_and_separations_are_those_of_a_search_by_the_second(ElementSet set) {
        for (Pass pass : passes(set)) {
            PassFacts facts = facts(pass, set);
            Extremes brute = Extremes.of(pass, set);

            assertThat(facts.maxSkyRateDegPerS()).isCloseTo(brute.skyRate, within(1e-3 * brute.skyRate));
            assertThat(facts.leastRangeRateMps()).isCloseTo(brute.leastRangeRate, within(2.0));
            assertThat(facts.greatestRangeRateMps()).isCloseTo(brute.greatestRangeRate, within(2.0));
            assertThat(facts.maxRangeRateChangeMps2())
                    .isCloseTo(brute.rangeRateChange, within(0.05 + 2e-3 * brute.rangeRateChange));
            assertThat(facts.sun().leastSeparationDeg()).isCloseTo(brute.nearestSun, within(0.03));
            assertThat(facts.moon().leastSeparationDeg()).isCloseTo(brute.nearestMoon, within(0.03));
        }
    }

    @ParameterizedTest
    @MethodSource("orbits")
    void what_is_sunlit_and_what_is_visible_is_so_second_by_second(ElementSet set) {
        for (Pass pass : passes(set)) {
            PassFacts facts = facts(pass, set);
            Propagator model = Sgp4.of(set);
            TemeState state = new TemeState();
            TemeState sun = new TemeState();
            double stepS = Math.max(1, seconds(pass.aos().utc(), pass.los().utc()) / 2000);
            for (double t = 0.5; t < seconds(pass.aos().utc(), pass.los().utc()); t += stepS) {
                Instant utc = pass.aos().utc().plusNanos((long) (t * 1e9));
                model.propagate(utc, state);
                SunPosition.at(seconds(J2000, utc), sun);
                double clearanceDeg = EarthShadow.clearanceDeg(state, sun);
                if (Math.abs(clearanceDeg) > 0.02) {
                    assertThat(facts.sunlit().stream().anyMatch(interval -> isInside(interval, utc)))
                            .as("sunlit at %s of %s", utc, pass)
                            .isEqualTo(clearanceDeg > 0);
                }
                double darkDeg = -6 - SITE.look(sun, utc).elevationDeg();
                double heightDeg = SITE.look(state, utc).elevationDeg() - 10;
                double visibleDeg = Math.min(clearanceDeg, Math.min(darkDeg, heightDeg));
                if (Math.abs(visibleDeg) > 0.02) {
                    assertThat(facts.visible().stream()
                                    .anyMatch(sighting -> isInside(
                                            new Interval(
                                                    sighting.start().utc(),
                                                    sighting.end().utc()),
                                            utc)))
                            .as("visible at %s of %s", utc, pass)
                            .isEqualTo(visibleDeg > 0);
                }
            }
        }
    }

    /**
     * When the object crosses the middle of the penumbra, by python-sgp4 and ERFA 2.0: the line to the centre of the Sun
     * against the WGS-84 ellipsoid, solved to a millisecond. Seconds after the epoch.
     */
    @ParameterizedTest
    @CsvSource({"STATION, 2114.082, 4157.565, 7690.869, 9731.953", "FRAGMENT, 3308.835, 5434.142, 9034.941, 11160.245"})
    void enters_and_leaves_the_shadow_when_an_independent_computation_has_it(
            String name, double in, double out, double inAgain, double outAgain) {
        ElementSet set = name.equals("STATION") ? Sets.STATION : Sets.FRAGMENT;
        Instant end = Sets.EPOCH.plusSeconds(12_000);
        // One pass over the whole window: nothing is asked of a pass but that it lasts from a time to a time.
        Pass.Moment from = new Pass.Moment(Sets.EPOCH, new LookAngle(0, 0, 1, 0));
        Pass.Moment to = new Pass.Moment(end, new LookAngle(0, 0, 1, 0));
        Pass all = new Pass(set.catalogNumber(), set.name(), set.epoch(), from, to, to, 1, Clipped.BOTH);

        List<Interval> sunlit = facts(all, set).sunlit();

        assertThat(sunlit).hasSize(3);
        assertThat(sunlit.get(0).start()).isEqualTo(Sets.EPOCH);
        assertThat(since(sunlit.get(0).end())).isCloseTo(in, within(0.3));
        assertThat(since(sunlit.get(1).start())).isCloseTo(out, within(0.3));
        assertThat(since(sunlit.get(1).end())).isCloseTo(inAgain, within(0.3));
        assertThat(since(sunlit.get(2).start())).isCloseTo(outAgain, within(0.3));
        assertThat(sunlit.get(2).end()).isEqualTo(end);
    }

    @Test
    void a_sighting_says_where_to_look() {
        List<Sighting> sightings = passes(Sets.STATION).stream()
                .flatMap(pass -> facts(pass, Sets.STATION).visible().stream())
                .toList();

        assertThat(sightings).isNotEmpty().allSatisfy(sighting -> {
            assertThat(sighting.start().look().elevationDeg()).isGreaterThan(9.999);
            assertThat(sighting.end().look().elevationDeg()).isGreaterThan(9.999);
            assertThat(sighting.peak().look().elevationDeg())
                    .isGreaterThanOrEqualTo(sighting.start().look().elevationDeg())
                    .isGreaterThanOrEqualTo(sighting.end().look().elevationDeg());
            assertThat(sighting.peak().utc())
                    .isBetween(sighting.start().utc(), sighting.end().utc());
        });
    }

    @Test
    void the_light_at_the_site_falls_from_a_pass_by_day_to_one_by_night() {
        List<PassFacts> all = passes(Sets.STATION).stream()
                .map(pass -> facts(pass, Sets.STATION))
                .toList();

        assertThat(all).extracting(PassFacts::lightAtCulmination).contains(Daylight.DAY, Daylight.NIGHT);
        assertThat(all).allSatisfy(facts -> {
            assertThat(facts.lightAtCulmination())
                    .isEqualTo(Daylight.of(facts.sun().elevationDeg()));
            assertThat(facts.lightAtCulmination())
                    .isBetween(
                            min(facts.lightAtRise(), facts.lightAtSet()), max(facts.lightAtRise(), facts.lightAtSet()));
            assertThat(facts.isVisible()).isEqualTo(!facts.visible().isEmpty());
            assertThat(facts.isSunlit() || !facts.isVisible()).isTrue();
        });
    }

    @Test
    void doppler_extremes_follow_for_any_frequency() {
        Pass pass = passes(Sets.STATION).get(0);
        PassFacts facts = facts(pass, Sets.STATION);

        assertThat(facts.greatestDopplerHz(437.8e6))
                .isPositive()
                .isEqualTo(Doppler.shiftHz(437.8e6, facts.leastRangeRateMps()));
        assertThat(facts.leastDopplerHz(437.8e6))
                .isNegative()
                .isEqualTo(Doppler.shiftHz(437.8e6, facts.greatestRangeRateMps()));
        assertThat(facts.maxDopplerRateHzPerS(437.8e6))
                .isCloseTo(437.8e6 * facts.maxRangeRateChangeMps2() / 299_792_458.0, within(1e-9));
    }

    @Test
    void what_the_model_cannot_follow_is_not_described() {
        Instant late = Sets.EPOCH.plus(Duration.ofDays(60 * 365));
        Pass.Moment moment = new Pass.Moment(late, new LookAngle(0, 0, 1, 0));

        assertThat(new PassDescriber(SITE)
                        .describe(
                                new Pass(1, "GONE", Sets.EPOCH, moment, moment, moment, 1, Clipped.BOTH), Sets.STATION))
                .isEmpty();
    }

    @Test
    void a_pass_of_no_length_has_facts_too() {
        Pass whole = passes(Sets.STATION).get(0);
        Pass moment = new Pass(
                1, "SHORT", Sets.EPOCH, whole.tca(), whole.tca(), whole.tca(), whole.minRangeM(), Clipped.BOTH);

        PassFacts facts = facts(moment, Sets.STATION);

        assertThat(facts.maxSkyRateDegPerS()).isPositive();
        assertThat(facts.leastRangeRateMps()).isEqualTo(facts.greatestRangeRateMps());
        assertThat(facts.maxRangeRateChangeMps2()).isZero();
    }

    private static List<Pass> passes(ElementSet set) {
        return new PassSearch(SITE, 0).find(set, Sets.EPOCH, END);
    }

    private static PassArc arc(Pass pass, ElementSet set) {
        return PassArc.of(pass, Sgp4.of(set), SITE).orElseThrow();
    }

    private static PassFacts facts(Pass pass, ElementSet set) {
        return new PassDescriber(SITE).describe(pass, set).orElseThrow();
    }

    private static boolean isInside(Interval interval, Instant utc) {
        return !utc.isBefore(interval.start()) && !utc.isAfter(interval.end());
    }

    private static double since(Instant utc) {
        return seconds(Sets.EPOCH, utc);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() * 1e-9;
    }

    private static Daylight min(Daylight a, Daylight b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Daylight max(Daylight a, Daylight b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** The extremes of a pass, by looking at every second of it, or at 2000 moments of a longer one. */
    private static final class Extremes {
        private double skyRate;
        private double leastRangeRate = Double.POSITIVE_INFINITY;
        private double greatestRangeRate = Double.NEGATIVE_INFINITY;
        private double rangeRateChange;
        private double nearestSun = 180;
        private double nearestMoon = 180;

        static Extremes of(Pass pass, ElementSet set) {
            Extremes extremes = new Extremes();
            Propagator model = Sgp4.of(set);
            double durationS = seconds(pass.aos().utc(), pass.los().utc());
            double stepS = Math.max(1, durationS / 2000);
            List<Double> rangeRates = new ArrayList<>();
            for (double t = 0; t <= durationS; t += stepS) {
                extremes.look(model, pass.aos().utc().plusNanos((long) (t * 1e9)), rangeRates);
            }
            extremes.look(model, pass.los().utc(), new ArrayList<>());
            for (int i = 1; i < rangeRates.size(); i++) {
                extremes.rangeRateChange =
                        Math.max(extremes.rangeRateChange, Math.abs(rangeRates.get(i) - rangeRates.get(i - 1)) / stepS);
            }
            return extremes;
        }

        private void look(Propagator model, Instant utc, List<Double> rangeRates) {
            TemeState state = new TemeState();
            LocalState local = new LocalState();
            model.propagate(utc, state);
            SITE.toLocal(state, SITE.gmstRad(utc), local);
            double across =
                    Math.sqrt(local.speedMps() * local.speedMps() - local.rangeRateMps() * local.rangeRateMps());
            skyRate = Math.max(skyRate, Math.toDegrees(across / local.rangeM()));
            leastRangeRate = Math.min(leastRangeRate, local.rangeRateMps());
            greatestRangeRate = Math.max(greatestRangeRate, local.rangeRateMps());
            rangeRates.add(local.rangeRateMps());
            LookAngle look = SITE.look(state, utc);
            TemeState body = new TemeState();
            SunPosition.at(seconds(J2000, utc), body);
            nearestSun = Math.min(nearestSun, separation(look, SITE.look(body, utc)));
            MoonPosition.at(seconds(J2000, utc), body);
            nearestMoon = Math.min(nearestMoon, separation(look, SITE.look(body, utc)));
        }

        private static double separation(LookAngle a, LookAngle b) {
            return Angles.separation(a.azimuthDeg(), a.elevationDeg(), b.azimuthDeg(), b.elevationDeg());
        }
    }
}
