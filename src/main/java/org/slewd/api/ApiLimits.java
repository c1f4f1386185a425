package org.slewd.api;

/**
 * The bounds of the network part. Tests make them small; nobody else has a reason to.
 *
 * @param maxSockets WebSockets at once
 * @param maxStrangers of these, how many may not have logged in yet
 * @param loginWithinMs after this an open socket without a login is closed
 * @param slowAfterMs after this a socket that takes no data is closed
 * @param pingEveryMs how often the other end is asked for a sign of life
 * @param readIdleMs a connection that has sent nothing for so long, not even the answer to a ping, is dead
 * @param requestsPerSecond requests of one socket in the long run; {@code station.stop} is not counted
 * @param requestBurst requests of one socket at once
 * @param maxUnanswered answers that one socket may be owed
 */
record ApiLimits(
        int maxSockets,
        int maxStrangers,
        long loginWithinMs,
        long slowAfterMs,
        long pingEveryMs,
        int readIdleMs,
        int requestsPerSecond,
        int requestBurst,
        int maxUnanswered) {

    /** Longest message taken from a client: a hundred times the longest sound request, and little memory for each stranger. */
    static final int MAX_MESSAGE_BYTES = 64 * 1024;

    /** Of one account, or of one token of the machine: a page on each screen and some programs. Whoever has the machine is not counted. */
    static final int MAX_SOCKETS_OF_ONE = 8;

    /**
     * What may wait in the socket of a client before events are conflated: about a second of all topics at 20 Hz. A
     * client costs at most this, one event per topic, its alerts, and the answers it has asked for.
     */
    static final int WRITE_QUEUE_BYTES = 64 * 1024;

    /**
     * What the system may keep beyond that of what a client has not taken; Linux keeps twice as much. Left to itself it keeps megabytes: of
     * memory for each client that does not read, and of events that are half a minute old for one that reads slowly.
     */
    static final int SEND_BUFFER_BYTES = 64 * 1024;

    /** Alerts kept for one client while its socket is full; the newest twenty are in every snapshot anyway. */
    static final int MAX_WAITING_ALERTS = 32;

    /**
     * 1000 sockets as promised; a quarter of them for strangers, so that these cannot take all. A login takes one round trip; 10
     * s are for people with a terminal. A phone in a lift comes back within 10 s or reconnects. Three pings fit into the idle time. A page sends
     * a request when a button is pressed; a script may send 20 a second.
     */
    static final ApiLimits DEFAULT = new ApiLimits(1000, 250, 10_000, 10_000, 25_000, 90_000, 20, 60, 16);
}
