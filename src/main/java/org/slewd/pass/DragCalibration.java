package org.slewd.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.TemeState;

/**
 * What fresh sets of many objects say about the drag on an object whose set is stale. The air is denser or thinner than
 * the sets were fitted to, and at one altitude it is so for all: the share of the drag that the old sets of others lacked
 * is what this one lacks.
 *
 * <p>Of each pair of an old and a fresh set the error is how far the fresh one is ahead of the old one, as a share of the
 * whole effect of drag on it ({@link DragEffect}). Its median is taken by altitude and by the half days of both epochs.
 * It is applied to a set by scaling its drag term, so that everything that is predicted from it follows.
 *
 * <p>That this halves the errors of real sets has not been shown; see decision note 13. Immutable; any thread.
 */
public final class DragCalibration {

    /** Air does not thin out to less than a quarter within days; a median below that is one of thrusting satellites. */
    private static final double LEAST_FACTOR = 0.25;

    /** Fewer pairs than this have no median worth having. */
    public static final int LEAST_PAIRS = 6;

    /** Higher up other errors are larger than those of drag. */
    private static final double LOWEST_KM = 250;

    private static final double HIGHEST_KM = 550;

    private static final double BAND_KM = 100;

    private static final Duration EPOCH_BIN = Duration.ofHours(12);
    private static final Duration LEAST_AGE = Duration.ofHours(12);
    private static final Duration MOST_AGE = Duration.ofDays(14);

    /** With less drag than this the error of its share is noise. */
    private static final double LEAST_EFFECT_S = 0.1;

    /** A share beyond it is no weather but a manoeuvre, or the set of another object. */
    private static final double MOST_SHARE = 3;

    /** Half days before a prediction in which a set still counts as fresh: catalogues bring epochs of up to a day ago. */
    private static final int FRESH_BINS = 2;

    private final Map<Bin, Finding> findings;
    private final int pairs;

    private DragCalibration(Map<Bin, Finding> findings, int pairs) {
        this.findings = Map.copyOf(findings);
        this.pairs = pairs;
    }

    /**
     * What is known for one band of altitude and the half days of both epochs.
     *
     * @param lowestKm mean altitude from which it holds
     * @param highestKm mean altitude below which it holds
     * @param pairs how many pairs of sets told it, at least {@link #LEAST_PAIRS}
     * @param factor by which the old sets' drag is to be multiplied, -2 to 4; above 1 in denser air than they knew
     */
    public record Finding(double lowestKm, double highestKm, int pairs, double factor) {}

    /** Half days of the epochs since 1970, and the band of altitude. */
    private record Bin(long oldEpoch, long freshEpoch, int band) {
        static Bin of(ElementSet old, Instant fresh) {
            int band = (int) Math.floor((old.meanAltitudeKm() - LOWEST_KM) / BAND_KM);
            return new Bin(halfDay(old.epoch()), halfDay(fresh), band);
        }

        Bin fresherBy(int halfDays) {
            return new Bin(oldEpoch, freshEpoch + halfDays, band);
        }

        Finding finding(List<Double> found) {
            double lowestKm = LOWEST_KM + band * BAND_KM;
            return new Finding(lowestKm, lowestKm + BAND_KM, found.size(), 1 + median(found));
        }

        private static long halfDay(Instant utc) {
            return Math.floorDiv(utc.getEpochSecond(), EPOCH_BIN.toSeconds());
        }
    }

    /**
     * Learns from pairs.
     *
     * @param old sets of some days ago
     * @param fresh the newest sets
     */
    public static DragCalibration of(Collection<ElementSet> old, Catalogue fresh) {
        Map<Bin, List<Double>> errors = new HashMap<>();
        for (ElementSet before : old) {
            fresh.find(before.catalogNumber()).ifPresent(after -> {
                OptionalDouble share = missingShare(before, after);
                if (share.isPresent()) {
                    errors.computeIfAbsent(Bin.of(before, after.epoch()), bin -> new ArrayList<>())
                            .add(share.getAsDouble());
                }
            });
        }
        Map<Bin, Finding> findings = new HashMap<>();
        errors.forEach((bin, found) -> {
            if (found.size() >= LEAST_PAIRS) {
                findings.put(bin, bin.finding(found));
            }
        });
        return new DragCalibration(
                findings, errors.values().stream().mapToInt(List::size).sum());
    }

    /** Which share of its drag {@code old} lacked until {@code fresh}; empty when the pair cannot tell. */
    static OptionalDouble missingShare(ElementSet old, ElementSet fresh) {
        Duration age = Duration.between(old.epoch(), fresh.epoch());
        if (!isDragged(old) || age.compareTo(LEAST_AGE) < 0 || age.compareTo(MOST_AGE) > 0) {
            return OptionalDouble.empty();
        }
        TemeState predicted = new TemeState();
        TemeState real = new TemeState();
        double effectS = new DragEffect(old).earlyS(fresh.epoch());
        if (!(Math.abs(effectS) >= LEAST_EFFECT_S)
                || !Sgp4.of(old).propagate(fresh.epoch(), predicted)
                || !Sgp4.of(fresh).propagate(0, real)) {
            return OptionalDouble.empty();
        }
        double share = DragEffect.alongS(predicted, real) / effectS;
        return Math.abs(share) <= MOST_SHARE ? OptionalDouble.of(share) : OptionalDouble.empty();
    }

    /**
     * {@code stale} with the drag that it turned out to lack, for predictions around {@code utc}, which may be up to a
     * day after the epochs of the fresh sets.
     *
     * @return the set itself where nothing is known: another altitude, or other days
     */
    public ElementSet calibrate(ElementSet stale, Instant utc) {
        if (!isDragged(stale)) {
            return stale;
        }
        return newest(Bin.of(stale, utc))
                .map(finding -> stale.withBstar(stale.bstar() * finding.factor()))
                .orElse(stale);
    }

    /** What there is to go by for predictions around {@code utc}, the lowest first. */
    public List<Finding> findings(Instant utc) {
        long bin = Bin.halfDay(utc);
        return findings.keySet().stream()
                .map(known -> new Bin(known.oldEpoch, bin, known.band))
                .distinct()
                .sorted(Comparator.comparingInt(Bin::band).thenComparingLong(Bin::oldEpoch))
                .flatMap(wanted -> newest(wanted).stream())
                .toList();
    }

    private Optional<Finding> newest(Bin wanted) {
        for (int back = 0; back <= FRESH_BINS; back++) {
            Finding finding = findings.get(wanted.fresherBy(-back));
            if (finding != null && finding.factor >= LEAST_FACTOR) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }

    /** How many of the pairs can tell the drag, whether or not they were enough for a median. */
    public int pairs() {
        return pairs;
    }

    /** For how many combinations of altitude and days something is known. */
    public int bins() {
        return findings.size();
    }

    private static boolean isDragged(ElementSet set) {
        double altitudeKm = set.meanAltitudeKm();
        return set.bstar() != 0 && altitudeKm >= LOWEST_KM && altitudeKm < HIGHEST_KM;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
