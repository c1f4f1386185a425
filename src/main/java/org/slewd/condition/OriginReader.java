package org.slewd.condition;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slewd.config.Section;
import org.slewd.link.LinkAddress;
import org.slewd.link.mqtt.BrokerAddress;
import org.slewd.link.mqtt.BrokerAuthorities;

/** Reads where an input comes from; what is wrong is noted in its section. */
final class OriginReader {

    private static final List<String> KEYS = List.of("url", "file", "line", "mqtt");

    /** What is noticed later than this cannot be answered within the five seconds that an antenna may take to set off. */
    private static final double MOST_EVERY_S = 5;

    private static final double LEAST_EVERY_S = 0.5;

    private static final double USUAL_EVERY_S = 2;

    private static final int USUAL_BAUD = 9600;

    private final Path configuration;

    OriginReader(Path configuration) {
        this.configuration = configuration;
    }

    Optional<Origin> read(Section section) {
        List<String> written = KEYS.stream().filter(section::has).toList();
        if (written.size() > 1) {
            written.forEach(section::optionalText);
            section.problem(written.get(1), "cannot stand beside " + written.get(0) + "; take one of them out");
            return Optional.empty();
        }
        if (section.has("url")) {
            Optional<URI> address = section.parsed("url", OriginReader::web);
            Duration every = every(section);
            Optional<Path> credentials = credentials(section);
            return address.filter(at -> section.isSound("everySeconds", "credentialsFile"))
                    .map(at -> new Origin.Web(at, every, credentials));
        }
        if (section.has("file")) {
            Optional<Path> path = section.parsed("file", this::path);
            Duration every = every(section);
            return path.filter(at -> section.isSound("everySeconds")).map(at -> new Origin.InFile(at, every));
        }
        if (section.has("line")) {
            Optional<LinkAddress> link = section.parsed("line", OriginReader::link);
            int baud = Math.toIntExact(
                    section.optionalInteger("baud", 300, 921_600).orElse(USUAL_BAUD));
            return link.filter(at -> section.isSound("baud")).map(at -> new Origin.Line(at, baud));
        }
        if (section.has("mqtt")) {
            return broker(section);
        }
        KEYS.forEach(section::optionalText);
        section.problem("url", "is missing; write where the input comes from: url, file, line or mqtt");
        return Optional.empty();
    }

    private Optional<Origin> broker(Section section) {
        Optional<BrokerAddress> address = section.parsed("mqtt", BrokerAddress::parse);
        String topic = section.text("topic");
        Optional<Path> credentials = credentials(section);
        Optional<Path> authorities = authorities(section, address);
        // 65,535 bytes fit into the protocol; one section of the configuration is far shorter anyhow.
        if (section.isSound("topic") && (topic.contains("#") || topic.contains("+"))) {
            section.problem("topic", "stands for many topics; write one topic, without # and +");
        }
        return address.filter(at -> section.isSound("topic", "credentialsFile", "caFile"))
                .map(at -> new Origin.Broker(at.host(), at.port(), at.secure(), topic, credentials, authorities));
    }

    private static Duration every(Section section) {
        return Duration.ofMillis(Math.round(1e3
                * section.optionalNumber("everySeconds", LEAST_EVERY_S, MOST_EVERY_S)
                        .orElse(USUAL_EVERY_S)));
    }

    private Optional<Path> credentials(Section section) {
        return section.has("credentialsFile") ? section.parsed("credentialsFile", this::path) : Optional.empty();
    }

    private Optional<Path> authorities(Section section, Optional<BrokerAddress> broker) {
        Optional<Path> file = section.has("caFile") ? section.parsed("caFile", this::path) : Optional.empty();
        file.flatMap(path -> broker.flatMap(at -> BrokerAuthorities.objection(at, path)))
                .ifPresent(why -> section.problemOutside("caFile", why));
        return file;
    }

    private Path path(String text) {
        try {
            return configuration.resolveSibling(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException('"' + text + "\" is not a name for a file; use plain letters", e);
        }
    }

    private static LinkAddress link(String text) {
        LinkAddress address = LinkAddress.parse(text);
        if (address instanceof LinkAddress.Simulated) {
            throw new IllegalArgumentException("there is no simulated gauge; write serial:/dev/NAME or tcp:HOST:PORT");
        }
        return address;
    }

    /** What is wrong is told without the address where that may hold a password. */
    private static URI web(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no address; write http://HOST/PATH", e);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address holds a name or a password; write them into a file, and name that in credentialsFile");
        }
        if (uri.getScheme() == null
                || !List.of("http", "https").contains(uri.getScheme())
                || uri.getHost() == null
                || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("it is no address; write http://HOST/PATH");
        }
        return uri;
    }
}
