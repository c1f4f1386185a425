package org.slewd.transmitter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.config.Section;

/**
 * A file of the station: transmitters of its own, and corrections of those in lists. YAML, of which JSON is a part, checked
 * like a configuration: all problems with their lines, unknown keys refused.
 *
 * <pre>{@code
 * transmitters:
 *   - {uuid: club-beacon, object: 43017, description: Beacon, downlinkHz: 145880000, mode: FM}
 * corrections:
 *   - {uuid: UzPz4gcsNBPKPKAFPmer7g, frequencyOffsetHz: -350, preferred: true}
 *   - {object: 40069, disabled: true}
 * }</pre>
 *
 * @param transmitters of the station
 * @param corrections in the order of the file
 */
public record LocalTransmitters(List<Transmitter> transmitters, List<Correction> corrections) {

    public LocalTransmitters {
        transmitters = List.copyOf(transmitters);
        corrections = List.copyOf(corrections);
    }

    /** Reads {@code file}. */
    public static LocalTransmitters read(Path file) throws ConfigException {
        return Configuration.read(file, root -> read(root, file.toString()));
    }

    /** As {@link #read(Path)}, for text at hand that is called {@code file} in messages. */
    public static LocalTransmitters readText(String text, String file) throws ConfigException {
        return Configuration.readText(text, file, root -> read(root, file));
    }

    private static LocalTransmitters read(Section root, String source) {
        List<Transmitter> transmitters = new ArrayList<>();
        for (Section section : root.sections("transmitters")) {
            transmitter(section, source).ifPresent(transmitters::add);
        }
        List<Correction> corrections = new ArrayList<>();
        for (Section section : root.sections("corrections")) {
            correction(section).ifPresent(corrections::add);
        }
        return new LocalTransmitters(transmitters, corrections);
    }

    private static Optional<Transmitter> transmitter(Section section, String source) {
        String uuid = section.text("uuid");
        int object = Math.toIntExact(section.integer("object", 1, Transmitter.GREATEST_CATALOG_NUMBER));
        String description = section.optionalText("description").orElse("");
        Optional<Band> downlink = band(section, "downlink");
        Optional<Band> uplink = band(section, "uplink");
        String mode = section.optionalText("mode").orElse("");
        String uplinkMode = section.optionalText("uplinkMode").orElse("");
        boolean inverting = section.optionalFlag("inverting").orElse(false);
        OptionalDouble baud = section.optionalNumber("baud", 1, 1e9);
        boolean alive = section.optionalFlag("alive").orElse(true);
        if (downlink.isEmpty() && uplink.isEmpty() && section.isSound("downlinkHz", "uplinkHz")) {
            section.problem("downlinkHz", "is missing, and so is uplinkHz; one of them is needed");
            return Optional.empty();
        }
        if (!section.isSound("uuid", "object", "downlinkHz", "downlinkHighHz", "uplinkHz", "uplinkHighHz", "baud")
                || uuid.isBlank()
                || (downlink.isEmpty() && uplink.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Transmitter(
                uuid,
                object,
                OptionalInt.empty(),
                description,
                downlink,
                0,
                uplink,
                mode,
                uplinkMode,
                inverting,
                baud,
                alive,
                "",
                false,
                source));
    }

    private static Optional<Band> band(Section section, String side) {
        String lowKey = side + "Hz";
        String highKey = side + "HighHz";
        OptionalLong low = section.optionalInteger(lowKey, Band.LEAST_HZ, Band.GREATEST_HZ);
        OptionalLong high = section.optionalInteger(highKey, Band.LEAST_HZ, Band.GREATEST_HZ);
        if (low.isEmpty()) {
            if (high.isPresent() && section.isSound(lowKey)) {
                section.problem(highKey, "is the upper end of a passband; give its lower end as " + lowKey);
            }
            return Optional.empty();
        }
        if (high.isPresent() && high.getAsLong() < low.getAsLong()) {
            if (section.isSound(lowKey, highKey)) {
                section.problem(highKey, "is below " + lowKey);
            }
            return Optional.empty();
        }
        return Optional.of(new Band(low.getAsLong(), high.orElse(low.getAsLong())));
    }

    private static Optional<Correction> correction(Section section) {
        Optional<String> uuid = section.optionalText("uuid");
        OptionalLong object = section.optionalInteger("object", 1, Transmitter.GREATEST_CATALOG_NUMBER);
        OptionalDouble offsetHz = section.optionalNumber(
                "frequencyOffsetHz", -Correction.GREATEST_OFFSET_HZ, Correction.GREATEST_OFFSET_HZ);
        boolean disabled = section.optionalFlag("disabled").orElse(false);
        boolean preferred = section.optionalFlag("preferred").orElse(false);
        if (!section.isSound("uuid", "object", "frequencyOffsetHz", "disabled", "preferred")) {
            return Optional.empty();
        }
        if (uuid.isPresent() == object.isPresent()) {
            section.problem("uuid", "or object says what it is for; give one of them");
            return Optional.empty();
        }
        if (disabled && preferred) {
            section.problem("preferred", "makes no sense for what is disabled");
            return Optional.empty();
        }
        OptionalInt number =
                object.isPresent() ? OptionalInt.of(Math.toIntExact(object.getAsLong())) : OptionalInt.empty();
        return Optional.of(new Correction(uuid, number, offsetHz.orElse(0), disabled, preferred));
    }
}
