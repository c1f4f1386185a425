package org.slewd.time;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * How far the UTC of the machine can be trusted, as somebody said when it was asked. Immutable; any thread.
 *
 * @param boundS seconds by which the clock may be wrong at most; empty when nobody knows
 * @param source who says so, in a word or two
 * @param detail what is known besides, for people, as words that follow "because"; empty when all is well
 * @param askedNanos when, on the monotonic clock
 */
public record ClockTrust(OptionalDouble boundS, String source, String detail, long askedNanos) {

    /** It is asked several times a minute; what is older comes from an asker that is gone. */
    private static final long WORTH_NANOS = TimeUnit.SECONDS.toNanos(90);

    /** What follows from it. */
    public enum Verdict {
        /** Good enough for everything. */
        TRUSTED,
        /** Good enough, and worse than it should be. */
        DOUBTFUL,
        /** No pass begins by itself. */
        REFUSED
    }

    public ClockTrust {
        if (boundS.isPresent() && !(boundS.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("a clock that may be wrong by " + boundS.getAsDouble() + " s");
        }
    }

    /** A clock that was set to a stated time, which is right by definition. */
    public static ClockTrust stated(long nowNanos) {
        return new ClockTrust(OptionalDouble.of(0), "stated", "", nowNanos);
    }

    /** A clock of which nobody knows. */
    public static ClockTrust unknown(String source, String detail, long nowNanos) {
        return new ClockTrust(OptionalDouble.empty(), source, detail, nowNanos);
    }

    /** Whether anybody keeps it right. */
    public boolean isSynchronised() {
        return boundS.isPresent();
    }

    /** What it is worth at {@code nowNanos}: what was said too long ago says nothing any more. */
    public ClockTrust agedTo(long nowNanos) {
        long ageNanos = nowNanos - askedNanos;
        return ageNanos <= WORTH_NANOS
                ? this
                : unknown(
                        source,
                        "the system was not asked about its clock for " + TimeUnit.NANOSECONDS.toSeconds(ageNanos)
                                + " s",
                        askedNanos);
    }

    public Verdict verdict(ClockLimits limits) {
        if (limits.alwaysTrusted()) {
            return Verdict.TRUSTED;
        }
        if (boundS.isEmpty() || boundS.getAsDouble() > limits.mostErrorS()) {
            return Verdict.REFUSED;
        }
        return boundS.getAsDouble() > limits.warnErrorS() ? Verdict.DOUBTFUL : Verdict.TRUSTED;
    }

    /** Why no pass may begin by itself, as one sentence without its full stop; empty when one may. */
    public Optional<String> refusal(ClockLimits limits) {
        return verdict(limits) == Verdict.REFUSED ? Optional.of(sentence(limits.mostErrorS())) : Optional.empty();
    }

    /** What is to be said of a clock that is worse than it should be, as {@link #refusal}; empty of others. */
    public Optional<String> warning(ClockLimits limits) {
        return verdict(limits) == Verdict.DOUBTFUL ? Optional.of(sentence(limits.warnErrorS())) : Optional.empty();
    }

    private String sentence(double limitS) {
        String why = detail.isEmpty() ? "" : ", because " + detail;
        return boundS.isEmpty()
                ? "nobody knows how wrong the clock of the machine is" + why
                : String.format(
                        Locale.ROOT,
                        "the clock of the machine may be wrong by %.3f s (%s), more than %s s%s",
                        boundS.getAsDouble(),
                        source,
                        limitS,
                        why);
    }
}
