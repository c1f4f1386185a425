package org.slewd.interop.mqtt;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slewd.config.Section;
import org.slewd.link.mqtt.BrokerAddress;
import org.slewd.link.mqtt.BrokerAuthorities;

/**
 * Where the state of the station is published.
 *
 * @param credentials a file with a name in its first line and a password in its second, for a broker that wants them
 * @param authorities a file with the certificates that may vouch for the broker; empty for those that Java knows
 * @param node the station among others of that broker: a part of topics and of unique names
 * @param discoveryPrefix where Home Assistant looks for introductions
 */
public record MqttConfig(
        BrokerAddress broker,
        Optional<Path> credentials,
        Optional<Path> authorities,
        String node,
        String discoveryPrefix) {

    /** What Home Assistant allows in a part of a topic; the length is our own. */
    private static final Pattern NODE = Pattern.compile("[a-zA-Z0-9_-]{1,40}");

    private static final Pattern PREFIX = Pattern.compile("[^#+\\x00-\\x20/]{1,60}");

    private static final String USUAL_PREFIX = "homeassistant";

    public MqttConfig {
        if (!NODE.matcher(node).matches() || !PREFIX.matcher(discoveryPrefix).matches()) {
            throw new IllegalArgumentException("no parts of a topic: " + node + ", " + discoveryPrefix);
        }
    }

    /**
     * Reads the section; what is wrong is noted there.
     *
     * @param configuration the file, against whose folder paths are resolved
     * @param stationName of which {@code node} is made where none is written
     */
    public static Optional<MqttConfig> read(Section section, Path configuration, String stationName) {
        Optional<BrokerAddress> broker = section.parsed("broker", BrokerAddress::parse);
        Optional<Path> credentials = section.has("credentialsFile")
                ? section.parsed("credentialsFile", text -> path(configuration, text))
                : Optional.empty();
        Optional<Path> authorities =
                section.has("caFile") ? section.parsed("caFile", text -> path(configuration, text)) : Optional.empty();
        authorities
                .flatMap(file -> broker.flatMap(at -> BrokerAuthorities.objection(at, file)))
                .ifPresent(why -> section.problemOutside("caFile", why));
        String node = section.optionalText("node").orElseGet(() -> nodeOf(stationName));
        String prefix = section.optionalText("discoveryPrefix").orElse(USUAL_PREFIX);
        if (section.isSound("node") && !NODE.matcher(node).matches()) {
            section.problem("node", "is a part of a topic; write 1 to 40 letters, digits, - and _");
        }
        if (section.isSound("discoveryPrefix") && !PREFIX.matcher(prefix).matches()) {
            section.problem("discoveryPrefix", "is one part of a topic; write it without /, # and +");
        }
        return broker.filter(at -> section.isSound("credentialsFile", "caFile", "node", "discoveryPrefix"))
                .map(at -> new MqttConfig(at, credentials, authorities, node, prefix));
    }

    /** The name in letters that a topic can have: {@code Mast 2, roof} is {@code mast-2-roof}. */
    static String nodeOf(String stationName) {
        String node = stationName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = node.substring(0, Math.min(node.length(), 40)).replaceAll("^-|-$", "");
        return trimmed.isEmpty() ? "station" : trimmed;
    }

    private static Path path(Path configuration, String text) {
        try {
            return configuration.resolveSibling(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException('"' + text + "\" is not a name for a file; use plain letters", e);
        }
    }

    String stateTopic() {
        return "slewd/" + node + "/state";
    }

    String availabilityTopic() {
        return "slewd/" + node + "/availability";
    }
}
