package org.slewd.condition;

import java.util.List;

/** All safety inputs of a station, and what they say. One thread; times are of the monotonic clock. */
public final class Conditions {

    private final List<Watch> watches;

    /**
     * Of which nothing has been heard yet.
     *
     * @param inputs whose names differ
     */
    public Conditions(List<ConditionInput> inputs) {
        if (inputs.stream().map(ConditionInput::name).distinct().count() != inputs.size()) {
            throw new IllegalArgumentException("two inputs of one name: " + inputs);
        }
        this.watches = inputs.stream().map(Watch::new).toList();
    }

    /** As {@link Hearing#heard}; a name that is not known is left alone. */
    public void heard(String input, String text, long nanos) {
        watches.stream().filter(watch -> watch.input().name().equals(input)).forEach(watch -> watch.heard(text, nanos));
    }

    /** As {@link Hearing#missed}. */
    public void missed(String input, String why) {
        watches.stream().filter(watch -> watch.input().name().equals(input)).forEach(watch -> watch.missed(why));
    }

    /** How things stand now. */
    public Verdict judge(long nowNanos) {
        if (watches.isEmpty()) {
            return Verdict.NONE;
        }
        watches.forEach(watch -> watch.age(nowNanos));
        return new Verdict(watches.stream().map(watch -> watch.state(nowNanos)).toList());
    }
}
