package org.slewd;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.config.Section;
import org.slewd.feeds.SourceConfig;
import org.slewd.feeds.SourcesReader;
import org.slewd.illuminator.Illuminators;
import org.slewd.station.StationConfig;

/**
 * Where a station knows from what flies over it, and what that sends.
 *
 * @param elementFiles files with element sets, resolved against the folder of the configuration file
 * @param elementSources where else element sets come from
 * @param transmitterFiles what objects are known to send and to hear
 * @param illuminators transmitters on the ground whose echoes can be predicted
 */
public record SkySettings(
        List<Path> elementFiles,
        List<SourceConfig> elementSources,
        List<Path> transmitterFiles,
        Illuminators illuminators) {

    /** Of a station whose sky is made up. */
    public static final SkySettings NONE = new SkySettings(List.of(), List.of(), List.of(), Illuminators.BUILT_IN);

    public SkySettings {
        elementFiles = List.copyOf(elementFiles);
        elementSources = List.copyOf(elementSources);
        transmitterFiles = List.copyOf(transmitterFiles);
    }

    static SkySettings read(Section root, Path configuration, StationConfig station) {
        List<Integer> objects = station.objects().stream()
                .map(StationConfig.TrackedObject::catalogNumber)
                .toList();
        Optional<Section> elements = root.optionalSection("elements");
        return new SkySettings(
                elements.map(section -> elementFiles(section, configuration)).orElse(List.of()),
                elements.map(section -> SourcesReader.read(section, configuration, objects))
                        .orElse(List.of()),
                root.optionalSection("transmitters")
                        .map(section ->
                                List.copyOf(files(section, configuration).values()))
                        .orElse(List.of()),
                Illuminators.read(root));
    }

    private static List<Path> elementFiles(Section elements, Path configuration) {
        Map<String, Path> files = files(elements, configuration);
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

    /** The list {@code files} of a section, each under its key. */
    private static Map<String, Path> files(Section section, Path configuration) {
        Map<String, Path> files = new LinkedHashMap<>();
        List<String> names = section.texts("files");
        for (int i = 0; i < names.size(); i++) {
            String key = "files[" + i + ']';
            if (section.isSound(key)) {
                try {
                    files.put(key, configuration.resolveSibling(names.get(i)).normalize());
                } catch (InvalidPathException e) {
                    section.problem(key, "is not a name for a file; use plain letters");
                }
            }
        }
        return files;
    }
}
