package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.schedule.AgendaRequest.Followed;

/** Where what the agenda has to know after a restart is kept. Both methods may block. */
public interface AgendaMemory {

    /**
     * What is known.
     *
     * @param wishes what people have asked for
     * @param followed passes that count for quotas, the oldest first; with the one that is followed, from its rise on
     * @param held what a person has done with the antenna, for which the agenda leaves it alone
     * @param goingOn the pass that is followed, to be taken up again
     */
    record Kept(OwnWishes wishes, List<Followed> followed, Optional<Held> held, Optional<GoingOn> goingOn) {

        public static final Kept NOTHING = new Kept(OwnWishes.NONE, List.of());

        public Kept {
            followed = List.copyOf(followed);
        }

        /** Of an agenda that nobody holds up and that has nothing followed now. */
        public Kept(OwnWishes wishes, List<Followed> followed) {
            this(wishes, followed, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What a person has done with the antenna.
     *
     * @param until when it is over by itself; empty when only a person ends it
     */
    record Held(StationOrder what, String who, Optional<Instant> until) {}

    /**
     * A pass of which something was followed.
     *
     * @param set when it sets
     */
    record GoingOn(Followed pass, Instant set) {}

    /** What was kept last. */
    Kept recall();

    /**
     * Keeps it; what cannot be kept is told to the operator.
     *
     * @return whether it is on the disk
     */
    boolean keep(Kept now);

    /** Keeps nothing: for rehearsals. */
    static AgendaMemory none() {
        return new AgendaMemory() {
            @Override
            public Kept recall() {
                return Kept.NOTHING;
            }

            @Override
            public boolean keep(Kept now) {
                return true; // nothing survives, as its maker wanted
            }
        };
    }
}
