package org.slewd.condition;

import java.util.Optional;
import java.util.OptionalLong;

/** How one input goes on. One thread. */
final class Watch {

    private final ConditionInput input;

    private Optional<Reading.Understood> last = Optional.empty();
    private long lastNanos;
    private Optional<String> trouble = Optional.empty();
    private boolean safe;

    /** Since when every value has been calm, and none was missing; empty when the last was not. */
    private OptionalLong calmSinceNanos = OptionalLong.empty();

    Watch(ConditionInput input) {
        this.input = input;
    }

    ConditionInput input() {
        return input;
    }

    /** A text was received; what is older than the last one is of no use. */
    void heard(String text, long nanos) {
        Reading reading = input.read(text);
        if (reading instanceof Reading.NotUnderstood not) {
            trouble = Optional.of(not.why());
            return;
        }
        Reading.Understood understood = (Reading.Understood) reading;
        if (last.isPresent() && nanos - lastNanos < 0) {
            return;
        }
        trouble = Optional.empty();
        age(nanos);
        last = Optional.of(understood);
        lastNanos = nanos;
        switch (understood.level()) {
            case CALM -> {
                if (calmSinceNanos.isEmpty()) {
                    calmSinceNanos = OptionalLong.of(nanos);
                }
            }
            case BETWEEN -> {
                if (!safe) {
                    calmSinceNanos = OptionalLong.empty();
                }
            }
            case UNSAFE -> forget();
        }
    }

    void missed(String why) {
        trouble = Optional.of(why);
    }

    /** Time passes: a value grows stale, or has been safe for long enough. */
    void age(long nowNanos) {
        if (last.isEmpty() || nowNanos - lastNanos > input.staleAfter().toNanos()) {
            forget();
        } else if (calmSinceNanos.isPresent()
                && nowNanos - calmSinceNanos.getAsLong() >= input.hold().toNanos()) {
            safe = true;
        }
    }

    private void forget() {
        safe = false;
        calmSinceNanos = OptionalLong.empty();
    }

    InputState state(long nowNanos) {
        double ageSeconds = last.isPresent() ? Math.max(0, (nowNanos - lastNanos) / 1e9) : 0;
        double heldSeconds = calmSinceNanos.isPresent() ? (nowNanos - calmSinceNanos.getAsLong()) / 1e9 : 0;
        InputState.Standing standing = standing(nowNanos);
        return new InputState(
                input,
                standing,
                last,
                ageSeconds,
                trouble,
                standing == InputState.Standing.HOLDING
                        ? Math.max(0, input.hold().toNanos() / 1e9 - heldSeconds)
                        : 0);
    }

    private InputState.Standing standing(long nowNanos) {
        if (last.isEmpty()) {
            return InputState.Standing.NEVER_HEARD;
        }
        if (nowNanos - lastNanos > input.staleAfter().toNanos()) {
            return InputState.Standing.STALE;
        }
        if (safe) {
            return InputState.Standing.SAFE;
        }
        return calmSinceNanos.isPresent() ? InputState.Standing.HOLDING : InputState.Standing.UNSAFE;
    }
}
