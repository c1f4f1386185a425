package org.slewd.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slewd.people.Login;
import org.slewd.people.Person;
import org.slewd.people.Role;

/** A connection without a network. */
final class FakeCaller implements Caller {

    final List<String> heard = new ArrayList<>();
    Optional<Person> person;
    boolean isOverloaded;

    boolean mayForce = true;
    private final String who;
    private final boolean isAtStation;

    /** At the station, so that all examples can be tried. */
    FakeCaller(boolean isLoggedIn) {
        this(isLoggedIn ? Optional.of(Person.MACHINE) : Optional.empty());
    }

    FakeCaller(Optional<Person> person) {
        this(person, "test", true);
    }

    private FakeCaller(Optional<Person> person, String who, boolean isAtStation) {
        this.person = person;
        this.who = who;
        this.isAtStation = isAtStation;
    }

    /** Somebody who is logged in over the network. */
    static FakeCaller remote(String who) {
        return new FakeCaller(Optional.of(Person.MACHINE), who, false);
    }

    @Override
    public String who() {
        return person.map(known -> known.by(who)).orElse(who);
    }

    @Override
    public boolean isAtStation() {
        return isAtStation;
    }

    @Override
    public boolean mayForce() {
        return mayForce;
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public Optional<Person> person() {
        return person;
    }

    @Override
    public void logIn(Login login) {
        person = Optional.of(
                login.account().isEmpty()
                        ? Person.MACHINE
                        : new Person(login.account(), Optional.empty(), Role.OBSERVER));
    }

    @Override
    public void logOut() {
        person = Optional.empty();
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
