package org.slewd;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.config.Section;
import org.slewd.feeds.SourceConfig;
import org.slewd.feeds.SourcesReader;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.hook.Hook;
import org.slewd.illuminator.Illuminators;
import org.slewd.mount.MountConfig;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;
import org.slewd.station.StationConfig;
import org.slewd.storage.JournalLimits;

/**
 * A whole configuration file, checked.
 *
 * @param mount how the antenna differs from an ideal one
 * @param guard what the envelope holds beyond the travel of the axes
 * @param rest when the antenna is brought to rest by itself
 * @param elementFiles files with element sets, resolved against the folder of the configuration file
 * @param elementSources where else element sets come from
 * @param transmitterFiles what objects are known to send and to hear
 * @param illuminators transmitters on the ground whose echoes can be predicted
 * @param samples a receiver whose samples slewd takes itself
 * @param hooks programs to be run when something happens
 * @param journal how much of the past is kept
 * @param httpPort port of the web page and the WebSocket, on loopback; 0 takes a free one
 * @param watch how wrong the clock may be
 */
public record Settings(
        StationConfig station,
        RotatorConfig rotator,
        MountConfig mount,
        GuardConfig guard,
        ParkPolicy rest,
        Optional<ReceiverConfig> receiver,
        List<Path> elementFiles,
        List<SourceConfig> elementSources,
        List<Path> transmitterFiles,
        Illuminators illuminators,
        Optional<SamplesConfig> samples,
        List<Hook> hooks,
        JournalLimits journal,
        int httpPort,
        WatchConfig watch) {
    public Settings {
        elementFiles = List.copyOf(elementFiles);
        elementSources = List.copyOf(elementSources);
        transmitterFiles = List.copyOf(transmitterFiles);
        hooks = List.copyOf(hooks);
    }

    /** The same with another port. */
    public Settings withHttpPort(int port) {
        return new Settings(
                station,
                rotator,
                mount,
                guard,
                rest,
                receiver,
                elementFiles,
                elementSources,
                transmitterFiles,
                illuminators,
                samples,
                hooks,
                journal,
                port,
                watch);
    }

    private static final int DEFAULT_HTTP_PORT = 8080;

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
        return Configuration.read(file, root -> read(root, file, rotators, receivers));
    }

    private static Settings read(Section root, Path file, List<RotatorKind> rotators, List<ReceiverKind> receivers) {
        Optional<Section> elements = root.optionalSection("elements");
        List<Path> elementFiles =
                elements.map(section -> elementFiles(section, file)).orElse(List.of());
        Section rotatorSection = root.section("rotator");
        RotatorConfig rotator = RotatorConfig.read(rotatorSection, rotators);
        MountConfig mount = MountConfig.read(rotatorSection);
        GuardConfig guard = GuardConfig.read(rotatorSection, rotator);
        ParkPolicy rest = ParkPolicy.read(rotatorSection);
        Optional<ReceiverConfig> receiver =
                root.optionalSection("receiver").map(section -> ReceiverConfig.read(section, receivers));
        Optional<ReceiverTraits> reach = receiver.flatMap(radio -> receivers.stream()
                .filter(kind -> kind.name().equals(radio.kind()))
                .findFirst()
                .map(kind -> kind.driver().apply(0).traits()));
        StationConfig station = StationConfig.read(root, reach);
        List<Integer> objects = station.objects().stream()
                .map(StationConfig.TrackedObject::catalogNumber)
                .toList();
        List<SourceConfig> elementSources = elements.map(section -> SourcesReader.read(section, file, objects))
                .orElse(List.of());
        List<Path> transmitterFiles = root.optionalSection("transmitters")
                .map(section -> transmitterFiles(section, file))
                .orElse(List.of());
        Optional<SamplesConfig> samples =
                root.optionalSection("samples").map(section -> SamplesConfig.read(section, file));
        int httpPort = root.optionalSection("http")
                .map(http ->
                        Math.toIntExact(http.optionalInteger("port", 0, 65_535).orElse(DEFAULT_HTTP_PORT)))
                .orElse(DEFAULT_HTTP_PORT);
        return new Settings(
                station,
                rotator,
                mount,
                guard,
                rest,
                receiver,
                elementFiles,
                elementSources,
                transmitterFiles,
                Illuminators.read(root),
                samples,
                Hook.read(root),
                root.optionalSection("journal").map(JournalLimits::read).orElse(JournalLimits.USUAL),
                httpPort,
                WatchConfig.read(root));
    }

    private static List<Path> transmitterFiles(Section transmitters, Path configuration) {
        List<Path> files = new ArrayList<>();
        List<String> names = transmitters.texts("files");
        for (int i = 0; i < names.size(); i++) {
            String key = "files[" + i + ']';
            if (transmitters.isSound(key)) {
                try {
                    files.add(configuration.resolveSibling(names.get(i)).normalize());
                } catch (InvalidPathException e) {
                    transmitters.problem(key, "is not a name for a file; use plain letters");
                }
            }
        }
        return files;
    }

    private static List<Path> elementFiles(Section elements, Path configuration) {
        Map<String, Path> files = new LinkedHashMap<>();
        List<String> names = elements.texts("files");
        for (int i = 0; i < names.size(); i++) {
            String key = "files[" + i + ']';
            if (elements.isSound(key)) {
                try {
                    files.put(key, configuration.resolveSibling(names.get(i)).normalize());
                } catch (InvalidPathException e) {
                    elements.problem(key, "is not a name for a file; use plain letters");
                }
            }
        }
        // One that is gone for a while must not keep a station from starting that has others.
        if (!elements.has("sources") && files.values().stream().noneMatch(Files::isReadable)) {
            files.forEach((key, file) -> elements.problem(
                    key,
                    Files.exists(file)
                            ? "may not be read; check its permissions"
                            : "is not a file (" + file.toAbsolutePath() + "); put it there, or take it out"));
        }
        return List.copyOf(files.values());
    }
}
