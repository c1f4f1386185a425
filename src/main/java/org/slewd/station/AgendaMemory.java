package org.slewd.station;

import java.util.List;
import org.slewd.schedule.AgendaRequest.Followed;

/** Where what the agenda has to know after a restart is kept. Both methods may block. */
public interface AgendaMemory {

    /**
     * What is known.
     *
     * @param wishes what people have asked for
     * @param followed passes of the last day that count for quotas, the oldest first
     */
    record Kept(OwnWishes wishes, List<Followed> followed) {

        public static final Kept NOTHING = new Kept(OwnWishes.NONE, List.of());

        public Kept {
            followed = List.copyOf(followed);
        }
    }

    /** What was kept last. */
    Kept recall();

    /** Returns when it is kept, or has said why not. */
    void keep(Kept now);

    /** Keeps nothing: for rehearsals. */
    static AgendaMemory none() {
        return new AgendaMemory() {
            @Override
            public Kept recall() {
                return Kept.NOTHING;
            }

            @Override
            public void keep(Kept now) {
                // nothing survives, as its maker wanted
            }
        };
    }
}
