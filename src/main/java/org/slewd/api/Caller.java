package org.slewd.api;

import java.util.Set;

/** Who sent a request: one connection. Called on the thread that serves the connection. */
interface Caller {

    /** For the log: {@code page 3}. */
    String who();

    /** Where the requests come from, for the audit: an address of the network, or {@code local socket}. */
    String address();

    /** Asked for every request, not once for the connection. */
    boolean isLoggedIn();

    /** Whether it comes by the local socket, so from somebody with an account on the machine of the station. */
    default boolean isAtStation() {
        return false;
    }

    /** The connection has shown the token. */
    void logIn();

    /**
     * Sends events from now on.
     *
     * @throws RequestException when nothing can be pushed on this kind of connection
     */
    void subscribe(Set<Topic> topics, double maxRateHz) throws RequestException;

    /**
     * Ends {@code topics}.
     *
     * @throws RequestException when nothing can be pushed on this kind of connection
     */
    void unsubscribe(Set<Topic> topics) throws RequestException;

    /**
     * Asked once for every request but {@code station.stop}, which is never refused for this.
     *
     * @throws RequestException when this connection asks for too much
     */
    void admit() throws RequestException;
}
