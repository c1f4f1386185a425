package org.slewd.interop;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slewd.lease.Claim;
import org.slewd.lease.Grant;
import org.slewd.lease.Holder;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.lease.Wish;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.station.Outcome;
import org.slewd.station.StationControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a neighbour can want of the station that moves or tunes: the one place where it is asked, so that who may ask for what is
 * decided here. Any thread; returns at once.
 */
interface Orders {

    Logger LOG = LoggerFactory.getLogger(Orders.class);

    /** As {@link StationControl#point}. */
    CompletionStage<Outcome> point(Pointing beam);

    /** As {@link StationControl#park}. */
    CompletionStage<Outcome> park();

    /** As {@link StationControl#stop}: open to everybody, always. */
    boolean stop();

    /** As {@link StationControl#tune}. */
    CompletionStage<Outcome> tune(Tuning tuning);

    /**
     * Orders as those of a person who is called {@code who}, and who takes the lease of a part with the first order to it where nobody
     * else has it: the protocol has no words for that. It ends by itself when no more orders come.
     *
     * @param connection of the program: two that want the antenna at the same time do not pull at it in turn
     */
    static Orders of(StationControl station, LeaseBook leases, String who, String connection) {
        Holder holder = new Holder(who, connection);
        return new Orders() {
            @Override
            public CompletionStage<Outcome> point(Pointing beam) {
                return carryOut(Part.ROTATOR, () -> station.point(beam, who));
            }

            @Override
            public CompletionStage<Outcome> park() {
                return carryOut(Part.ROTATOR, () -> station.park(who));
            }

            @Override
            public boolean stop() {
                return station.stop(who);
            }

            @Override
            public CompletionStage<Outcome> tune(Tuning tuning) {
                return carryOut(Part.RECEIVER, () -> station.tune(tuning, who));
            }

            private CompletionStage<Outcome> carryOut(Part part, Supplier<CompletionStage<Outcome>> order) {
                CompletionStage<Outcome> answer =
                        leases.acquire(part, holder, Wish.IF_FREE) instanceof Grant.Granted granted
                                ? leases.carryOut(
                                        new Claim(
                                                part,
                                                holder,
                                                OptionalLong.of(granted.lease().number()),
                                                false,
                                                Optional.empty()),
                                        order,
                                        barred -> held(part))
                                : held(part);
                return answer.thenApply(outcome -> {
                    if (outcome instanceof Outcome.Refused refused) {
                        // The protocol has a number for it, and no words.
                        LOG.info("{} was refused: {}; {}", connection, refused.message(), refused.hint());
                    }
                    return outcome;
                });
            }
        };
    }

    private static CompletionStage<Outcome> held(Part part) {
        return CompletableFuture.completedFuture(new Outcome.Refused(
                "held",
                "somebody else holds the " + part.words(),
                "the page and 'slewd status' say who; ask for it there"));
    }
}
