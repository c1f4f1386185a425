package org.slewd.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.Settings;
import org.slewd.Wiring;
import org.slewd.config.ConfigException;
import org.slewd.guard.Envelope;
import org.slewd.mount.MountModel;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass;
import org.slewd.pass.PassArc;
import org.slewd.pass.PassSearch;
import org.slewd.plan.Objective;
import org.slewd.plan.PassPlanner;
import org.slewd.plan.PlanRequest;
import org.slewd.plan.SkyPath;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.Refraction;
import org.slewd.sky.SiteFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code slewd plan}: how the axes of a rotator go through a pass. */
@Command(
        name = "plan",
        description =
                "Plans the way of the axes through the first pass at or after a moment; a pass under way counts from"
                        + " that moment on. Supposes that the antenna waits where the plan begins. The configuration's"
                        + " keep-outs, Sun avoidance and mount count unless --axis stands in for its axes; commands are"
                        + " angles of the axes.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    /** Element sets say little about what comes later, and an object that does not rise in a month will not be waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    /** Passes are sought in stretches of this length, as the first is mostly near. */
    private static final Duration STRETCH = Duration.ofDays(2);

    /** The main lobe of a small yagi, where nothing is said. */
    private static final double USUAL_BEAM_DEG = 30;

    /** The key of the only rotator that a configuration has. */
    private static final String ROTATOR_KEY = "rotator";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private SlewdCommand slewd;

    @Mixin
    private SkyOptions sky;

    @Mixin
    private ObjectOption object;

    @Option(
            names = "--at",
            paramLabel = "UTC",
            required = true,
            converter = Arguments.Utc.class,
            description = "From when on a pass is sought, such as 2026-11-24T18:30:00Z.")
    private Instant at;

    @Option(
            names = "--rotator",
            paramLabel = "KEY",
            description = "Rotator of the configuration, by its key: rotator (default).")
    private Optional<String> rotator = Optional.empty();

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            converter = AxisArgument.Converter.class,
            description =
                    "az=MIN:MAX@DEG_PER_S or el=MIN:MAX@DEG_PER_S, travel in true turns and full speed; in place of"
                            + " the configuration's axis.")
    private List<AxisArgument> axes = new ArrayList<>();

    @Option(
            names = "--beam-deg",
            paramLabel = "B",
            converter = Arguments.Decimal.class,
            description = "Full width of the main lobe at half power (default: the configuration's, or 30).")
    private Optional<Double> beamDeg = Optional.empty();

    @Option(
            names = "--objective",
            paramLabel = "GOAL",
            description =
                    "peak: the least greatest error; loss: the least mean loss (default: peak where the object stays"
                            + " inside the beam, else loss).")
    private Optional<String> objective = Optional.empty();

    @Mixin
    private SheetFormat sheet;

    @Override
    public Integer call() throws ConfigException {
        Format format = sheet.format();
        Objective goal = objective();
        if (beamDeg.isPresent() && !(beamDeg.get() >= 0.1 && beamDeg.get() <= 180)) {
            throw wrong("--beam-deg must be from 0.1 to 180 degrees");
        }
        Optional<AxisModel> givenAzimuth = axis(true);
        Optional<AxisModel> givenElevation = axis(false);
        boolean bothGiven = givenAzimuth.isPresent() && givenElevation.isPresent();
        SkyOptions.Sky given = sky.read(!bothGiven || rotator.isPresent());
        Optional<RotatorConfig> configured =
                given.settings().map(settings -> settings.antenna().rotator());
        if (!bothGiven && configured.isEmpty()) {
            throw sky.missing("--axis az=MIN:MAX@DEG_PER_S --axis el=MIN:MAX@DEG_PER_S", "a rotator");
        }
        if (rotator.isPresent() && !rotator.get().equals(ROTATOR_KEY)) {
            throw wrong("--rotator " + rotator.get() + " is not in the configuration, which has: " + ROTATOR_KEY);
        }
        ElementSet elements = object.in(given.catalogue(), at);
        SiteFrame site = new SiteFrame(given.site());
        Pass pass = firstPass(new PassSearch(site, given.horizonFor(object.number())), elements);
        Refraction refraction =
                given.settings().filter(known -> known.station().refraction()).isPresent()
                        ? Refraction.STANDARD
                        : Refraction.NONE;
        SkyPath path = PassArc.of(pass, Sgp4.of(elements), site)
                .map(arc -> SkyPath.of(arc, refraction))
                .orElseThrow(() -> new Failure("the model has no position for " + object.number()
                        + " through that pass: the orbit has decayed, or the elements are far too old."));
        PlanRequest request = PlanRequest.of(
                        path,
                        givenAzimuth.orElseGet(() -> configured.orElseThrow().azimuth()),
                        givenElevation.orElseGet(() -> configured.orElseThrow().elevation()),
                        beamDeg.or(() -> configured.map(RotatorConfig::beamWidthDeg))
                                .orElse(USUAL_BEAM_DEG))
                .minimising(goal);
        Optional<Settings> antenna = axes.isEmpty() ? given.settings() : Optional.empty();
        PlanRequest bounded =
                antenna.map(settings -> bounded(request, settings)).orElse(request);
        MountModel mount =
                antenna.map(settings -> settings.antenna().mount().mount()).orElse(MountModel.IDEAL);
        new PlanWriter(elements, pass, bounded, new PassPlanner().plan(bounded), mount)
                .write(format, spec.commandLine().getOut());
        return ExitCode.OK;
    }

    /** The same inside the envelope of the configured antenna, as the daemon plans it. */
    private PlanRequest bounded(PlanRequest request, Settings settings) {
        Envelope envelope = Wiring.envelope(settings, slewd.kinds().rotators());
        Duration half =
                Duration.between(request.path().start(), request.path().end()).dividedBy(2);
        return request.on(
                        request.azimuth().within(envelope.azimuth()),
                        request.elevation().within(envelope.elevation()))
                .clearOf(envelope.standing(request.path().start().plus(half), half.toMillis() / 1e3)::allows);
    }

    private Objective objective() {
        return switch (objective.map(text -> text.toLowerCase(Locale.ROOT)).orElse("")) {
            case "" -> Objective.BEAM;
            case "peak" -> Objective.PEAK;
            case "loss" -> Objective.LOSS;
            default -> throw wrong("--objective is peak or loss");
        };
    }

    private Optional<AxisModel> axis(boolean isAzimuth) {
        List<AxisModel> found = axes.stream()
                .filter(given -> given.isAzimuth() == isAzimuth)
                .map(AxisArgument::axis)
                .toList();
        if (found.size() > 1) {
            throw wrong("--axis " + (isAzimuth ? "az" : "el") + " is given twice");
        }
        return found.stream().findFirst();
    }

    private Pass firstPass(PassSearch search, ElementSet elements) {
        Instant end = at.plus(LONGEST_WAIT);
        for (Instant from = at; from.isBefore(end); from = from.plus(STRETCH)) {
            List<Pass> found = search.find(elements, from, from.plus(STRETCH));
            if (!found.isEmpty()) {
                Pass first = found.get(0);
                boolean isCut = first.clipped() == Pass.Clipped.END || first.clipped() == Pass.Clipped.BOTH;
                return isCut
                        ? search.find(elements, from, from.plus(STRETCH.multipliedBy(2)))
                                .get(0)
                        : first;
            }
        }
        throw new Failure("object " + object.number() + " does not rise within " + LONGEST_WAIT.toDays()
                + " days after " + Text.utcSeconds(at) + " UTC.");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
