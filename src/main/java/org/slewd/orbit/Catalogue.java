package org.slewd.orbit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An immutable snapshot of element sets: for each object the best that was offered, why it is the best, and what else was
 * offered. Any thread.
 *
 * <p>Each source counts with what it said last, per object, and with what it said before where that is better. In which order sources are taken in makes no difference. Sets
 * are referred to, never copied.
 */
public final class Catalogue {

    private static final Catalogue EMPTY = new Catalogue(List.of());

    /** In the order of the catalogue numbers. */
    private final List<CatalogueEntry> entries;

    private final List<ElementSet> sets;

    private Catalogue(List<CatalogueEntry> entries) {
        this.entries = List.copyOf(entries);
        this.sets = entries.stream().map(CatalogueEntry::set).toList();
    }

    public static Catalogue empty() {
        return EMPTY;
    }

    /**
     * This catalogue with what {@code source} offers now. Objects that it no longer lists keep what it said of them before:
     * they have not left their orbit because they left a list.
     *
     * @param received UTC when the content was received; what one source is said to have given at one moment is one content
     */
    public Catalogue with(Source source, Instant received, Collection<ElementSet> offered) {
        return with(
                offered.stream().map(set -> new Offer(source, received, set)).toList());
    }

    /**
     * This catalogue with sets that nobody has named a source for: each is of the source that its origin names, received
     * at the newest epoch there.
     */
    public Catalogue with(Collection<ElementSet> offered) {
        Map<Source, List<ElementSet>> bySource = offered.stream()
                .collect(Collectors.groupingBy(Source::ofOrigin, LinkedHashMap::new, Collectors.toList()));
        Catalogue merged = this;
        for (Map.Entry<Source, List<ElementSet>> one : bySource.entrySet()) {
            Instant newest = one.getValue().stream()
                    .map(ElementSet::epoch)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            merged = merged.with(one.getKey(), newest, one.getValue());
        }
        return merged;
    }

    /** As {@link #with(Source, Instant, Collection)}, but what {@code source} no longer lists is forgotten. */
    public Catalogue replacing(Source source, Instant received, Collection<ElementSet> offered) {
        Set<Integer> listed = offered.stream().map(ElementSet::catalogNumber).collect(Collectors.toSet());
        return without(source.name(), listed).with(source, received, offered);
    }

    /** This catalogue without anything that {@code source} has offered. */
    public Catalogue without(String source) {
        return without(source, Set.of());
    }

    private Catalogue without(String source, Set<Integer> butFor) {
        List<CatalogueEntry> kept = new ArrayList<>(entries.size());
        for (CatalogueEntry entry : entries) {
            List<Offer> left = butFor.contains(entry.catalogNumber())
                    ? entry.offers()
                    : entry.offers().stream()
                            .filter(offer -> !offer.source().name().equals(source))
                            .toList();
            if (left.size() == entry.offers().size()) {
                kept.add(entry);
            } else if (!left.isEmpty()) {
                kept.add(Arbitration.decide(left));
            }
        }
        return new Catalogue(kept);
    }

    /** Merges {@code offers} with the entries, both in the order of the catalogue numbers. */
    private Catalogue with(List<Offer> offers) {
        List<Offer> sorted = new ArrayList<>(offers);
        sorted.sort(Comparator.comparingInt(offer -> offer.set().catalogNumber()));
        List<CatalogueEntry> merged = new ArrayList<>(entries.size() + sorted.size());
        int old = 0;
        for (int from = 0, to; from < sorted.size(); from = to) {
            int number = sorted.get(from).set().catalogNumber();
            to = from + 1;
            while (to < sorted.size() && sorted.get(to).set().catalogNumber() == number) {
                to++;
            }
            while (old < entries.size() && entries.get(old).catalogNumber() < number) {
                merged.add(entries.get(old++));
            }
            List<Offer> added = sorted.subList(from, to);
            boolean isKnown = old < entries.size() && entries.get(old).catalogNumber() == number;
            List<Offer> all = isKnown
                    ? Stream.concat(entries.get(old++).offers().stream(), added.stream())
                            .toList()
                    : added;
            merged.add(Arbitration.decide(Arbitration.inTheRunning(all)));
        }
        merged.addAll(entries.subList(old, entries.size()));
        return new Catalogue(merged);
    }

    /** The set that is used for an object. */
    public Optional<ElementSet> find(int catalogNumber) {
        return entry(catalogNumber).map(CatalogueEntry::set);
    }

    /** All that is known of an object. */
    public Optional<CatalogueEntry> entry(int catalogNumber) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int number = entries.get(middle).catalogNumber();
            if (number == catalogNumber) {
                return Optional.of(entries.get(middle));
            }
            if (number < catalogNumber) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The sets that are used, in the order of their catalogue numbers. */
    public List<ElementSet> sets() {
        return sets;
    }

    /** All objects, in the order of their catalogue numbers. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /** The objects of a group, in the order of their catalogue numbers. */
    public List<CatalogueEntry> in(Group group) {
        return entries.stream().filter(group::contains).toList();
    }

    public int size() {
        return entries.size();
    }
}
