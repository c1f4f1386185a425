package org.slewd.api;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.people.PasswordHash;
import org.slewd.people.Passwords;
import org.slewd.people.People;
import org.slewd.people.PeopleMemory;
import org.slewd.people.Register;
import org.slewd.people.Role;
import org.slewd.time.Clock;

/** People whose passwords cost nothing to look at, on the thread that asks. */
final class TestPeople {

    static final String PASSWORD = "correct horse battery";

    /** The least that Argon2 can do. */
    private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1, 1);

    private static final PeopleMemory FORGETTING = new PeopleMemory() {
        @Override
        public Register kept() {
            return Register.EMPTY;
        }

        @Override
        public Optional<String> complaint() {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Boolean> keep(Register register) {
            return CompletableFuture.completedFuture(true);
        }
    };

    private TestPeople() {}

    static Access access(DataDirectory directory, Clock clock) throws RefusedToStartException {
        return Access.open(directory, none(clock), Runnable::run, clock);
    }

    static People none(Clock clock) {
        return new People(FORGETTING, new Passwords(CHEAP), Runnable::run, clock);
    }

    /** Adds one of each role, each called as it: observer, operator, admin. */
    static void addAll(People people) {
        for (Role role : Role.values()) {
            add(people, role.word(), role);
        }
    }

    /** Adds an observer. */
    static void add(People people, String name) {
        add(people, name, Role.OBSERVER);
    }

    private static void add(People people, String name, Role role) {
        people.add(name, role, PASSWORD).toCompletableFuture().join();
    }
}
