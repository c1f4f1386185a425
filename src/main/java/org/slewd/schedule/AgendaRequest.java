package org.slewd.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slewd.pass.Pass;

/**
 * What an agenda is to be made of.
 *
 * @param from from when on the antenna is free
 * @param to no pass that rises later is looked at
 * @param candidates passes that fit a wish, one for each
 * @param misfits passes of objects that are wished for which fit none, accounted for already
 * @param setUp for passes that need the rotator
 * @param shared what several passes may use at a time
 * @param missing what is not there, each with why, as half a sentence: {@code the receiver does not answer}
 * @param followed what counts for quotas already
 * @param standing the agenda until now
 * @param committed what is going on, or about to begin
 */
public record AgendaRequest(
        Instant from,
        Instant to,
        List<Candidate> candidates,
        List<Account> misfits,
        SetUp setUp,
        Set<Resource> shared,
        Map<Resource, String> missing,
        List<Followed> followed,
        Optional<Agenda> standing,
        Optional<Committed> committed) {

    public AgendaRequest {
        candidates = List.copyOf(candidates);
        misfits = List.copyOf(misfits);
        shared = Set.copyOf(shared);
        missing = Map.copyOf(missing);
        followed = List.copyOf(followed);
    }

    /** A pass of which something was followed, by the wish for which it counts. */
    public record Followed(String wish, int catalogNumber, Instant tca) {

        /** Whether {@code other} is the same, by other elements maybe, for whatever wish. */
        public boolean isSamePass(Followed other) {
            return catalogNumber == other.catalogNumber && Pass.isSame(tca, other.tca);
        }
    }

    /**
     * A pass that the antenna follows or is being sent to: kept until its end, but for a wish that preempts.
     *
     * @param until when it is left, by the agenda that took it
     */
    public record Committed(int catalogNumber, Instant tca, Instant until) {}

    /** A first agenda, with everything there. */
    public static AgendaRequest of(Instant from, Instant to, List<Candidate> candidates, SetUp setUp) {
        return new AgendaRequest(
                from,
                to,
                candidates,
                List.of(),
                setUp,
                Set.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with an agenda that stands. */
    public AgendaRequest after(Agenda agenda) {
        return new AgendaRequest(
                from, to, candidates, misfits, setUp, shared, missing, followed, Optional.of(agenda), committed);
    }

    /** The same with a pass that is kept. */
    public AgendaRequest keeping(Committed pass) {
        return new AgendaRequest(
                from, to, candidates, misfits, setUp, shared, missing, followed, standing, Optional.of(pass));
    }
}
