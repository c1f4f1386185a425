package org.slewd.orbit;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An immutable snapshot of element sets: for each object the newest that was offered. Any thread. */
public final class Catalogue {

    private static final Catalogue EMPTY = new Catalogue(new TreeMap<>());

    private final Map<Integer, ElementSet> byNumber;

    private Catalogue(Map<Integer, ElementSet> byNumber) {
        this.byNumber = Collections.unmodifiableMap(byNumber);
    }

    public static Catalogue empty() {
        return EMPTY;
    }

    /** This catalogue with {@code offered} taken in; a set replaces the one at hand only if its epoch is newer. */
    public Catalogue with(Collection<ElementSet> offered) {
        TreeMap<Integer, ElementSet> merged = new TreeMap<>(byNumber);
        for (ElementSet set : offered) {
            merged.merge(set.catalogNumber(), set, (old, now) -> now.epoch().isAfter(old.epoch()) ? now : old);
        }
        return new Catalogue(merged);
    }

    public Optional<ElementSet> find(int catalogNumber) {
        return Optional.ofNullable(byNumber.get(catalogNumber));
    }

    /** All sets, in the order of their catalogue numbers. */
    public Collection<ElementSet> sets() {
        return byNumber.values();
    }

    public int size() {
        return byNumber.size();
    }
}
