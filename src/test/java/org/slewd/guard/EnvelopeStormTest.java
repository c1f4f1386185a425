package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slewd.sky.HorizonMask;

class EnvelopeStormTest {

    private static final long SEED = 20_211_115;

    @Test
    void no_storm_of_targets_gets_an_antenna_out_of_its_envelope() {
        storm(20_000);
    }

    @Test
    @Timeout(600) // 37 s on quiet cores
    @Tag("whole-pass")
    void no_storm_of_a_million_targets_gets_an_antenna_out_of_its_envelope() {
        storm(1_000_000);
    }

    private static void storm(int targets) {
        List<StormCase> cases = StormCase.all();
        for (int i = 0; i < cases.size(); i++) {
            double rateFactor = 0.8 + 0.1 * (i % 5);
            Storm storm = new Storm(cases.get(i), cases.get(i).envelope(rateFactor), SEED + i);
            storm.run(targets / cases.size());
            assertThat(storm.judge().violations()).as(storm::story).isZero();
            assertThat(storm.sunViolations).as(storm::story).isZero();
            assertThat(storm.allowed).as(storm::story).isGreaterThan(targets / cases.size() / 20);
            if (System.getProperty("slewd.story") != null) {
                System.out.println(storm.story().substring(storm.story().indexOf("ramped")));
            }
        }
    }

    @Test
    void the_judge_sees_an_antenna_that_knows_of_no_keep_out() {
        for (StormCase.Surroundings surroundings : StormCase.Surroundings.values()) {
            long violations = 0;
            for (StormCase antenna : StormCase.all()) {
                if (antenna.surroundings() == surroundings
                        && antenna.azimuthMotor().rateDegPerS() > 10) {
                    Envelope blind = new Envelope(
                            antenna.config(1), antenna.traits(), GuardConfig.NONE, HorizonMask.FLAT, StormCase.SITE);
                    Storm storm = new Storm(antenna, blind, SEED);
                    storm.run(150);
                    violations += storm.judge().violations();
                }
            }
            assertThat(violations > 0)
                    .as("violations in " + surroundings)
                    .isEqualTo(surroundings != StormCase.Surroundings.NONE);
        }
    }
}
