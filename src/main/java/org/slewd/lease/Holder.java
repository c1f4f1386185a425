package org.slewd.lease;

/**
 * Who holds a lease or wants one.
 *
 * @param who for people: {@code page 3}
 * @param connection by which it is known again; a lease belongs to a connection, not to a name
 */
public record Holder(String who, String connection) {

    /** The agenda, which gives way to everybody. */
    public static final Holder SCHEDULE = new Holder("schedule", "schedule");

    boolean givesWay() {
        return equals(SCHEDULE);
    }
}
