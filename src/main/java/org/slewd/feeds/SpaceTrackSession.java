package org.slewd.feeds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.files.Credentials;
import org.slewd.time.Clock;

/** A login at Space-Track, used for as long as it lasts. One thread starts requests, any may finish them. */
final class SpaceTrackSession {

    /** A session ends two hours after its login; with less left than a request may take it is not begun on. */
    private static final Duration LIFE = Duration.ofMinutes(115);

    /** @param cookies what shows the login */
    private record Session(String cookies, long sinceNanos) {}

    private final Origin.SpaceTrack origin;
    private final Transport transport;
    private final Clock clock;
    private volatile Optional<Session> session = Optional.empty();

    SpaceTrackSession(Origin.SpaceTrack origin, Transport transport, Clock clock) {
        this.origin = origin;
        this.transport = transport;
        this.clock = clock;
    }

    /** Requests that the next {@link #ask} takes. */
    int sends() {
        return live().isPresent() ? 1 : 2;
    }

    CompletionStage<Reply> ask(QueryRecord record) {
        Optional<Session> live = live();
        if (live.isPresent()) {
            return query(record, live.get());
        }
        Credentials credentials;
        try {
            credentials = Credentials.read(origin.credentials());
        } catch (IOException e) {
            return CompletableFuture.completedFuture(new Reply.NotReached("no login is at hand: " + e.getMessage()));
        }
        return transport.ask(Question.login(origin.login(), credentials)).thenCompose(reply -> loggedIn(record, reply));
    }

    private CompletionStage<Reply> loggedIn(QueryRecord record, Reply reply) {
        if (!(reply instanceof Reply.Answered answer) || answer.status() != 200) {
            return CompletableFuture.completedFuture(reply);
        }
        // A wrong password is answered with 200 and a word in the content.
        if (answer.cookies().isEmpty() || new String(answer.content(), StandardCharsets.UTF_8).contains("Failed")) {
            return CompletableFuture.completedFuture(new Reply.Refused(
                    "it does not know the identity or the password in " + origin.credentials() + "; correct them"));
        }
        Session fresh = new Session(String.join("; ", answer.cookies()), clock.nanos());
        session = Optional.of(fresh);
        return query(record, fresh);
    }

    private CompletionStage<Reply> query(QueryRecord record, Session with) {
        return transport
                .ask(Question.conditional(origin.query(), record).withCookies(with.cookies()))
                .thenApply(reply -> {
                    if (reply instanceof Reply.Answered answer && answer.status() >= 400) {
                        session = Optional.empty();
                    }
                    return reply;
                });
    }

    private Optional<Session> live() {
        return session.filter(login -> clock.nanos() - login.sinceNanos < LIFE.toNanos());
    }
}
