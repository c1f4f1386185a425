package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.SharedData;
import org.slewd.doppler.FitOutcome.Fitted;
import org.slewd.doppler.Identification.Match;
import org.slewd.doppler.Identification.Weighed;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.pass.TimingError;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;

/**
 * A measured curve: Fox-1D (43137) the day after its launch with 33 others, received at Blacksburg with a disciplined
 * oscillator (zleffke/tle_match). The set of the launch is two days younger than the curve, and its objects fly in file,
 * seconds apart, so that lateness and object can hardly be told from each other: held at no lateness, the curve tells.
 */
@Tag("whole-pass")
class RealCurveTest {

    private static final double NOMINAL_HZ = 145.88e6;
    private static final int FOX_1D = 43_137;

    /** Five objects within a second of the way of each other fit alike, to some tenths of a hertz. */
    private static final double ALIKE_HZ = 0.5;

    /** The object and four that flew within five seconds of it. */
    private static final Set<Integer> NEIGHBOURS = Set.of(FOX_1D, 43_138, 43_139, 43_141, 43_142);

    private final SiteFrame blacksburg = new SiteFrame(new Site(37.229976, -80.439627, 610));
    private DopplerCurve curve;
    private List<ElementSet> launch;

    @BeforeEach
    void reads_what_was_measured() {
        launch = Sets.real("doppler/pslv40_st_2018-01-15.3le");
        curve = new DopplerCurve(SharedData.text("doppler/fox1d_20180113_first60pct.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(fields -> new DopplerCurve.Sample(Instant.parse(fields[2]), Double.parseDouble(fields[3])))
                .toList());
    }

    @Test
    void the_object_is_found_among_the_34_of_its_launch() {
        assertThat(launch).hasSize(34);
        List<Match<ElementSet>> ranked = ranked(false, true);
        print("offset and drift sought, no lateness", ranked);

        assertThat(ranked.get(0).object().catalogNumber()).isEqualTo(FOX_1D);
        assertThat(ranked.get(0).residualRmsHz()).isCloseTo(19.7, within(0.1));
        assertThat(ranked.stream()
                        .filter(match -> match.residualRmsHz() < ranked.get(0).residualRmsHz() + ALIKE_HZ)
                        .count())
                .as("objects that one curve cannot tell apart")
                .isLessThanOrEqualTo(6);
        assertThat(ranked.get(33).residualRmsHz())
                .isGreaterThan(3 * ranked.get(0).residualRmsHz());
    }

    @Test
    void with_its_lateness_free_the_curve_is_as_noisy_as_its_receiver() {
        List<Match<ElementSet>> ranked = ranked(true, false);
        print("offset and lateness sought", ranked);

        Fitted fox = fitted(ranked, FOX_1D);
        assertThat(fox.residualRmsHz()).isCloseTo(19.8, within(0.3));
        assertThat(Math.abs(fox.lateS().value())).isLessThan(6);
    }

    @Test
    void the_offset_alone() {
        List<Match<ElementSet>> ranked = ranked(false, false);
        print("offset sought", ranked);

        // Independent, by python-sgp4 on the same samples without light time: 42.8 Hz, 22.97 Hz rms.
        Fitted fox = fitted(ranked, FOX_1D);
        assertThat(fox.residualRmsHz()).isCloseTo(22.97, within(0.15));
        assertThat(fox.offsetHz().value()).isCloseTo(42.8, within(1.5));
    }

    /**
     * What was known before: the orbits to what the age of their elements gives, the crystal of a satellite to a tenth of a
     * millionth in ten minutes, and the clock of the computer that dated the samples to a second or two. Then the curve leaves five
     * objects that flew within seconds of each other, and no bet between them is a good one: the true one needs nine times the drift of
     * a crystal, or three seconds of lateness, where its neighbours explain the same curve with less.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2})
    void an_honest_judge_leaves_five_and_does_not_decide_between_them(double clockSigmaS) {
        Beliefs crystals = Beliefs.ofCrystals(NOMINAL_HZ);
        Instant then = curve.middle();
        List<Weighed<ElementSet>> weighed = Identification.weigh(
                averaged(5),
                launch,
                set -> new CurveFit(
                        NOMINAL_HZ,
                        true,
                        true,
                        Duration.ofSeconds(30),
                        crystals.withLate(
                                Math.hypot(clockSigmaS, TimingError.of(set).sigmaS(then)))),
                set -> late -> new Satellite(set, blacksburg, late)::look);
        System.out.printf(Locale.ROOT, "Fox-1D, clock of the recording to %.1f s:%n", clockSigmaS);
        weighed.stream()
                .limit(6)
                .forEach(one -> System.out.printf(
                        Locale.ROOT,
                        "  %d %s: %.4f, %s%n",
                        one.object().catalogNumber(),
                        one.object().name(),
                        one.share(),
                        one.outcome()));

        assertThat(weighed.get(0).share()).as("share of the likeliest").isLessThan(0.6);
        assertThat(weighed.stream()
                        .filter(one -> NEIGHBOURS.contains(one.object().catalogNumber()))
                        .mapToDouble(Weighed::share)
                        .sum())
                .as("share of the five together")
                .isGreaterThan(0.95);
    }

    /** Means of so many samples after each other: noise that hangs together loses little by it. */
    private DopplerCurve averaged(int count) {
        List<DopplerCurve.Sample> means = new ArrayList<>();
        for (int i = 0; i + count <= curve.samples().size(); i += count) {
            List<DopplerCurve.Sample> some = curve.samples().subList(i, i + count);
            means.add(new DopplerCurve.Sample(
                    some.get(count / 2).utc(),
                    some.stream()
                            .mapToDouble(DopplerCurve.Sample::receivedHz)
                            .average()
                            .orElseThrow()));
        }
        return new DopplerCurve(means);
    }

    private List<Match<ElementSet>> ranked(boolean lateness, boolean drift) {
        CurveFit fit = new CurveFit(NOMINAL_HZ, lateness, drift, Duration.ofSeconds(10));
        return Identification.rank(fit, curve, launch, set -> late -> new Satellite(set, blacksburg, late)::look);
    }

    private static Fitted fitted(List<Match<ElementSet>> ranked, int number) {
        return ranked.stream()
                .filter(match -> match.object().catalogNumber() == number)
                .map(match -> (Fitted) match.outcome())
                .findFirst()
                .orElseThrow();
    }

    private static void print(String what, List<Match<ElementSet>> ranked) {
        System.out.printf(Locale.ROOT, "Fox-1D, %s:%n", what);
        ranked.stream()
                .limit(7)
                .forEach(match -> System.out.printf(
                        Locale.ROOT,
                        "  %d %s: %s%n",
                        match.object().catalogNumber(),
                        match.object().name(),
                        match.outcome()));
    }
}
