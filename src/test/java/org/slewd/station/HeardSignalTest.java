package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slewd.demo.DemoSky;
import org.slewd.doppler.FitOutcome;
import org.slewd.orbit.Catalogue;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.Site;

/** What the signal says is shown, and pointed by when somebody asks for it. */
class HeardSignalTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Rig rig = new Rig(Gs232.KIND_B, Rig.START);
    private final Catalogue sky = DemoSky.over(new Site(48, 11, 500), Rig.START, 1);

    @BeforeEach
    void follows_a_pass() {
        rig.predictions.use(sky);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(10));
        rig.take(rig.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "test"));
        rig.run(SOON);
    }

    private static FitOutcome fit(double lateS, double sigmaS) {
        return new FitOutcome.Fitted(
                new FitOutcome.Estimate(lateS, sigmaS),
                new FitOutcome.Estimate(812, 3),
                new FitOutcome.Estimate(0.01, 0.01),
                6,
                5,
                1,
                200,
                150);
    }

    private HeardSignal heard(FitOutcome outcome) {
        Snapshot.Target target = rig.now().target().orElseThrow();
        Instant epoch = sky.find(DemoSky.ISS_LIKE).orElseThrow().epoch();
        return new HeardSignal(
                DemoSky.ISS_LIKE, target.pass().aos().utc(), epoch, rig.clock.utc(), 145_800_000, 1200, 1.0, outcome);
    }

    private Optional<HeardSignal> shown() {
        return rig.now().target().flatMap(Snapshot.Target::heard).map(Snapshot.Aged::value);
    }

    private Snapshot.Plan plan() {
        return rig.now().target().orElseThrow().plan();
    }

    private String refusal() {
        Outcome outcome = rig.take(rig.station.adjustBySignal("test"));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        rig.run(SOON);
        assertThat(plan().lateSeconds()).isZero();
        return ((Outcome.Refused) outcome).message();
    }

    private void hear(HeardSignal signal) {
        rig.take(rig.station.hear(signal));
        rig.run(SOON);
    }

    @Test
    void it_is_shown_and_nothing_moves_by_it() {
        assertThat(shown()).isEmpty();
        hear(heard(fit(3.2, 0.05)));
        assertThat(shown()).isPresent();
        assertThat(rig.now().target().orElseThrow().heard().orElseThrow().ageSeconds())
                .isBetween(1.5, 3.0);
        rig.run(Duration.ofSeconds(20));
        assertThat(plan().lateSeconds()).isZero();
        assertThat(plan().plans()).isEqualTo(1);
        assertThat(plan().lateSource()).isEqualTo(Snapshot.LateSource.ELEMENTS);
    }

    @Test
    void on_request_the_pass_is_planned_by_it_and_says_so() {
        hear(heard(fit(3.2, 0.05)));
        assertThat(rig.take(rig.station.adjustBySignal("test"))).isEqualTo(new Outcome.Accepted());
        rig.run(SOON);
        assertThat(plan().lateSeconds()).isCloseTo(3.2, within(1e-6));
        assertThat(plan().lateSource()).isEqualTo(Snapshot.LateSource.SIGNAL);
        assertThat(rig.alerts().get(0))
                .contains("as test takes it to be as late as its signal says, +3.20 s to 0.05 s");

        rig.take(rig.station.adjust(Duration.ofSeconds(1), "test"));
        rig.run(SOON);
        assertThat(plan().lateSource()).isEqualTo(Snapshot.LateSource.OPERATOR);
        rig.take(rig.station.adjust(Duration.ZERO, "test"));
        rig.run(SOON);
        assertThat(plan().lateSource()).isEqualTo(Snapshot.LateSource.ELEMENTS);
    }

    @Test
    void it_is_refused_with_a_reason_while_it_says_nothing() {
        assertThat(refusal()).contains("was not looked at");
        hear(heard(new FitOutcome.NotObservable("no carrier is in the spectra")));
        assertThat(refusal()).endsWith("does not tell how late it comes: no carrier is in the spectra");
    }

    @Test
    void it_is_refused_while_it_is_not_much_surer_than_the_elements() {
        hear(heard(fit(3.2, 0.4)));
        assertThat(shown().orElseThrow().isApplicable()).isFalse();
        assertThat(refusal()).contains("says +3.20 s, to 0.40 s only; 0.30 s is needed");
    }

    @Test
    void it_is_refused_when_it_was_compared_with_other_elements() {
        HeardSignal now = heard(fit(3.2, 0.05));
        hear(new HeardSignal(
                now.catalogNumber(),
                now.rise(),
                now.epoch().minusSeconds(86_400),
                now.utc(),
                now.carrierHz(),
                now.spectra(),
                now.orbitSigmaS(),
                now.outcome()));
        assertThat(refusal()).contains("newer elements");
    }

    @Test
    void that_of_another_pass_or_object_is_left_alone() {
        HeardSignal now = heard(fit(3.2, 0.05));
        hear(new HeardSignal(
                now.catalogNumber(),
                now.rise().minus(Duration.ofMinutes(93)),
                now.epoch(),
                now.utc(),
                now.carrierHz(),
                1,
                1,
                now.outcome()));
        hear(new HeardSignal(1, now.rise(), now.epoch(), now.utc(), now.carrierHz(), 1, 1, now.outcome()));
        assertThat(shown()).isEmpty();
    }

    @Test
    void there_is_none_when_the_pass_is_over() {
        hear(heard(fit(3.2, 0.05)));
        rig.take(rig.station.hold("test"));
        assertThat(rig.take(rig.station.adjustBySignal("test")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo("no pass is followed"));
    }
}
