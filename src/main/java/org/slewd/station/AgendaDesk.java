package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.Wish;

/** The agenda of the station as its edges see it. Any thread; every method returns at once, and what is accepted is on the disk. */
public interface AgendaDesk {

    /** How it stands now. */
    View view();

    /** Adds a wish behind the others; refused when there is one of that name. */
    CompletionStage<Outcome> add(Wish wish, String who);

    /** Takes back a wish that was added; those of the configuration stay. */
    CompletionStage<Outcome> remove(String name, String who);

    /** Says whether the antenna follows the agenda by itself; counts until it is said otherwise, over restarts. */
    CompletionStage<Outcome> setAutomatic(boolean automatic, String who);

    /** Lets the agenda go on that a person has interrupted. */
    CompletionStage<Outcome> resume(String who);

    /** Of a station that has none. */
    static AgendaDesk none() {
        return refusing(new Outcome.Refused("not-ready", "this station has no agenda", "start it with 'slewd run'"));
    }

    /** One that is empty and answers whatever it is asked with {@code refused}. */
    static AgendaDesk refusing(Outcome.Refused refused) {
        return new AgendaDesk() {
            @Override
            public View view() {
                return new View(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Agenda.empty(Instant.EPOCH, Instant.EPOCH));
            }

            @Override
            public CompletionStage<Outcome> add(Wish wish, String who) {
                return CompletableFuture.completedFuture(refused);
            }

            @Override
            public CompletionStage<Outcome> remove(String name, String who) {
                return CompletableFuture.completedFuture(refused);
            }

            @Override
            public CompletionStage<Outcome> setAutomatic(boolean automatic, String who) {
                return CompletableFuture.completedFuture(refused);
            }

            @Override
            public CompletionStage<Outcome> resume(String who) {
                return CompletableFuture.completedFuture(refused);
            }
        };
    }

    /**
     * How the agenda stands.
     *
     * @param automatic whether the antenna is to follow it by itself
     * @param waiting why it does not although it should, as a sentence
     * @param following the name of the object that is followed by the agenda
     */
    record View(
            boolean automatic, Optional<String> waiting, Optional<String> following, List<Wish> wishes, Agenda agenda) {
        public View {
            wishes = List.copyOf(wishes);
        }
    }
}
