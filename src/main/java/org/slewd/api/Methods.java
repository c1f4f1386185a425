package org.slewd.api;

import java.util.List;
import java.util.stream.Stream;

/** The whole table, put together. */
final class Methods {

    private Methods() {}

    static Dispatcher dispatcher(Desks desks, Access access) {
        List<Method> methods = Stream.of(
                        SessionMethods.of(desks.station(), access),
                        StationMethods.of(desks.station()),
                        PassMethods.of(desks.station(), desks.clock()),
                        CatalogMethods.of(desks.station(), desks.clock()),
                        ScheduleMethods.of(desks.station()),
                        SourceMethods.of(desks.supply()),
                        ReceiverMethods.of(desks.listening(), desks.clock()),
                        JournalMethods.of(desks.journal()),
                        ConfigurationMethods.of(desks.configuration()))
                .flatMap(List::stream)
                .toList();
        return new Dispatcher(methods, new AuditTrail(desks.journal(), desks.clock()));
    }
}
