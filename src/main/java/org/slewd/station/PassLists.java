package org.slewd.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Group;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.track.DescribedPass;
import org.slewd.track.PassTeller;

/**
 * Finds the passes of many objects and keeps them, so that whoever turns pages searches once. A pass is described when
 * somebody asks for it, and not again. Any thread; one search at a time, and who asks the same meanwhile gets its result.
 */
final class PassLists {

    /** Questions whose answers are kept: the page of one person asks two. */
    private static final int MAX_KEPT = 4;

    /** Passes that are kept in all, those of a whole catalogue over a day; each takes up to 1 kB once it is described. */
    private static final int MAX_KEPT_PASSES = 200_000;

    private final PassSearch search;
    private final PassTeller teller;

    /** The one that was asked for last at the end. */
    private final Map<Key, Found> kept = new LinkedHashMap<>(16, 0.75f, true);

    PassLists(PassSearch search, PassTeller teller) {
        this.search = search;
        this.teller = teller;
    }

    /** What a search depends on. The catalogue is one only with itself. */
    private record Key(
            Catalogue catalogue, Optional<Group> group, OptionalInt catalogNumber, Instant from, Instant to) {}

    /** The passes that fit {@code question}, all of them, by rise. */
    synchronized List<Listed> find(Catalogue catalogue, PassQuestion question) {
        Key key = new Key(catalogue, question.group(), question.catalogNumber(), question.from(), question.to());
        Found found = kept.get(key);
        if (found == null) {
            found = search(key);
            // What one object does is found in a millisecond, and would push out what takes long.
            if (key.catalogNumber.isEmpty()) {
                keep(key, found);
            }
        }
        return found.fitting(question);
    }

    private void keep(Key key, Found found) {
        kept.keySet().removeIf(old -> old.catalogue != key.catalogue);
        kept.put(key, found);
        while (kept.size() > 1 && (kept.size() > MAX_KEPT || keptPasses() > MAX_KEPT_PASSES)) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private int keptPasses() {
        return kept.values().stream().mapToInt(Found::size).sum();
    }

    private Found search(Key key) {
        List<Listed> listed = new ArrayList<>();
        for (ElementSet set : sets(key)) {
            for (Pass pass : search.find(set, key.from, key.to)) {
                listed.add(new Listed(set, pass, teller));
            }
        }
        listed.sort(Comparator.comparing((Listed one) -> one.pass.aos().utc())
                .thenComparingInt(one -> one.pass.catalogNumber()));
        return new Found(listed);
    }

    private static Collection<ElementSet> sets(Key key) {
        if (key.catalogNumber.isPresent()) {
            return key.catalogue.entry(key.catalogNumber.getAsInt()).stream()
                    .filter(entry -> key.group.isEmpty() || key.group.get().contains(entry))
                    .map(CatalogueEntry::set)
                    .toList();
        }
        return key.group
                .<Collection<ElementSet>>map(group -> key.catalogue.in(group).stream()
                        .map(CatalogueEntry::set)
                        .toList())
                .orElse(key.catalogue.sets());
    }

    private record Found(List<Listed> passes) {
        int size() {
            return passes.size();
        }

        List<Listed> fitting(PassQuestion question) {
            if (question.minElevationDeg() == 0 && question.only().isEmpty()) {
                return passes;
            }
            return passes.stream()
                    .filter(one -> one.pass.maxElevationDeg() >= question.minElevationDeg())
                    .filter(one -> question.only().stream().allMatch(one::is))
                    .toList();
        }
    }

    /** A pass that was found, with what is told about it once that was asked for. */
    static final class Listed {
        private final ElementSet set;
        private final Pass pass;
        private final PassTeller teller;
        private DescribedPass described;

        private Listed(ElementSet set, Pass pass, PassTeller teller) {
            this.set = set;
            this.pass = pass;
            this.teller = teller;
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
                return told.reach().filter(reach -> reach.isWhole()).isPresent();
            }
            return told.facts()
                    .filter(facts -> wanted == PassQuestion.Only.VISIBLE ? facts.isVisible() : facts.isSunlit())
                    .isPresent();
        }
    }
}
