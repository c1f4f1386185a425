package org.slewd.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.CatalogueSearch;
import org.slewd.pass.Pass;
import org.slewd.pass.PassArc;
import org.slewd.pass.PassDescriber;
import org.slewd.rotator.RotatorConfig;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.AgendaPlanner;
import org.slewd.schedule.AgendaRequest;
import org.slewd.schedule.PassCurve;
import org.slewd.schedule.Resource;
import org.slewd.schedule.Selection;
import org.slewd.schedule.SetUp;
import org.slewd.schedule.Wish;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.SiteFrame;

/** Makes agendas out of a catalogue: finds the passes of what is wished for, and has them planned. Immutable; any thread. */
public final class AgendaMaker {

    private final SiteFrame site;
    private final CatalogueSearch search;
    private final PassDescriber describer;
    private final Optional<RotatorConfig> rotator;
    private final AgendaPlanner planner = new AgendaPlanner(AgendaPlanner.USUAL_MARGIN);

    /**
     * @param horizons what an object has to rise above
     * @param rotator whose axes set the time between two passes; empty reckons that it takes none
     */
    public AgendaMaker(SiteFrame site, IntFunction<HorizonMask> horizons, Optional<RotatorConfig> rotator) {
        this.site = site;
        this.search = new CatalogueSearch(site, horizons);
        this.describer = new PassDescriber(site);
        this.rotator = rotator;
    }

    /**
     * What besides passes counts.
     *
     * @param free when the antenna is free; passes that are up by then count from there
     */
    public record Circumstances(
            Instant free,
            Map<Resource, String> missing,
            List<AgendaRequest.Followed> followed,
            Optional<Agenda> standing,
            Optional<AgendaRequest.Committed> committed) {

        /** A station that is all there and has done nothing yet. */
        public static Circumstances plain(Instant free) {
            return new Circumstances(free, Map.of(), List.of(), Optional.empty(), Optional.empty());
        }
    }

    /** The agenda of {@code wishes} from {@code now.free} to {@code to}. May take a second for a thousand objects. */
    public Agenda make(Catalogue catalogue, List<Wish> wishes, Instant to, Circumstances now) {
        Map<Integer, CatalogueEntry> wished = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            catalogue.in(wish.group()).forEach(entry -> wished.putIfAbsent(entry.catalogNumber(), entry));
        }
        List<Selection.Seen> seen = new ArrayList<>();
        for (Pass pass : passes(wished, to, now)) {
            CatalogueEntry entry = wished.get(pass.catalogNumber());
            PassArc.of(pass, Sgp4.of(entry.set()), site)
                    .ifPresent(arc -> seen.add(new Selection.Seen(
                            entry, PassCurve.of(pass, arc), () -> Optional.of(describer.describe(pass, arc)))));
        }
        Selection selection = Selection.of(wishes, seen);
        return planner.plan(new AgendaRequest(
                now.free(),
                to,
                selection.candidates(),
                selection.misfits(),
                rotator.<SetUp>map(config -> new AxisSetUp(config.azimuth(), config.elevation()))
                        .orElse(SetUp.NONE),
                Set.of(),
                now.missing(),
                now.followed(),
                now.standing(),
                now.committed()));
    }

    /** Passes that are up at some time from when the antenna is free on; whole, with what came before. */
    private List<Pass> passes(Map<Integer, CatalogueEntry> wished, Instant to, Circumstances now) {
        Instant from = now.free().minus(Predictions.BEFORE);
        return search
                .find(
                        wished.values().stream().map(CatalogueEntry::set).toList(),
                        from,
                        to.isAfter(now.free()) ? to : now.free(),
                        CatalogueSearch.Watch.NONE)
                .passes()
                .stream()
                .filter(pass -> pass.los().utc().isAfter(now.free()))
                .toList();
    }
}
