package org.slewd.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slewd.demo.MadeUpCatalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/** The passes of one fragment over two days, on one thread: by revolutions and by safe steps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SearchBenchmark {

    private static final Instant FROM = Instant.parse("2022-01-22T00:00:00Z");
    private static final double WINDOW_S = Duration.ofHours(48).toSeconds();

    private final SiteFrame site = new SiteFrame(new Site(52, 13, 30));
    private final List<ElementSet> cloud = MadeUpCatalogue.cloud(500, 1408, site.site(), FROM);
    private int next;

    @Benchmark
    public Object byRevolutions() {
        ElementSet set = cloud.get(next++ % cloud.size());
        return RevolutionSweep.run(new Geometry(Sgp4.of(set), site, 0, FROM), set, 0, WINDOW_S);
    }

    @Benchmark
    public Object bySafeSteps() {
        ElementSet set = cloud.get(next++ % cloud.size());
        return new PassSweep(new Geometry(Sgp4.of(set), site, 0, FROM), new SafeStep(0), set, WINDOW_S).run();
    }
}
