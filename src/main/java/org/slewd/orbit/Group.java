package org.slewd.orbit;

import java.util.List;

/**
 * A choice of objects, written as a line of text such as {@code 1982-092* and not *R/B}. {@link Groups#parse} reads it.
 * Immutable; any thread.
 */
public sealed interface Group {

    /** Whether an object belongs to it. */
    boolean contains(CatalogueEntry entry);

    /** Objects of some catalogue numbers. */
    record Numbers(List<Range> ranges) implements Group {
        public Numbers {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean contains(CatalogueEntry entry) {
            int number = entry.catalogNumber();
            return ranges.stream().anyMatch(range -> range.first <= number && number <= range.last);
        }
    }

    /** Catalogue numbers from {@code first} to {@code last}, both included. */
    record Range(int first, int last) {}

    /** Objects whose name fits a pattern as a whole. */
    record Named(String pattern) implements Group {
        @Override
        public boolean contains(CatalogueEntry entry) {
            return new Glob(pattern).matches(entry.set().name());
        }
    }

    /** Objects whose international designator, with the year in four digits, fits a pattern as a whole. */
    record Designated(String pattern) implements Group {
        @Override
        public boolean contains(CatalogueEntry entry) {
            return new Glob(pattern).matches(Designator.full(entry.set().objectId()));
        }
    }

    /** Objects that a source offers a set of, whether or not that is the one in use. */
    record OfSource(String pattern) implements Group {
        @Override
        public boolean contains(CatalogueEntry entry) {
            Glob glob = new Glob(pattern);
            return entry.offers().stream()
                    .anyMatch(offer -> glob.matches(offer.source().name()));
        }
    }

    /** Objects of any of some groups. */
    record Either(List<Group> groups) implements Group {
        public Either {
            groups = List.copyOf(groups);
        }

        @Override
        public boolean contains(CatalogueEntry entry) {
            return groups.stream().anyMatch(group -> group.contains(entry));
        }
    }

    /** Objects of all of some groups. */
    record Both(List<Group> groups) implements Group {
        public Both {
            groups = List.copyOf(groups);
        }

        @Override
        public boolean contains(CatalogueEntry entry) {
            return groups.stream().allMatch(group -> group.contains(entry));
        }
    }

    /** Objects that are not of a group. */
    record Not(Group group) implements Group {
        @Override
        public boolean contains(CatalogueEntry entry) {
            return !group.contains(entry);
        }
    }
}
