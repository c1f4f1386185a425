package org.slewd.condition;

import java.util.Locale;
import java.util.Optional;

/**
 * How one input stands. Immutable; any thread.
 *
 * @param value what it said last, as it was understood; empty before the first
 * @param ageSeconds of that value; 0 before the first
 * @param trouble why nothing newer was heard, where that is known, as half a sentence
 * @param holdSeconds for how long it still has to stay safe; 0 unless HOLDING
 */
public record InputState(
        ConditionInput input,
        Standing standing,
        Optional<Reading.Understood> value,
        double ageSeconds,
        Optional<String> trouble,
        double holdSeconds) {

    /** How it stands; all but SAFE are unsafe. */
    public enum Standing {
        NEVER_HEARD,
        STALE,
        UNSAFE,
        /** What it says is safe, and has not been so for long enough. */
        HOLDING,
        SAFE
    }

    public boolean isSafe() {
        return standing == Standing.SAFE;
    }

    /** What happened, what slewd does and what to do, for people. */
    public String sentence() {
        String what = switch (standing) {
            case NEVER_HEARD ->
                "has not been heard yet, by " + input.origin() + because() + consequence()
                        + "; check the gauge and the way to it";
            case STALE ->
                String.format(
                                Locale.ROOT,
                                "was heard %.0f s ago, and may be %d s old",
                                ageSeconds,
                                input.staleAfter().toSeconds())
                        + because() + consequence() + "; check the gauge and the way to it";
            case UNSAFE -> "says " + shown() + ", " + input.rule().limit() + consequence() + "; wait";
            case HOLDING ->
                String.format(
                        Locale.ROOT,
                        "says %s, and has to stay safe for another %.0f s%s; wait",
                        shown(),
                        Math.ceil(holdSeconds),
                        consequence());
            case SAFE -> "says " + shown() + "; safe";
        };
        return input.name() + ' ' + what;
    }

    private String shown() {
        return value.map(Reading.Understood::shown).orElse("nothing");
    }

    private String because() {
        return trouble.map(why -> " (" + why + ')').orElse("");
    }

    private String consequence() {
        return input.whenUnsafe() == Action.STOP
                ? "; slewd has stopped the antenna and moves nothing"
                : "; slewd keeps the antenna at its place of rest";
    }
}
