package org.slewd.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One pass that the station followed: written when it begins, and again, with its result, when it has ended. The two are
 * one because object and {@code begunUtc} are the same.
 *
 * @param catalogNumber catalogue number of the object
 * @param name its name
 * @param begunUtc when the station took it up; with the object this names the pass
 * @param aosUtc rise over the horizon or mask
 * @param tcaUtc greatest elevation
 * @param losUtc setting
 * @param maxElevationDeg geometric elevation at {@code tcaUtc}
 * @param by who asked for it
 * @param elements what it was predicted by; empty when that is not known
 * @param plan how the antenna was to follow it; empty without a plan
 * @param result what became of it; empty while it goes on
 */
public record PassEntry(
        int catalogNumber,
        String name,
        Instant begunUtc,
        Instant aosUtc,
        Instant tcaUtc,
        Instant losUtc,
        double maxElevationDeg,
        String by,
        Optional<Elements> elements,
        Optional<Plan> plan,
        Optional<Result> result)
        implements Entry {

    public PassEntry {
        if (catalogNumber < 1) {
            throw new IllegalArgumentException("catalogNumber " + catalogNumber + " is below 1");
        }
        requireNumber("maxElevationDeg", maxElevationDeg);
        name = Entry.bounded(name);
        by = Entry.bounded(by);
        begunUtc = Entry.kept(begunUtc);
        aosUtc = Entry.kept(aosUtc);
        tcaUtc = Entry.kept(tcaUtc);
        losUtc = Entry.kept(losUtc);
    }

    /** The same with what became of it. */
    public PassEntry ended(Result how) {
        return new PassEntry(
                catalogNumber,
                name,
                begunUtc,
                aosUtc,
                tcaUtc,
                losUtc,
                maxElevationDeg,
                by,
                elements,
                plan,
                Optional.of(how));
    }

    /**
     * The element set that a pass was predicted by.
     *
     * @param omm as an OMM
     * @param epoch its epoch
     */
    public record Elements(String omm, Instant epoch) {
        public Elements {
            omm = Entry.bounded(omm);
            epoch = Entry.kept(epoch);
        }
    }

    /**
     * How the antenna was to follow the pass.
     *
     * @param style {@code normal}, {@code flipped} or {@code switching}, as the plan calls it
     * @param expectedErrorDeg greatest angle between antenna and object by the plan
     * @param offTargetS seconds that the object was to be outside of the beam
     */
    public record Plan(String style, double expectedErrorDeg, double offTargetS) {
        public Plan {
            requireNumber("expectedErrorDeg", expectedErrorDeg);
            requireNumber("offTargetS", offTargetS);
            style = Entry.bounded(style);
        }
    }

    /**
     * What became of a pass.
     *
     * @param endedUtc when the station let it go
     * @param how {@code complete} when it was followed to its setting; else the word for what ended it
     * @param pointingErrorDeg angle between object and reported position, degrees; empty without position reports
     * @param offBeamS seconds that the object was outside of the beam by the reports; empty without
     * @param dopplerErrorHz how far the dial of the downlink was from the carrier, hertz; empty when nothing was tuned
     * @param transmitter what was listened to, in the words of its list; empty when that was not said
     * @param downlinkHz where, as sent; empty when nothing was tuned
     * @param lateTicks ticks of the loop that came too late to be used
     * @param faults kinds of the faults in the pass, in their order
     * @param files recordings and pictures of it, by name
     */
    public record Result(
            Instant endedUtc,
            String how,
            Optional<Spread> pointingErrorDeg,
            Optional<Double> offBeamS,
            Optional<Spread> dopplerErrorHz,
            Optional<String> transmitter,
            Optional<Long> downlinkHz,
            long lateTicks,
            List<String> faults,
            List<String> files) {

        /** How a pass ended that was going on when slewd itself ended, in whatever way. */
        public static final String INTERRUPTED = "interrupted";

        /** The most faults, and the most files, of one pass. */
        public static final int MAX_ITEMS = 64;

        public Result {
            offBeamS.ifPresent(seconds -> requireNumber("offBeamS", seconds));
            if (lateTicks < 0) {
                throw new IllegalArgumentException("lateTicks " + lateTicks + " is negative");
            }
            endedUtc = Entry.kept(endedUtc);
            how = Entry.bounded(how);
            transmitter = transmitter.map(Entry::bounded);
            faults = some(faults);
            files = some(files);
        }

        /** The same with other {@link #files}. */
        public Result with(List<String> others) {
            return new Result(
                    endedUtc,
                    how,
                    pointingErrorDeg,
                    offBeamS,
                    dopplerErrorHz,
                    transmitter,
                    downlinkHz,
                    lateTicks,
                    faults,
                    others);
        }

        private static List<String> some(List<String> items) {
            return items.stream().limit(MAX_ITEMS).map(Entry::bounded).toList();
        }
    }

    /**
     * Sizes of an error in short.
     *
     * @param rms root of the mean square
     * @param median what half of the moments stayed within; empty where that was not counted
     * @param p95 what 95 % of them stayed within
     * @param greatest the greatest
     */
    public record Spread(double rms, Optional<Double> median, double p95, double greatest) {
        public Spread {
            requireNumber("rms", rms);
            median.ifPresent(value -> requireNumber("median", value));
            requireNumber("p95", p95);
            requireNumber("greatest", greatest);
        }
    }

    private static void requireNumber(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " is not a number");
        }
    }
}
