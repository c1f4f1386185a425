package org.slewd.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A connection without a network. */
final class FakeCaller implements Caller {

    final List<String> heard = new ArrayList<>();
    boolean isLoggedIn;
    boolean isOverloaded;

    FakeCaller(boolean isLoggedIn) {
        this.isLoggedIn = isLoggedIn;
    }

    @Override
    public String who() {
        return "test";
    }

    /** So that all examples can be tried. */
    @Override
    public boolean isAtStation() {
        return true;
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public boolean isLoggedIn() {
        return isLoggedIn;
    }

    @Override
    public void logIn() {
        isLoggedIn = true;
    }

    @Override
    public void subscribe(Set<Topic> topics, double maxRateHz) {
        heard.add("subscribe " + topics + " " + maxRateHz);
    }

    @Override
    public void unsubscribe(Set<Topic> topics) {
        heard.add("unsubscribe " + topics);
    }

    @Override
    public void admit() throws RequestException {
        if (isOverloaded) {
            throw new RequestException(Kind.TOO_MANY, "too many", "fewer");
        }
    }
}
