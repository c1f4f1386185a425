package org.slewd.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slewd.guard.Finding;
import org.slewd.station.PassReport;
import org.slewd.station.StationEvent;

/** Counts what happens. {@link #count} runs on the station loop: all counters are there beforehand, and it adds one to some. */
final class Happenings {

    private static final String OTHER = "other";

    private final Map<String, Counter> faults = new HashMap<>();
    private final Map<PassReport.Ending, Counter> passes = new EnumMap<>(PassReport.Ending.class);
    private final Counter stops;
    private final Counter clockSteps;
    private final Counter unsafe;
    private final Counter stowsFailed;
    private final Counter alerts;

    Happenings(MeterRegistry registry) {
        Stream.concat(
                        Stream.of("comm", "position", "envelope", "stop-unconfirmed", "locked-out", OTHER),
                        Stream.of(Finding.Kind.values()).map(Finding.Kind::word))
                .forEach(kind -> faults.put(
                        kind,
                        Counter.builder("slewd.faults")
                                .description("Faults that were raised.")
                                .tag("kind", kind)
                                .register(registry)));
        for (PassReport.Ending ending : PassReport.Ending.values()) {
            passes.put(
                    ending,
                    Counter.builder("slewd.passes")
                            .description("Passes that were followed, by how they ended.")
                            .tag("ending", StationMetrics.word(ending))
                            .register(registry));
        }
        stops = Counter.builder("slewd.stops")
                .description("STOPs that people and programs asked for.")
                .register(registry);
        clockSteps = Counter.builder("slewd.clock.steps")
                .description("How often the clock of the machine was set.")
                .register(registry);
        unsafe = Counter.builder("slewd.conditions.unsafe")
                .description("How often a safety input made the antenna stop or go to rest.")
                .register(registry);
        stowsFailed = Counter.builder("slewd.stows.failed")
                .description("How often the antenna was not at rest in time when it was not safe.")
                .register(registry);
        alerts = Counter.builder("slewd.alerts")
                .description("What may need somebody at once.")
                .register(registry);
    }

    void count(StationEvent event) {
        if (event instanceof StationEvent.FaultRaised raised) {
            Counter known = faults.get(raised.fault().kind());
            (known == null ? faults.get(OTHER) : known).increment();
        } else if (event instanceof StationEvent.PassEnded ended) {
            passes.get(ended.report().ending()).increment();
        } else if (event instanceof StationEvent.Stopped) {
            stops.increment();
        } else if (event instanceof StationEvent.ClockStepped) {
            clockSteps.increment();
        } else if (event instanceof StationEvent.Unsafe) {
            unsafe.increment();
        } else if (event instanceof StationEvent.StowFailed) {
            stowsFailed.increment();
        } else if (event instanceof StationEvent.Told told && told.urgent()) {
            alerts.increment();
        }
    }
}
