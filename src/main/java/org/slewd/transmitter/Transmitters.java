package org.slewd.transmitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What is known of transmitters: an immutable list, with what the station knows better laid over it. Any thread. */
public final class Transmitters {

    public static final Transmitters NONE = new Transmitters(List.of(), List.of());

    private final List<Listed> all;
    private final Map<String, Listed> byUuid = new HashMap<>();
    private final Map<Integer, List<Listed>> byObject = new HashMap<>();

    private Transmitters(List<Transmitter> transmitters, List<Correction> corrections) {
        this(transmitters.stream().map(one -> listed(one, corrections)).toList());
    }

    private Transmitters(List<Listed> listed) {
        this.all = listed;
        for (Listed one : all) {
            byUuid.put(one.transmitter().uuid(), one);
            file(one.transmitter().catalogNumber(), one);
            one.transmitter().followed().ifPresent(number -> {
                if (number != one.transmitter().catalogNumber()) {
                    file(number, one);
                }
            });
        }
    }

    private void file(int number, Listed one) {
        byObject.computeIfAbsent(number, key -> new ArrayList<>()).add(one);
    }

    /**
     * Puts lists together.
     *
     * @param sources the most trusted first: of two transmitters with the same uuid the earlier one stays
     * @param corrections the later of two that are for the same transmitter wins, and one for a transmitter over one for an
     *     object
     */
    public static Transmitters of(List<List<Transmitter>> sources, List<Correction> corrections) {
        Map<String, Transmitter> merged = new LinkedHashMap<>();
        sources.forEach(source -> source.forEach(one -> merged.putIfAbsent(one.uuid(), one)));
        return new Transmitters(List.copyOf(merged.values()), corrections);
    }

    /** Those that are listed already, corrections and all. */
    public static Transmitters ofListed(List<Listed> listed) {
        return new Transmitters(List.copyOf(listed));
    }

    private static Listed listed(Transmitter transmitter, List<Correction> corrections) {
        Optional<Correction> last = Optional.empty();
        for (Correction correction : corrections) {
            boolean weaker = last.isPresent()
                    && last.get().uuid().isPresent()
                    && correction.uuid().isEmpty();
            if (correction.isFor(transmitter) && !weaker) {
                last = Optional.of(correction);
            }
        }
        return last.map(known ->
                        new Listed(transmitter, known.frequencyOffsetHz(), known.disabled(), known.preferred()))
                .orElseGet(() -> new Listed(transmitter, 0, false, false));
    }

    /** All of them, in their order in the sources. */
    public List<Listed> all() {
        return all;
    }

    /** Those of one object, disabled ones included; none when nothing is known of it. */
    public List<Listed> of(int catalogNumber) {
        return List.copyOf(byObject.getOrDefault(catalogNumber, List.of()));
    }

    /** The one that goes by {@code uuid}. */
    public Optional<Listed> find(String uuid) {
        return Optional.ofNullable(byUuid.get(uuid));
    }

    /**
     * The one to listen to when nobody says.
     *
     * @param tunable whether the receiver can be tuned to a frequency in hertz
     * @return empty when nothing of the object can be received
     */
    public Optional<Listed> choose(int catalogNumber, Policy policy, LongPredicate tunable) {
        return policy.best(of(catalogNumber).stream(), tunable);
    }
}
