package org.slewd.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Group;
import org.slewd.pass.CatalogueSearch;
import org.slewd.pass.Forecast;
import org.slewd.pass.Pass;
import org.slewd.track.DescribedPass;
import org.slewd.track.PassTeller;
import org.slewd.track.Reach;

/**
 * Finds the passes of many objects and keeps them: turning a page searches nothing, a later window only its new hours,
 * and fresh elements only the objects that they are of. A pass is described when somebody asks for it, and not again. Any
 * thread; one search at a time, and who asks the same meanwhile gets its result.
 */
final class PassLists {

    /** Groups whose passes are kept: the page of one person asks for two. */
    private static final int MAX_KEPT = 4;

    /** Passes that are kept in all, those of a whole catalogue over a day; each takes up to 1 kB once it is described. */
    private static final int MAX_KEPT_PASSES = 200_000;

    private final CatalogueSearch search;
    private final PassTeller teller;

    /** By group; the one that was asked for last at the end. */
    private final Map<Optional<Group>, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    PassLists(CatalogueSearch search, PassTeller teller) {
        this.search = search;
        this.teller = teller;
    }

    /** What was found for a group last. */
    private record Kept(Catalogue catalogue, Forecast forecast, List<Listed> passes) {

        boolean answers(Catalogue now, PassQuestion question) {
            // A catalogue is never changed: the same one holds the same sets.
            return catalogue == now
                    && forecast.from().equals(question.from())
                    && forecast.to().equals(question.to());
        }
    }

    /** The passes that fit {@code question}, all of them, by rise. */
    synchronized List<Listed> find(Catalogue catalogue, PassQuestion question) {
        // What one object does is found in a millisecond, and would push out what takes long.
        List<Listed> all =
                question.catalogNumber().isPresent() ? ofOne(catalogue, question) : ofMany(catalogue, question);
        if (question.minElevationDeg() == 0 && question.only().isEmpty()) {
            return all;
        }
        return all.parallelStream()
                .filter(one -> one.pass.maxElevationDeg() >= question.minElevationDeg())
                .filter(one -> question.only().stream().allMatch(one::is))
                .toList();
    }

    private List<Listed> ofOne(Catalogue catalogue, PassQuestion question) {
        return catalogue.entry(question.catalogNumber().orElseThrow()).stream()
                .filter(entry ->
                        question.group().isEmpty() || question.group().get().contains(entry))
                .map(CatalogueEntry::set)
                .flatMap(set -> found(List.of(set), question.from(), question.to()).stream()
                        .map(pass -> new Listed(set, pass)))
                .toList();
    }

    private List<Pass> found(Collection<ElementSet> sets, Instant from, Instant to) {
        return search.find(sets, from, to, CatalogueSearch.Watch.NONE).passes();
    }

    private List<Listed> ofMany(Catalogue catalogue, PassQuestion question) {
        Kept before = kept.get(question.group());
        if (before != null && before.answers(catalogue, question)) {
            return before.passes;
        }
        List<ElementSet> sets = question.group()
                .map(group ->
                        catalogue.in(group).stream().map(CatalogueEntry::set).toList())
                .orElse(catalogue.sets());
        Forecast forecast = (before == null ? Forecast.nothing() : before.forecast)
                .update(sets, question.from(), question.to(), search, CatalogueSearch.Watch.NONE);
        IdentityHashMap<Pass, Listed> known = new IdentityHashMap<>();
        if (before != null) {
            before.passes.forEach(listed -> known.put(listed.pass, listed));
        }
        List<Listed> passes = new ArrayList<>();
        for (Pass pass : forecast.passes()) {
            Listed old = known.get(pass);
            passes.add(
                    old != null
                            ? old
                            : new Listed(catalogue.find(pass.catalogNumber()).orElseThrow(), pass));
        }
        kept.put(question.group(), new Kept(catalogue, forecast, passes));
        while (kept.size() > 1 && (kept.size() > MAX_KEPT || keptPasses() > MAX_KEPT_PASSES)) {
            kept.remove(kept.keySet().iterator().next());
        }
        return passes;
    }

    private int keptPasses() {
        return kept.values().stream().mapToInt(each -> each.passes.size()).sum();
    }

    /** A pass that was found, with what is told about it once that was asked for. */
    final class Listed {
        private final ElementSet set;
        private final Pass pass;
        private DescribedPass described;

        private Listed(ElementSet set, Pass pass) {
            this.set = set;
            this.pass = pass;
        }

        ElementSet set() {
            return set;
        }

        synchronized DescribedPass described() {
            if (described == null) {
                described = teller.tell(List.of(pass), set).get(0);
            }
            return described;
        }

        private boolean is(PassQuestion.Only wanted) {
            DescribedPass told = described();
            if (wanted == PassQuestion.Only.REACHABLE) {
                return told.reach().filter(Reach::isWhole).isPresent();
            }
            return told.facts()
                    .filter(facts -> wanted == PassQuestion.Only.VISIBLE ? facts.isVisible() : facts.isSunlit())
                    .isPresent();
        }
    }
}
