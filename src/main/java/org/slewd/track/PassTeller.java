package org.slewd.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass;
import org.slewd.pass.PassArc;
import org.slewd.pass.PassDescriber;
import org.slewd.pass.TimingError;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.SiteFrame;

/** Gathers what is told about passes. Any thread. */
public final class PassTeller {

    private final SiteFrame site;
    private final PassDescriber describer;
    private final Optional<RotatorConfig> rotator;
    private final IntFunction<Optional<Long>> downlinkHz;

    /** @param downlinkHz what the object of a catalogue number transmits on */
    public PassTeller(SiteFrame site, Optional<RotatorConfig> rotator, IntFunction<Optional<Long>> downlinkHz) {
        this.site = site;
        this.describer = new PassDescriber(site);
        this.rotator = rotator;
        this.downlinkHz = downlinkHz;
    }

    /** What is told about {@code passes}, all found with {@code elements}. */
    public List<DescribedPass> tell(List<Pass> passes, ElementSet elements) {
        if (passes.isEmpty()) {
            return List.of();
        }
        Propagator propagator = Sgp4.of(elements);
        TimingError timing = TimingError.of(elements);
        OptionalDouble transmitted = downlinkHz.apply(elements.catalogNumber()).stream()
                .mapToDouble(Long::doubleValue)
                .findFirst();
        List<DescribedPass> told = new ArrayList<>(passes.size());
        for (Pass pass : passes) {
            Optional<PassArc> arc = PassArc.of(pass, propagator, site);
            told.add(new DescribedPass(
                    pass,
                    arc.map(path -> describer.describe(pass, path)),
                    timing.at(pass.aos().utc()),
                    arc.flatMap(path -> rotator.map(axes -> Reach.of(path, axes))),
                    transmitted));
        }
        return told;
    }
}
