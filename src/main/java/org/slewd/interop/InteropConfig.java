package org.slewd.interop;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.slewd.config.Section;
import org.slewd.interop.mqtt.MqttConfig;

/**
 * Which neighbours are let in or told something: the section {@code interop} of a configuration. All are off without it.
 *
 * @param rotctld programs that turn a rotator by Hamlib's protocol
 * @param rigctld programs that tune a receiver by Hamlib's protocol
 * @param mqtt a broker that is told what the station does
 */
public record InteropConfig(Optional<Door> rotctld, Optional<Door> rigctld, Optional<MqttConfig> mqtt) {

    /** Nobody is let in or told anything. */
    public static final InteropConfig NONE = new InteropConfig(Optional.empty(), Optional.empty(), Optional.empty());

    /** As Hamlib's own daemons have them. */
    private static final int ROTCTLD_PORT = 4533;

    private static final int RIGCTLD_PORT = 4532;

    /**
     * Reads the section out of the root of a configuration; what is wrong is noted there.
     *
     * @param file the configuration, against whose folder paths are resolved
     * @param stationName of the station
     * @param hasReceiver whether there is something to tune
     */
    public static InteropConfig read(Section root, Path file, String stationName, boolean hasReceiver) {
        Optional<Section> interop = root.optionalSection("interop");
        if (interop.isEmpty()) {
            return NONE;
        }
        Section section = interop.get();
        Optional<Door> rotctld = neighbour(section, "rotctld", inside -> Door.read(inside, ROTCTLD_PORT));
        Optional<Door> rigctld = neighbour(section, "rigctld", inside -> Door.read(inside, RIGCTLD_PORT));
        Optional<MqttConfig> mqtt = neighbour(section, "mqtt", inside -> MqttConfig.read(inside, file, stationName))
                .flatMap(read -> read);
        if (rigctld.isPresent() && !hasReceiver) {
            section.problem("rigctld", "has nothing to tune; add a section receiver, or write enabled: false");
        }
        if (rotctld.isPresent()
                && rigctld.isPresent()
                && rotctld.get().port() == rigctld.get().port()
                && rotctld.get().port() != 0) {
            section.problem("rigctld", "has the port of rotctld; a program finds one of them only: choose another");
        }
        return new InteropConfig(rotctld, rigctld, mqtt);
    }

    /** One that is named is on, unless it says otherwise; what else it says has to be right all the same. */
    private static <T> Optional<T> neighbour(Section section, String key, Function<Section, T> read) {
        return section.optionalSection(key).flatMap(inside -> {
            boolean enabled = inside.optionalFlag("enabled").orElse(true);
            T neighbour = read.apply(inside);
            return enabled ? Optional.of(neighbour) : Optional.empty();
        });
    }
}
