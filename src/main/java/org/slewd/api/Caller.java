package org.slewd.api;

import java.util.Optional;
import java.util.Set;
import org.slewd.people.Login;
import org.slewd.people.Person;
import org.slewd.people.Role;

/** Who sent a request: one connection. Called on the thread that serves the connection. */
interface Caller {

    /** For log, journal and audit: {@code ada (page 3)}, or {@code page 3} where nobody is named. */
    String who();

    /** Where the requests come from, for the audit: an address of the network, or {@code local socket}. */
    String address();

    /** Who that is now; nobody before a login and after its end. Asked for every request, not once for the connection. */
    Optional<Person> person();

    /** Whether somebody is logged in now. */
    default boolean isLoggedIn() {
        return person().isPresent();
    }

    /** By which it is known again, as long as it is there; a name may have several. */
    default String connection() {
        return who();
    }

    /** Whether it may take from somebody else what he holds. */
    default boolean mayForce() {
        return person().filter(one -> one.role() == Role.ADMIN).isPresent();
    }

    /** Whether it comes by the local socket, so from somebody with an account on the machine of the station. */
    default boolean isAtStation() {
        return false;
    }

    /** The connection has shown who asks. */
    void logIn(Login login);

    /** Ends what it has shown, its session too. */
    void logOut();

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
