package org.slewd.api;

import java.util.Optional;
import java.util.Set;
import org.slewd.people.Login;
import org.slewd.people.Person;

/**
 * A request over HTTP that has been let in. It can only read, and ask for a token.
 *
 * @param let who was let in; nobody where it takes no login
 */
record RestCaller(String address, Optional<Person> let) implements Caller {

    private static final String PROGRAM = "a program over HTTP";

    @Override
    public String who() {
        return let.map(known -> known.by(PROGRAM)).orElse(PROGRAM);
    }

    @Override
    public Optional<Person> person() {
        return let;
    }

    @Override
    public void logIn(Login login) {
        throw new IllegalStateException("no method that logs in is served over HTTP");
    }

    @Override
    public void logOut() {
        throw new IllegalStateException("no method that logs out is served over HTTP");
    }

    @Override
    public void subscribe(Set<Topic> topics, double maxRateHz) {
        throw new IllegalStateException("no method that subscribes is served over HTTP");
    }

    @Override
    public void unsubscribe(Set<Topic> topics) {
        throw new IllegalStateException("no method that subscribes is served over HTTP");
    }

    @Override
    public void admit() {
        // One request at a time on a connection is all that HTTP/1.1 lets a client have.
    }
}
