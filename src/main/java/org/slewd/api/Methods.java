package org.slewd.api;

import java.util.List;
import java.util.stream.Stream;
import org.slewd.journal.Journal;
import org.slewd.listen.ListeningDesk;
import org.slewd.orbit.ElementSupply;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/** The whole table, put together. */
final class Methods {

    private Methods() {}

    static Dispatcher dispatcher(StationControl station, ElementSupply supply, Access access, Clock clock) {
        return dispatcher(station, supply, ListeningDesk.none(), Journal.none(clock.utc()), access, clock);
    }

    static Dispatcher dispatcher(
            StationControl station,
            ElementSupply supply,
            ListeningDesk listening,
            Journal journal,
            Access access,
            Clock clock) {
        List<Method> methods = Stream.of(
                        SessionMethods.of(station, access),
                        StationMethods.of(station),
                        PassMethods.of(station, clock),
                        CatalogMethods.of(station, clock),
                        SourceMethods.of(supply),
                        ReceiverMethods.of(listening, clock),
                        JournalMethods.of(journal))
                .flatMap(List::stream)
                .toList();
        return new Dispatcher(methods, new AuditTrail(journal, clock));
    }
}
