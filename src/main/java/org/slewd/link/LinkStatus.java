package org.slewd.link;

/**
 * How a wire is doing.
 *
 * @param state what it is doing now
 * @param connects how often it has come up so far; a change means that everything known about the device is void
 * @param detail one sentence for an operator: what happened and what slewd does about it; empty when all is well
 */
public record LinkStatus(State state, long connects, String detail) {

    /** The states of a wire. */
    public enum State {
        /** Not asked to be open, or closed for good. */
        CLOSED,
        /** Trying to come up, for the first time or again. */
        CONNECTING,
        /** Up. */
        UP
    }

    public boolean isUp() {
        return state == State.UP;
    }
}
