package org.slewd.orbit;

import java.time.Duration;
import java.util.Locale;

/** Why one of the offered sets of an object is taken for the best. */
public sealed interface Reason {

    /** One word for programs: {@code newest-epoch}. */
    String word();

    /** Half a sentence for people, to follow "used because": {@code it is the only one}. */
    String sentence();

    /** Nothing else was offered. */
    record OnlyOne() implements Reason {
        @Override
        public String word() {
            return "only-one";
        }

        @Override
        public String sentence() {
            return "it is the only one";
        }
    }

    /** All sources offer one and the same set, {@code offers} times. */
    record SameSet(int offers) implements Reason {
        @Override
        public String word() {
            return "same-set";
        }

        @Override
        public String sentence() {
            return "all " + offers + " offers are the same set";
        }
    }

    /**
     * Its epoch is the newest.
     *
     * @param newerBy than the next different set; zero when that has the same epoch, and the later received was taken
     */
    record NewestEpoch(int offers, Duration newerBy) implements Reason {
        @Override
        public String word() {
            return "newest-epoch";
        }

        @Override
        public String sentence() {
            return newerBy.isZero()
                    ? "it is one of several with the newest epoch"
                    : "its epoch is the newest of " + offers + ", by " + span(newerBy);
        }
    }

    /** Another set is a little newer, or as new, but of a source that counts less. */
    record PreferredSource(Offer over, Duration olderBy) implements Reason {
        @Override
        public String word() {
            return "preferred-source";
        }

        @Override
        public String sentence() {
            return "its source is preferred to " + over.source().name() + ", whose set is "
                    + (olderBy.isZero() ? "as new" : "newer by only " + span(olderBy));
        }
    }

    /** Its source gave it later than another whose epoch is a little newer: a new fit of the same observations. */
    record Correction(Offer of) implements Reason {
        @Override
        public String word() {
            return "correction";
        }

        @Override
        public String sentence() {
            return "its source gave it after one with a slightly newer epoch, and so corrects that";
        }
    }

    /** The newest was passed over because its epoch lies further ahead of its receipt than any real one does. */
    record NewestPlausible(Offer passedOver, Duration aheadBy) implements Reason {
        @Override
        public String word() {
            return "newest-plausible";
        }

        @Override
        public String sentence() {
            return "the newer set of " + passedOver.source().name() + " has an epoch " + span(aheadBy)
                    + " after it was received, which no such orbit gets";
        }
    }

    /** The newest was passed over because it is absurd: {@code why}. */
    record NewestSound(Offer passedOver, String why) implements Reason {
        @Override
        public String word() {
            return "newest-sound";
        }

        @Override
        public String sentence() {
            return "the newer set of " + passedOver.source().name() + " is absurd: " + why;
        }
    }

    /** There is nothing better: each of the sets is absurd or lies ahead, and this is the newest of them. */
    record NoneSound(int offers) implements Reason {
        @Override
        public String word() {
            return "none-sound";
        }

        @Override
        public String sentence() {
            return "none of the " + offers + " sets is sound, and it is the newest";
        }
    }

    private static String span(Duration span) {
        double hours = span.toMillis() / 3_600_000.0;
        if (hours >= 48) {
            return String.format(Locale.ROOT, "%.1f days", hours / 24);
        }
        return hours >= 1
                ? String.format(Locale.ROOT, "%.1f hours", hours)
                : String.format(Locale.ROOT, "%.1f minutes", hours * 60);
    }
}
