package org.slewd.schedule;

import java.time.Instant;

/**
 * A pass that is to be followed.
 *
 * @param begin when its following begins: its rise, or later where it is trimmed
 * @param end when it ends: its setting, or earlier
 * @param prepareFrom when the antenna is sent there; not before the appointment that comes before it has ended
 * @param worth what is taken of it is worth
 */
public record Appointment(Candidate candidate, Instant begin, Instant end, Instant prepareFrom, double worth) {

    public Appointment {
        if (!begin.isBefore(end) || prepareFrom.isAfter(begin)) {
            throw new IllegalArgumentException(
                    "an appointment from " + begin + " to " + end + ", prepared from " + prepareFrom);
        }
    }

    public boolean isTrimmed() {
        return !isFromRise() || !isToSet();
    }

    boolean isFromRise() {
        return !begin.isAfter(candidate.pass().aos().utc());
    }

    boolean isToSet() {
        return !end.isBefore(candidate.pass().los().utc());
    }

    /** As people speak of it: {@code ISS 21:04-21:14}. */
    public String words() {
        return Sentences.pass(candidate.pass().name(), begin, end);
    }
}
