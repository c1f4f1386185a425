package org.slewd.receiver;

import java.util.OptionalLong;

/**
 * What can be wrong with a simulated radio itself, on demand; what can be wrong with its wire is {@link
 * org.slewd.link.WireFaults}. Belongs to whoever lets the simulator live.
 */
public final class RadioFaults {

    private boolean off;
    private boolean refusing;
    private int deafFor;
    private OptionalLong latencyNanos = OptionalLong.empty();

    /** Nothing is wrong any more. */
    public void clear() {
        off = false;
        refusing = false;
        deafFor = 0;
        latencyNanos = OptionalLong.empty();
    }

    /** Hears and says nothing while {@code on}; what it is tuned to it keeps. */
    public void off(boolean on) {
        off = on;
    }

    /** Says no to every setting while {@code on}, in the way of its protocol, and answers questions. */
    public void refuse(boolean on) {
        refusing = on;
    }

    /** Does not hear the next {@code commands}. */
    public void deaf(int commands) {
        if (commands < 0) {
            throw new IllegalArgumentException("not a number of commands: " + commands);
        }
        deafFor = commands;
    }

    /** Takes this long from the end of a command to its effect and its answer; empty for as long as it usually takes. */
    public void latency(OptionalLong nanos) {
        if (nanos.isPresent() && nanos.getAsLong() < 0) {
            throw new IllegalArgumentException("an answer cannot come before its question: " + nanos.getAsLong());
        }
        latencyNanos = nanos;
    }

    /** Whether the radio hears the command that has just arrived; one that it is deaf for is counted. */
    public boolean hears() {
        if (deafFor > 0) {
            deafFor--;
            return false;
        }
        return !off;
    }

    /** Whether it says no to settings. */
    public boolean refuses() {
        return refusing;
    }

    /** How long it takes, where it usually takes {@code usualNanos}. */
    public long latencyNanos(long usualNanos) {
        return latencyNanos.orElse(usualNanos);
    }
}
