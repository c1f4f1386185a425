package org.slewd;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slewd.api.HttpConfig;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.config.Section;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;
import org.slewd.station.StationConfig;

/**
 * A whole configuration file, checked.
 *
 * @param station where it stands, and what it looks at
 * @param antenna what turns it, and how far it may
 * @param receiver the radio, if slewd tunes one
 * @param samples a receiver whose samples slewd takes itself
 * @param sky where it is known from what flies and what it sends
 * @param upkeep what slewd does while nobody looks
 * @param http by which doors people come in over the network
 */
public record Settings(
        StationConfig station,
        AntennaSettings antenna,
        Optional<ReceiverConfig> receiver,
        Optional<SamplesConfig> samples,
        SkySettings sky,
        UpkeepSettings upkeep,
        HttpConfig http) {

    /** The same with another port. */
    public Settings withHttpPort(int port) {
        return new Settings(station, antenna, receiver, samples, sky, upkeep, http.withPort(port));
    }

    /** The same with other devices, and without safety inputs. */
    Settings withDevices(RotatorConfig otherRotator, Optional<ReceiverConfig> otherReceiver) {
        return new Settings(
                station,
                antenna.withRotator(otherRotator),
                otherReceiver,
                samples,
                sky,
                upkeep.withoutConditions(),
                http);
    }

    /**
     * Reads a configuration file.
     *
     * @throws ConfigException with all problems of the file
     */
    public static Settings read(Path file) throws ConfigException {
        return read(file, Wiring.ROTATORS, Wiring.RECEIVERS);
    }

    /** As {@link #read(Path)}, for stated tables of kinds. */
    public static Settings read(Path file, List<RotatorKind> rotators, List<ReceiverKind> receivers)
            throws ConfigException {
        return readText(Configuration.text(file), file, rotators, receivers);
    }

    /** As {@link #read(Path, List, List)}, for text at hand that stands, or stood, in {@code file}. */
    public static Settings readText(String text, Path file, List<RotatorKind> rotators, List<ReceiverKind> receivers)
            throws ConfigException {
        return Configuration.readText(text, file.toString(), root -> read(root, file, rotators, receivers));
    }

    private static Settings read(Section root, Path file, List<RotatorKind> rotators, List<ReceiverKind> receivers) {
        Section rotator = root.section("rotator");
        AntennaSettings antenna = AntennaSettings.read(rotator, rotators);
        Optional<ReceiverConfig> receiver =
                root.optionalSection("receiver").map(section -> ReceiverConfig.read(section, receivers));
        StationConfig station = StationConfig.read(root, receiver.flatMap(radio -> reach(radio, receivers)));
        antenna.guard().requireRestAbove(station.horizon(), antenna.rotator(), rotator);
        return new Settings(
                station,
                antenna,
                receiver,
                root.optionalSection("samples").map(section -> SamplesConfig.read(section, file)),
                SkySettings.read(root, file, station),
                UpkeepSettings.read(root, file, station),
                HttpConfig.read(root, file));
    }

    private static Optional<ReceiverTraits> reach(ReceiverConfig radio, List<ReceiverKind> receivers) {
        return receivers.stream()
                .filter(kind -> kind.name().equals(radio.kind()))
                .findFirst()
                .map(kind -> kind.driver().apply(0).traits());
    }
}
