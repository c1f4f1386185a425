package org.slewd.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slewd.orbit.ElementSupply;
import org.slewd.orbit.SourceStatus;
import org.slewd.time.Clock;

/**
 * How the sources of element sets stand, each of the configuration under its name.
 *
 * @param supply whose sources are the same as long as it lives
 */
public record SourceFigures(ElementSupply supply) {

    void register(MeterRegistry registry, Clock clock) {
        for (SourceStatus source : supply.sources()) {
            String name = source.name();
            Gauge.builder("slewd.source.age", supply, at -> ageS(at, name, clock))
                    .description("Time since a source of element sets last gave something that can be used.")
                    .baseUnit("seconds")
                    .tag("source", name)
                    .register(registry);
            Gauge.builder("slewd.source.sets", supply, at -> find(at, name).sets())
                    .description("Element sets of a source that are in use.")
                    .tag("source", name)
                    .register(registry);
            Gauge.builder(
                            "slewd.source.needs.person",
                            supply,
                            at -> find(at, name).state() == SourceStatus.State.NEEDS_PERSON ? 1 : 0)
                    .description("Whether a source is not asked again before a person has looked.")
                    .tag("source", name)
                    .register(registry);
        }
    }

    private static double ageS(ElementSupply supply, String name, Clock clock) {
        return find(supply, name)
                .lastSuccess()
                .map(utc -> Duration.between(utc, clock.utc()).toMillis() / 1e3)
                .orElse(Double.NaN);
    }

    private static SourceStatus find(ElementSupply supply, String name) {
        return supply.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
