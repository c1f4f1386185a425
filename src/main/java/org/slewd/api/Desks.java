package org.slewd.api;

import java.util.EnumSet;
import org.slewd.journal.Journal;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.listen.ListeningDesk;
import org.slewd.orbit.ElementSupply;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/**
 * Whom requests are passed on to. All may be asked from any thread.
 *
 * @param station the antenna and the receiver
 * @param supply where element sets come from
 * @param listening who listens to samples, and whose rows of the waterfall clients are sent
 * @param journal where it is written down who asked for what
 * @param clock the time that answers are about
 * @param configuration who builds the station anew
 * @param leases who may move and tune
 */
public record Desks(
        StationControl station,
        ElementSupply supply,
        ListeningDesk listening,
        Journal journal,
        Clock clock,
        ConfigurationDesk configuration,
        LeaseBook leases) {

    /** With nobody's leases yet, on every part that there can be. */
    public Desks(
            StationControl station,
            ElementSupply supply,
            ListeningDesk listening,
            Journal journal,
            Clock clock,
            ConfigurationDesk configuration) {
        this(
                station,
                supply,
                listening,
                journal,
                clock,
                configuration,
                new LeaseBook(EnumSet.allOf(Part.class), clock));
        leases.listen(new LeaseTrail(journal));
    }

    /** Of a station that was not made from a file. */
    public Desks(StationControl station, ElementSupply supply, ListeningDesk listening, Journal journal, Clock clock) {
        this(station, supply, listening, journal, clock, ConfigurationDesk.none(clock.utc()));
    }

    /** Of a station that listens to no samples and keeps no journal. */
    public static Desks of(StationControl station, ElementSupply supply, Clock clock) {
        return new Desks(station, supply, ListeningDesk.none(), Journal.none(clock.utc()), clock);
    }
}
