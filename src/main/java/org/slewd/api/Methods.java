package org.slewd.api;

import java.util.List;
import java.util.stream.Stream;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/** The whole table, put together. */
final class Methods {

    private Methods() {}

    static Dispatcher dispatcher(StationControl station, Access access, Clock clock) {
        List<Method> methods = Stream.of(
                        SessionMethods.of(station, access),
                        StationMethods.of(station, clock),
                        CatalogMethods.of(station, clock))
                .flatMap(List::stream)
                .toList();
        return new Dispatcher(methods);
    }
}
