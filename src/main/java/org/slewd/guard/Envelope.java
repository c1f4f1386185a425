package org.slewd.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorTraits;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;

/**
 * Where the antenna may be, and by which ways. Asked last, about what the controller will really be sent: the target
 * rounded to its grid.
 *
 * <p>A motion is judged by all the positions between here and there, in whichever order and at whatever rates the axes
 * make them, so that it holds even when one of them sticks. What is forbidden in the sky is kept off by the {@link
 * Clearance}. An antenna that stands nearer than that may only be moved so that it never comes nearer still, and to a
 * place that is free.
 *
 * <p>Immutable; any thread.
 */
public final class Envelope {

    /**
     * How far outside a reported position may lie before it counts as outside: a potentiometer reads a degree or two
     * beyond an end stop that it stands on.
     */
    private static final double REPORT_MARGIN_DEG = 3;

    /** The move that is allowed while nobody knows the turn of the azimuth axis, where the controller has no coarser step. */
    private static final double ONE_STEP_DEG = 1;

    private final AxisModel azimuthModel;
    private final AxisModel elevationModel;
    private final RotatorTraits traits;
    private final AxisRange azimuth;
    private final AxisRange elevation;
    private final Clearance clearance;
    private final Optional<SunGuard> sun;
    private final StoppingDistance stopping;

    /**
     * The travel of the axes alone.
     *
     * @throws IllegalArgumentException when the configured travel and what the controller understands do not meet
     */
    public Envelope(RotatorConfig config, RotatorTraits traits) {
        this(config, traits, new ForbiddenSky(List.of(), Optional.empty()), Optional.empty());
    }

    /**
     * All that is configured.
     *
     * @param horizon of the station; it counts where {@code guard} says so
     * @param site where the antenna stands, for the place of the Sun
     * @throws IllegalArgumentException when the configured travel and what the controller understands do not meet
     */
    public Envelope(RotatorConfig config, RotatorTraits traits, GuardConfig guard, HorizonMask horizon, Site site) {
        this(
                config,
                traits,
                new ForbiddenSky(guard.keepOuts(), Optional.of(horizon).filter(mask -> guard.horizonIsLimit())),
                guard.sunAvoidanceDeg().stream()
                        .mapToObj(avoidanceDeg -> new SunGuard(site, avoidanceDeg))
                        .findFirst());
    }

    private Envelope(RotatorConfig config, RotatorTraits traits, ForbiddenSky sky, Optional<SunGuard> sun) {
        this.azimuthModel = config.azimuth();
        this.elevationModel = config.elevation();
        this.traits = traits;
        this.azimuth = onGrid(azimuthModel.travel().intersect(traits.azimuth()), traits.commandStepDeg());
        this.elevation = onGrid(elevationModel.travel().intersect(traits.elevation()), traits.commandStepDeg());
        this.clearance = new Clearance(sky, azimuthModel, elevationModel, traits.readBackStepDeg());
        this.sun = sun;
        this.stopping =
                new StoppingDistance(azimuthModel, elevationModel, azimuth, elevation, traits.readBackStepDeg(), sky);
    }

    // Inwards, so that a target at the end of the range does not round to a point outside it.
    private static AxisRange onGrid(AxisRange range, double stepDeg) {
        double stepsPerDeg = Math.round(1 / stepDeg);
        return new AxisRange(
                Math.ceil(range.minDeg() * stepsPerDeg) / stepsPerDeg,
                Math.floor(range.maxDeg() * stepsPerDeg) / stepsPerDeg);
    }

    /** Azimuth travel, its ends on the controller's grid. The cable follows the axis, so this bounds its turns too. */
    public AxisRange azimuth() {
        return azimuth;
    }

    /** Elevation travel, its ends on the controller's grid. */
    public AxisRange elevation() {
        return elevation;
    }

    /**
     * Why {@code wanted} can be no target, wherever the antenna is and whatever the time, as a sentence; empty when it
     * can. It does not replace {@link #judge}.
     */
    public Optional<String> refusal(Pointing wanted) {
        return target(wanted).map(Verdict.Refused::sentence);
    }

    /** Why an antenna that stands at {@code from} may not be sent to {@code to}, as a sentence; empty when it may. */
    public Optional<String> refusal(Pointing from, Pointing to, Instant utc) {
        return judge(Motion.still(from), to, new TurnKnowledge.Known(from.azimuthDeg()), utc)
                        instanceof Verdict.Refused refused
                ? Optional.of(refused.sentence())
                : Optional.empty();
    }

    /** Whether {@code to} may be sent to the controller now: the last question before any motion. */
    public Verdict judge(Motion motion, Pointing to, TurnKnowledge turn, Instant utc) {
        double stepDeg = Math.max(ONE_STEP_DEG, traits.commandStepDeg());
        if (turn instanceof TurnKnowledge.Unknown unknown
                && (Math.abs(to.azimuthDeg() - motion.at().azimuthDeg()) > stepDeg
                        || Math.abs(to.elevationDeg() - motion.at().elevationDeg()) > stepDeg)) {
            return new Verdict.Refused(Verdict.Kind.UNKNOWN_TURN, unknown.sentence());
        }
        Pointing sent = traits.onGrid(to);
        Optional<Verdict.Refused> refused =
                target(to).or(() -> clearance.way(motion, sent)).or(() -> sunlight(motion, sent, utc));
        return refused.<Verdict>map(why -> why).orElseGet(Verdict.Allowed::new);
    }

    /**
     * Whether {@link #judge} would allow this move from a stand, without the words.
     *
     * @param to on the grid and inside the travel
     * @param scale how many times the usual clearance to keep
     */
    boolean isFree(Pointing from, Pointing to, double scale, Instant utc) {
        return clearance.isFreeWay(Motion.still(from), to, scale)
                && sunlight(Motion.still(from), to, utc).isEmpty();
    }

    private Optional<Verdict.Refused> target(Pointing wanted) {
        Pointing sent = traits.onGrid(wanted);
        if (!azimuth.contains(sent.azimuthDeg())) {
            return travel(Sentences.outside("azimuth", wanted.azimuthDeg(), azimuth));
        }
        if (!elevation.contains(sent.elevationDeg())) {
            return travel(Sentences.outside("elevation", wanted.elevationDeg(), elevation));
        }
        return clearance.target(sent);
    }

    private static Optional<Verdict.Refused> travel(String sentence) {
        return Optional.of(new Verdict.Refused(Verdict.Kind.TRAVEL, sentence));
    }

    private Optional<Verdict.Refused> sunlight(Motion motion, Pointing to, Instant utc) {
        return sun.flatMap(
                guard -> guard.way(motion.at(), clearance.swept(motion, to, 1), to, slewSeconds(motion.at(), to), utc));
    }

    private double slewSeconds(Pointing from, Pointing to) {
        return Math.max(
                azimuthModel.slewSeconds(to.azimuthDeg() - from.azimuthDeg()),
                elevationModel.slewSeconds(to.elevationDeg() - from.elevationDeg()));
    }

    /**
     * Whether a plan may lead through this position of the axes: inside the travel and clear of what stands still in the
     * sky. Cheap enough for a planner's innermost loop.
     */
    public boolean allows(double azimuthDeg, double elevationDeg) {
        return azimuth.contains(azimuthDeg)
                && elevation.contains(elevationDeg)
                && clearance.isFree(new Pointing(azimuthDeg, elevationDeg));
    }

    /** Where the axes may stand. */
    @FunctionalInterface
    public interface Standing {
        boolean allows(double azimuthDeg, double elevationDeg);
    }

    /**
     * As {@link #allows(double, double)}, and clear of the Sun; as cheap, since the Sun is looked for once.
     *
     * @param utc the middle of the time it is asked for
     * @param marginS half of that time
     */
    public Standing standing(Instant utc, double marginS) {
        return sun.map(guard -> guard.standing(utc, marginS))
                .<Standing>map(clear -> (azimuthDeg, elevationDeg) ->
                        allows(azimuthDeg, elevationDeg) && clear.allows(azimuthDeg, elevationDeg))
                .orElse(this::allows);
    }

    /** As {@link #allows(double, double)}, and clear of the Sun at {@code utc}. */
    public boolean allows(double azimuthDeg, double elevationDeg, Instant utc) {
        return allows(azimuthDeg, elevationDeg)
                && sun.stream()
                        .noneMatch(guard ->
                                guard.intrusionDeg(AxisBox.at(new Pointing(azimuthDeg, elevationDeg)), utc, 0) > 0);
    }

    /**
     * Targets to be sent one after the other, each once the antenna stands still at the one before, that lead to {@code
     * to}: the quickest of the direct way, one axis first, over the top and around. Each of them is to be judged again
     * when its turn comes.
     *
     * @return the targets, the last of which is {@code to} on the grid; empty when none of these ways is free
     */
    public Optional<List<Pointing>> route(Pointing from, Pointing to, Instant utc) {
        return new EnvelopeRoute(this, traits, azimuthModel, elevationModel).search(from, to, utc);
    }

    /**
     * Whether the antenna has to be stopped now, since it is about to run out of the envelope: whether it would stand
     * inside if a stop were decided on at the next look.
     *
     * @param aimed the target under way, where the controller stops by itself; empty when there is none
     * @param pollSeconds until the next look
     * @return why; empty when it need not be stopped
     */
    public Optional<Verdict.Refused> mustStop(Motion motion, Optional<Pointing> aimed, double pollSeconds) {
        return stopping.mustStop(motion, aimed, pollSeconds);
    }

    /** What is wrong with where the antenna stands at {@code utc}: in a keep-out, too near the Sun. Empty if nothing. */
    public Optional<Verdict.Refused> trouble(Pointing at, Instant utc) {
        return clearance.start(at).or(() -> sun.flatMap(guard -> guard.trouble(at, utc)));
    }

    /** Whether a reported position can be true of an antenna that stayed inside. */
    public boolean admitsReport(Pointing axis) {
        return widened(azimuth, REPORT_MARGIN_DEG).contains(axis.azimuthDeg())
                && widened(elevation, REPORT_MARGIN_DEG).contains(axis.elevationDeg());
    }

    /** Whether a reported position lies inside, as exactly as the controller can tell. */
    public boolean contains(Pointing axis) {
        double stepDeg = traits.readBackStepDeg();
        return widened(azimuth, stepDeg).contains(axis.azimuthDeg())
                && widened(elevation, stepDeg).contains(axis.elevationDeg());
    }

    private static AxisRange widened(AxisRange range, double marginDeg) {
        return new AxisRange(range.minDeg() - marginDeg, range.maxDeg() + marginDeg);
    }
}
