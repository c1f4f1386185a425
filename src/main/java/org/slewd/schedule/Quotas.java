package org.slewd.schedule;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How many passes of each wish and object a day may still bring. Counters are numbered as they are first asked for. */
final class Quotas {

    private final List<AgendaRequest.Followed> followed;
    private final Map<Counter, Integer> numbers = new HashMap<>();
    private final List<Integer> left = new ArrayList<>();

    /** @param followed what counts already */
    Quotas(List<AgendaRequest.Followed> followed) {
        this.followed = followed;
    }

    /** @param catalogNumber of one object; 0 for all of the wish */
    private record Counter(String wish, int catalogNumber, LocalDate day) {
        boolean counts(AgendaRequest.Followed pass) {
            return pass.wish().equals(wish)
                    && (catalogNumber == 0 || catalogNumber == pass.catalogNumber())
                    && pass.tca().atOffset(ZoneOffset.UTC).toLocalDate().equals(day);
        }
    }

    /** The counters that count {@code candidate}; none where it counts already, being taken up again. */
    int[] countersOf(Candidate candidate) {
        if (followed.stream().anyMatch(pass -> candidate.isOf(pass.catalogNumber(), pass.tca()))) {
            return new int[0];
        }
        Wish.Quota quota = candidate.wish().quota();
        List<Integer> counters = new ArrayList<>();
        add(counters, quota.passesPerDay(), candidate, 0);
        add(counters, quota.passesPerDayOfObject(), candidate, candidate.pass().catalogNumber());
        return counters.stream().mapToInt(Integer::intValue).toArray();
    }

    private void add(List<Integer> counters, OptionalInt most, Candidate candidate, int catalogNumber) {
        if (most.isPresent()) {
            Counter counter = new Counter(candidate.wish().name(), catalogNumber, candidate.day());
            counters.add(numbers.computeIfAbsent(counter, unknown -> {
                int done = (int) followed.stream().filter(counter::counts).count();
                left.add(Math.max(0, most.getAsInt() - done));
                return left.size() - 1;
            }));
        }
    }

    int size() {
        return left.size();
    }

    /** How many more {@code counter} allows. */
    int left(int counter) {
        return left.get(counter);
    }

    /** Whether none of its counters allows any more of {@code piece}. */
    boolean isSpent(Piece piece) {
        for (int counter : piece.counters()) {
            if (left(counter) == 0) {
                return true;
            }
        }
        return false;
    }
}
