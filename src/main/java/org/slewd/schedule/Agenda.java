package org.slewd.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be followed, and why the rest is not. Immutable; any thread.
 *
 * @param from the agenda begins with what can be followed from here on
 * @param to no pass that rises later is looked at
 * @param appointments by their beginning
 * @param accounts of all passes of the objects that are wished for, by rise
 * @param worth of all appointments together, in minutes of the zenith times weight
 * @param worthAtMost no agenda of these passes is worth more, by a reckoning with prices on quotas
 * @param isBest whether it is known that none is worth more; not so when there was too much to choose from
 */
public record Agenda(
        Instant from,
        Instant to,
        List<Appointment> appointments,
        List<Account> accounts,
        double worth,
        double worthAtMost,
        boolean isBest) {

    public Agenda {
        appointments = List.copyOf(appointments);
        accounts = List.copyOf(accounts);
    }

    /** An agenda of nothing. */
    public static Agenda empty(Instant from, Instant to) {
        return new Agenda(from, to, List.of(), List.of(), 0, 0, true);
    }

    /** The appointment that is going on at {@code utc} or comes next. */
    public Optional<Appointment> nextAt(Instant utc) {
        return appointments.stream().filter(one -> one.end().isAfter(utc)).findFirst();
    }

    /** When something has to be done next, after {@code utc}: the antenna sent to a pass, or a pass left. */
    public Optional<Instant> nextDecisionAfter(Instant utc) {
        return appointments.stream()
                .flatMap(one -> Stream.of(one.prepareFrom(), one.end()))
                .filter(moment -> moment.isAfter(utc))
                .min(Instant::compareTo);
    }

    /** Whether it takes something of the pass that {@code candidate} is of. */
    boolean takes(Candidate candidate) {
        return appointments.stream()
                .anyMatch(one -> candidate.isOf(
                        one.candidate().pass().catalogNumber(),
                        one.candidate().pass().tca().utc()));
    }
}
