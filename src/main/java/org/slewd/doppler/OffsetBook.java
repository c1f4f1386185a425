package org.slewd.doppler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The offsets of all transmitters that were heard, each with the receiver that it was heard by: an offset belongs to two
 * oscillators, and says nothing of the same transmitter in another receiver. Immutable.
 *
 * @param histories by oscillators; none is empty
 */
public record OffsetBook(Map<Oscillators, OffsetHistory> histories) {

    public static final OffsetBook EMPTY = new OffsetBook(Map.of());

    /** A station that follows more for months has a list of the whole sky. The one heard least recently goes. */
    public static final int MAX_HISTORIES = 500;

    /** From so many passes on their scatter is known. */
    private static final int SURE_PASSES = 3;

    /** Surer than this it is of use: a hundredth of the band in which a carrier is looked for. */
    private static final double SURE_SIGMA_HZ = 100;

    /**
     * A transmitter and a receiver.
     *
     * @param catalogNumber of the object
     * @param carrierHz what it is said to transmit, above 0
     * @param source the receiver, as its address says; one line, not empty
     */
    public record Oscillators(int catalogNumber, long carrierHz, String source) {
        public Oscillators {
            if (catalogNumber < 1
                    || carrierHz < 1
                    || source.isBlank()
                    || source.lines().count() != 1) {
                throw new IllegalArgumentException(
                        "object " + catalogNumber + " at " + carrierHz + " Hz by '" + source + "'");
            }
        }
    }

    public OffsetBook {
        histories = Map.copyOf(histories);
        if (histories.size() > MAX_HISTORIES) {
            throw new IllegalArgumentException(histories.size() + " transmitters; " + MAX_HISTORIES + " are kept");
        }
        if (histories.values().stream().anyMatch(history -> history.passes().isEmpty())) {
            throw new IllegalArgumentException("a transmitter without a pass");
        }
    }

    /** With another pass. */
    public OffsetBook with(Oscillators oscillators, OffsetHistory.PassOffset pass) {
        Map<Oscillators, OffsetHistory> more = new LinkedHashMap<>(histories);
        more.put(
                oscillators,
                histories.getOrDefault(oscillators, OffsetHistory.NONE).with(pass));
        if (more.size() > MAX_HISTORIES) {
            more.keySet().stream()
                    .filter(known -> !known.equals(oscillators))
                    .min(Comparator.comparing(known -> lastHeard(more.get(known))))
                    .ifPresent(more::remove);
        }
        return new OffsetBook(more);
    }

    /** What is known; empty before the first pass. */
    public Optional<OffsetHistory.Learned> learned(Oscillators oscillators) {
        return Optional.ofNullable(histories.get(oscillators)).flatMap(OffsetHistory::learned);
    }

    /** The same where it is sure enough to begin the next pass with. */
    public Optional<OffsetHistory.Learned> sure(Oscillators oscillators) {
        return learned(oscillators)
                .filter(learned -> learned.passes() >= SURE_PASSES && learned.sigmaHz() <= SURE_SIGMA_HZ);
    }

    /** The receivers by which a transmitter was heard, the last one first. */
    public List<Oscillators> of(int catalogNumber, long carrierHz) {
        List<Oscillators> found = new ArrayList<>(histories.keySet());
        found.removeIf(known -> known.catalogNumber != catalogNumber || known.carrierHz != carrierHz);
        found.sort(Comparator.comparing((Oscillators known) -> lastHeard(histories.get(known)))
                .reversed());
        return List.copyOf(found);
    }

    private static Instant lastHeard(OffsetHistory history) {
        return history.passes().get(history.passes().size() - 1).utc();
    }
}
