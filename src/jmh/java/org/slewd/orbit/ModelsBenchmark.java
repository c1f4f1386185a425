package org.slewd.orbit;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slewd.sky.LocalState;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/** Positions a second on one thread: our models and Orekit's, for fragments and for geostationary orbits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ModelsBenchmark {

    @Param({"slewd", "orekit"})
    public String model;

    @Param({"fragments", "geostationary"})
    public String orbit;

    private final TemeState state = new TemeState();
    private final LocalState local = new LocalState();
    private final SiteFrame site = new SiteFrame(new Site(52, 13, 30));
    private List<Propagator> propagators = List.of();
    private int next;

    @Setup
    public void build() {
        Function<ElementSet, Propagator> of = model.equals("slewd") ? Sgp4::of : Sgp4::reference;
        propagators = orbit.equals("fragments")
                ? org.slewd.demo.MadeUpCatalogue.cloud(500, 1408, site.site(), Sets.EPOCH).stream()
                        .map(of)
                        .toList()
                : List.of(of.apply(Sets.GEOSTATIONARY));
    }

    @Benchmark
    public double state() {
        ask();
        return state.zM + state.vzMps;
    }

    @Benchmark
    public double lookAngle() {
        double t = ask();
        site.toLocal(state, t * 7.3e-5, local);
        return local.upM / local.rangeM() + local.rangeRateMps();
    }

    private double ask() {
        next++;
        double t = next % 100_000;
        propagators.get(next % propagators.size()).propagate(t, state);
        return t;
    }
}
