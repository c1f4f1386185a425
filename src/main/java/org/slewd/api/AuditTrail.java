package org.slewd.api;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.Journal;
import org.slewd.people.People;
import org.slewd.people.Person;
import org.slewd.people.Role;
import org.slewd.time.Clock;

/**
 * Writes down who asked for what: every request that may change something, and every login, done or refused. Nothing waits for
 * it; a stop is on its way before it is written. Any thread.
 */
final class AuditTrail {

    /** Methods that change nothing. A new method is written down until it is named here. */
    static final Set<String> READING = Set.of(
            "audit.check",
            "audit.query",
            "auth.whoami",
            "catalog.get",
            "catalog.groups",
            "catalog.orbits",
            "catalog.search",
            "catalog.sources",
            "events.subscribe",
            "events.unsubscribe",
            "journal.query",
            "journal.state",
            "lease.list",
            "lease.renew",
            "pass.list",
            "pass.table",
            "receiver.spectrum",
            "schedule.list",
            "sky.groundTrack",
            "sky.now",
            "setup.check",
            "setup.offer",
            "station.configuration",
            "station.snapshot",
            "station.surroundings",
            // What it makes is written down by itself; it is asked every two seconds.
            "token.fetch",
            "token.list",
            "token.requests",
            "transmitter.list",
            "user.list");

    /** What is never written down, under whatever method. */
    private static final Set<String> SECRET = Set.of(
            "token",
            "password",
            "oldPassword",
            "secret",
            "code",
            "latitudeDeg",
            "longitudeDeg",
            "altitudeM",
            // Of a first configuration: where the station stands is among them.
            "answers");

    /** Said again several times a second as long as a key is held: written down once for each press. */
    private static final String JOG = "rotator.jog";

    /** A key that was let go of for so long is pressed anew. */
    private static final Duration PRESS_OVER = Duration.ofSeconds(3);

    /** Presses that are remembered; more people do not turn one antenna. */
    private static final int MOST_PRESSES = 32;

    private static final String HIDDEN = "***";
    private static final String DONE = "done";
    private static final String NOBODY = "none";

    /**
     * Who asked, as it stood at one moment.
     *
     * @param role empty for whoever was not logged in
     */
    record Asker(String who, String address, Optional<Role> role) {

        static Asker of(Caller caller) {
            return new Asker(caller.who(), caller.address(), caller.person().map(Person::role));
        }

        /** Who that is by now, unless nobody: a login names whom it has let in, a logout who has gone. */
        Asker orNow(Caller caller) {
            return caller.isLoggedIn() ? of(caller) : this;
        }
    }

    /** Refusals of strangers that are written at once; anybody on the machine can make as many as he likes. */
    private static final int STRANGERS = 10;

    private static final Duration STRANGER_FORGOTTEN = Duration.ofSeconds(30);

    /** Written down when somebody is called so; else it may be a password that was typed a field too early. */
    private static final String USER = "user";

    private final Journal journal;
    private final Clock clock;
    private final People people;
    private final TokenBucket strangers;
    private final AtomicLong unwritten = new AtomicLong();
    private final Map<Press, Long> presses = new LinkedHashMap<>();

    /** What is the same as long as a key is held. */
    private record Press(String who, String arguments, Optional<Kind> refused) {}

    AuditTrail(Journal journal, Clock clock, People people) {
        this.people = people;
        this.journal = journal;
        this.clock = clock;
        this.strangers = new TokenBucket(clock, STRANGERS, STRANGER_FORGOTTEN.toNanos());
    }

    /**
     * Writes down a request that was answered.
     *
     * @param params as sent; of them only what {@code method} declares is written
     * @param refused why it was not carried out; empty when it was
     */
    void note(Method method, JsonObject params, Asker asker, Optional<Kind> refused) {
        if (!READING.contains(method.name())) {
            JsonObject arguments = withoutSecrets(method.parameters(), params);
            if (!method.name().equals(JOG) || isFirst(new Press(asker.who(), arguments.encode(), refused))) {
                note(asker, method.name(), arguments, refused);
            }
        }
    }

    private boolean isFirst(Press press) {
        long nowNanos = clock.nanos();
        synchronized (presses) {
            presses.values().removeIf(lastNanos -> nowNanos - lastNanos >= PRESS_OVER.toNanos());
            if (presses.size() >= MOST_PRESSES && !presses.containsKey(press)) {
                return true;
            }
            return presses.put(press, nowNanos) == null;
        }
    }

    /** Writes down what a browser asked for outside of the methods. */
    void note(Asker asker, String action, Optional<Kind> refused) {
        note(asker, action, new JsonObject(), refused);
    }

    /** The same with what it was about, secrets taken out. */
    void note(Asker asker, String action, JsonObject arguments, Optional<Kind> refused) {
        if (asker.role().isEmpty() && refused.isPresent()) {
            if (!strangers.take()) {
                unwritten.incrementAndGet();
                return;
            }
            long others = unwritten.getAndSet(0);
            if (others > 0) {
                arguments.put("refusedUnwritten", others);
            }
        }
        // Nobody waits for it; what is lost is counted by the journal, and told.
        var unused = journal.write(new AuditEntry(
                clock.utc(),
                asker.who(),
                asker.role().map(Role::word).orElse(NOBODY),
                asker.address(),
                action,
                arguments.encode(),
                refused.map(Kind::word).orElse(DONE)));
    }

    /** Whether what a parameter of this name holds is never written down. */
    static boolean isSecret(String name) {
        return SECRET.contains(name);
    }

    private boolean isAccount(Object user) {
        return user instanceof String name && people.register().account(name).isPresent();
    }

    private JsonObject withoutSecrets(List<Parameter> declared, JsonObject params) {
        JsonObject kept = new JsonObject();
        for (Parameter parameter : declared) {
            String name = parameter.name();
            if (params.containsKey(name)) {
                boolean isHidden = isSecret(name) || (name.equals(USER) && !isAccount(params.getValue(name)));
                kept.put(name, isHidden ? HIDDEN : params.getValue(name));
            }
        }
        return kept;
    }
}
