package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Groups;
import org.slewd.pass.CatalogueSearch;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.plan.PassPlanner;
import org.slewd.plan.PlanRequest;
import org.slewd.plan.SequencePlanner;
import org.slewd.plan.SkyPath;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Refraction;
import org.slewd.sky.SiteFrame;
import org.slewd.track.PassTeller;
import org.slewd.track.Satellite;
import org.slewd.transmitter.Transmitters;

/** The thinking that takes longer than a tick, on threads of its own. Any thread may ask. */
public final class Predictions {

    /** How far ahead a pass to follow is looked for. */
    static final Duration HORIZON = Duration.ofDays(1);

    /** How long ago a pass that is going on is looked for to have begun; one of a low orbit lasts half an hour at most. */
    static final Duration BEFORE = Duration.ofHours(1);

    /** Points of a pass for a plot: fine enough for a smooth curve, few enough for a phone. */
    private static final int PATH_POINTS = 60;

    private final SiteFrame site;
    private final IntFunction<HorizonMask> horizons;
    private final Groups groups;
    private final PassLists lists;
    private final SkyWatch watch;
    private final Refraction refraction;
    private final Executor planner;

    /** Belongs to {@link #planner}. */
    private final PassPlanner passPlanner = new PassPlanner();

    /** Likewise; so that of ways through a pass that are equally good the one is taken that suits the pass after it. */
    private final SequencePlanner sequencePlanner = new SequencePlanner(passPlanner);

    private final Executor searcher;
    private volatile Catalogue catalogue = Catalogue.empty();
    private volatile Transmitters transmitters = Transmitters.NONE;

    /**
     * @param rotator what is to follow the passes; empty when nothing is known of it
     * @param planner computes what the antenna waits for, one thing after the other
     * @param searcher computes lists of passes and looks at the whole sky, which may take long
     */
    public Predictions(StationConfig config, Optional<RotatorConfig> rotator, Executor planner, Executor searcher) {
        this.site = new SiteFrame(config.site());
        this.horizons = config::horizonFor;
        this.groups = config.groups();
        this.lists = new PassLists(
                new CatalogueSearch(site, config::horizonFor), new PassTeller(site, rotator, config::downlinkHzOf));
        this.watch = new SkyWatch(site, groups);
        this.refraction = config.refraction() ? Refraction.STANDARD : Refraction.NONE;
        this.planner = planner;
        this.searcher = searcher;
    }

    /** From now on answers rest on {@code catalogue}. A pass that is being followed keeps the set it began with. */
    public void use(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** From now on what objects send and hear is taken from {@code known}. */
    public void use(Transmitters known) {
        transmitters = known;
    }

    Transmitters transmitters() {
        return transmitters;
    }

    SiteFrame site() {
        return site;
    }

    /** Finds the pass of an object that goes on at {@code utc} or comes next, and plans the way of the axes through it. */
    CompletionStage<Preparation> prepare(ElementSet elements, Instant utc, PlanBasis basis) {
        return CompletableFuture.supplyAsync(() -> prepareNow(elements, utc, basis), planner);
    }

    /** Has something else reckoned out that takes longer than a tick. */
    <T> CompletableFuture<T> reckon(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, planner);
    }

    /**
     * Plans what is left of {@code pass} anew, from where the axes are. On the thread of the planner.
     *
     * @param elements the best now
     * @param late how much later than the elements say the object comes
     */
    Optional<Preparation.Ready> replan(Pass pass, ElementSet elements, Duration late, Instant utc, PlanBasis basis) {
        return request(elements, pass, late, utc, basis, PlanRequest.Effort.QUICK)
                .map(passPlanner::plan)
                .map(plan -> new Preparation.Ready(elements, pass, late, plan));
    }

    /** What to say when there are no elements for an object. */
    static Outcome.Refused unknownObject(int catalogNumber) {
        return new Outcome.Refused(
                "not-found",
                "there is no element set for object " + catalogNumber,
                "check the number, or add a file with its elements to the configuration");
    }

    /** The elements in use for an object now. */
    Optional<ElementSet> elements(int catalogNumber) {
        return catalogue.find(catalogNumber);
    }

    /** As {@link #prepare}, on the thread of the planner. */
    Preparation prepareNow(ElementSet elements, Instant utc, PlanBasis basis) {
        HorizonMask horizon = horizons.apply(elements.catalogNumber());
        List<Pass> passes = new PassSearch(site, horizon)
                .find(elements, utc.minus(BEFORE), utc.plus(HORIZON)).stream()
                        .filter(pass -> pass.los().utc().isAfter(utc))
                        .limit(2)
                        .toList();
        if (passes.isEmpty()) {
            return new Preparation.Impossible(new Outcome.Refused(
                    "no-pass",
                    elements.name() + " does not rise above "
                            + (horizon.isConstant() ? "%.1f degrees".formatted(horizon.leastDeg()) : "the horizon")
                            + " within a day",
                    "choose another object or lower minElevationDeg"));
        }
        Pass pass = passes.get(0);
        return request(elements, pass, Duration.ZERO, utc, basis, PlanRequest.Effort.FULL)
                .map(request -> passes.stream()
                        .skip(1)
                        .findFirst()
                        .flatMap(following ->
                                request(elements, following, Duration.ZERO, utc, basis, PlanRequest.Effort.QUICK))
                        .map(following -> sequencePlanner.plan(request, following))
                        .orElseGet(() -> passPlanner.plan(request)))
                .<Preparation>map(plan -> new Preparation.Ready(elements, pass, Duration.ZERO, plan))
                .orElseGet(() -> new Preparation.Impossible(new Outcome.Refused(
                        "no-pass",
                        "the elements of " + elements.name() + " do not hold for the whole pass",
                        "get newer elements")));
    }

    /** What is to be planned. Of a pass that is going on only the rest has to fit on the axes. */
    private Optional<PlanRequest> request(
            ElementSet elements, Pass pass, Duration late, Instant utc, PlanBasis basis, PlanRequest.Effort effort) {
        Instant rise = pass.aos().utc().plus(late);
        Instant set = pass.los().utc().plus(late);
        Instant from = rise.isAfter(utc) ? rise : utc;
        if (!from.isBefore(set)) {
            return Optional.empty();
        }
        Satellite object = new Satellite(elements, site, late);
        return SkyPath.of(object::look, from, set, refraction).map(path -> {
            Duration half = Duration.between(from, set).dividedBy(2);
            PlanRequest request = PlanRequest.of(path, basis.azimuth(), basis.elevation(), basis.beamWidthDeg())
                    .clearOf(basis.clearances().around(from.plus(half), half.toMillis() / 1e3))
                    .with(effort);
            double secondsBefore = Duration.between(utc, from).toMillis() / 1e3;
            return basis.present()
                    .map(present -> request.startingAt(present, secondsBefore))
                    .orElse(request);
        });
    }

    /** As {@link StationControl#passes}. */
    CompletionStage<PassPage> passes(PassQuestion question) {
        return CompletableFuture.supplyAsync(() -> page(question), searcher);
    }

    private PassPage page(PassQuestion question) {
        List<PassLists.Listed> fitting = lists.find(catalogue, question);
        int begin = Math.min(question.offset(), fitting.size());
        int end = (int) Math.min((long) begin + question.limit(), fitting.size());
        List<PassPath> part = fitting.subList(begin, end).parallelStream()
                .map(listed -> new PassPath(
                        listed.described(),
                        question.withPaths()
                                ? points(listed.set(), listed.described().pass())
                                : List.of()))
                .toList();
        return new PassPage(fitting.size(), part, DaylightSpan.over(site, question.from(), question.to()));
    }

    /** As {@link StationControl#sky}. */
    CompletionStage<SkyView> sky(SkyQuestion question) {
        return CompletableFuture.supplyAsync(() -> watch.look(catalogue, question), searcher);
    }

    /** As {@link StationControl#consult}. */
    <T> CompletionStage<T> consult(Function<Catalogue, T> question) {
        return CompletableFuture.supplyAsync(() -> question.apply(catalogue), searcher);
    }

    Groups groups() {
        return groups;
    }

    private List<PassPath.Point> points(ElementSet set, Pass pass) {
        Satellite target = new Satellite(set, site);
        long spanNanos = Duration.between(pass.aos().utc(), pass.los().utc()).toNanos();
        List<PassPath.Point> points = new ArrayList<>(PATH_POINTS + 1);
        for (int i = 0; i <= PATH_POINTS; i++) {
            Instant utc = pass.aos().utc().plusNanos(spanNanos / PATH_POINTS * i);
            target.look(utc)
                    .ifPresent(look -> points.add(new PassPath.Point(utc, look.azimuthDeg(), look.elevationDeg())));
        }
        return points;
    }
}
