package org.slewd.api;

import java.util.List;
import java.util.stream.Stream;

/** The whole table, put together. */
final class Methods {

    private Methods() {}

    /** For those who come by the local socket; nothing is kept from them. */
    static Dispatcher dispatcher(Desks desks, Access access) {
        return dispatcher(desks, access, new Permissions(false));
    }

    static Dispatcher dispatcher(Desks desks, Access access, Permissions permissions) {
        AuditTrail audit = new AuditTrail(desks.journal(), desks.clock(), access.people());
        List<Method> methods = Stream.of(
                        SessionMethods.of(desks.station(), access, desks.leases(), permissions),
                        PeopleMethods.of(access.people()),
                        AppMethods.of(access.apps(), access.people(), audit),
                        StationMethods.of(desks.station(), desks.leases()),
                        LeaseMethods.of(desks.leases()),
                        CalendarMethods.of(access),
                        PassMethods.of(desks.station(), desks.clock()),
                        CatalogMethods.of(desks.station(), desks.clock()),
                        ScheduleMethods.of(desks.station()),
                        SourceMethods.of(desks.supply()),
                        ReceiverMethods.of(desks.listening(), desks.clock()),
                        JournalMethods.of(desks.journal()),
                        ConfigurationMethods.of(desks.configuration()),
                        SetupMethods.of(desks.configuration()))
                .flatMap(List::stream)
                .toList();
        return new Dispatcher(methods, permissions, audit);
    }
}
