package org.slewd.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.link.LinkAddress;
import org.slewd.setup.Device;
import org.slewd.time.Clock;

/** The stations that run on this machine as far as this user may know, and the devices that they have. */
final class StationsHere {

    private static final Path SERVICE = Path.of("/var/lib/slewd");

    private final List<DaemonClient> stations;

    StationsHere(Clock clock) {
        this(Stream.of(Path.of(DataFolders.STATION), Path.of(DataFolders.DEMONSTRATION), SERVICE)
                .map(data -> new DaemonClient(data, clock))
                .toList());
    }

    StationsHere(List<DaemonClient> stations) {
        this.stations = stations;
    }

    /** Why {@code device} should be left alone, as a sentence without a full stop: a station has it. */
    Optional<String> objection(Device device) {
        return stations.stream()
                        .filter(DaemonClient::isServed)
                        .flatMap(StationsHere::addresses)
                        .anyMatch(address -> isSame(address, device.link()))
                ? Optional.of("the slewd that runs on this machine has it; 'slewd status' tells whether it answers")
                : Optional.empty();
    }

    private static Stream<String> addresses(DaemonClient station) {
        try {
            return station.call("station.snapshot", Map.of()) instanceof Map<?, ?> snapshot
                            && snapshot.get("device") instanceof Map<?, ?> devices
                    ? devices.values().stream().flatMap(StationsHere::addresses)
                    : Stream.empty();
        } catch (Failure e) {
            return Stream.empty(); // one that ends just now has no device any more
        }
    }

    /** Of a pair of boxes both. */
    private static Stream<String> addresses(Object device) {
        return device instanceof Map<?, ?> known
                ? Stream.of(known.get("address"))
                        .filter(Objects::nonNull)
                        .flatMap(address -> Arrays.stream(address.toString().split(" and ")))
                : Stream.empty();
    }

    private static boolean isSame(String address, LinkAddress link) {
        if (link instanceof LinkAddress.Serial serial && address.startsWith("serial:")) {
            return real(address.substring("serial:".length())).equals(real(serial.device()));
        }
        return address.equals(link.toString());
    }

    /** Behind the names that udev gives it. */
    private static Path real(String device) {
        Path path = Path.of(device);
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
