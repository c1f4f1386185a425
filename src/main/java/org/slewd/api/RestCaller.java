package org.slewd.api;

import java.util.Set;

/** A request over HTTP that has been let in. It can only read. */
record RestCaller(String address) implements Caller {

    @Override
    public String who() {
        return "a program over HTTP";
    }

    @Override
    public boolean isLoggedIn() {
        return true;
    }

    @Override
    public void logIn() {
        throw new IllegalStateException("no method that logs in is served over HTTP");
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
