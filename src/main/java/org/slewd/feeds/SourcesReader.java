package org.slewd.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.slewd.config.Section;
import org.slewd.files.Credentials;

/** Reads {@code elements.sources} of a configuration. */
public final class SourcesReader {

    private static final List<String> ORIGINS = List.of(
            "file", "folder", "celestrakGroup", "celestrakName", "url", "spaceTrackCredentialsFile", "transmitters");

    /** One request each at most every hour or two; more sources are better asked as one group. */
    static final int MAX_SOURCES = 32;

    private static final double MAX_REFRESH_HOURS = 168;

    private final Path configuration;
    private final List<Integer> objects;
    private final Set<String> names = new HashSet<>(Set.of(SourceConfig.IMPORTED));

    private final Set<Origin> origins = new HashSet<>();

    private SourcesReader(Path configuration, List<Integer> objects) {
        this.configuration = configuration;
        this.objects = objects;
    }

    /**
     * Reads the sources. What is wrong is noted in {@code elements}.
     *
     * @param configuration the file that is read, against whose folder paths are resolved
     * @param objects catalogue numbers that the station wants, for providers that are asked for single objects
     */
    public static List<SourceConfig> read(Section elements, Path configuration, List<Integer> objects) {
        SourcesReader reader = new SourcesReader(configuration, objects);
        List<SourceConfig> sources = new ArrayList<>();
        List<Section> sections = elements.sections("sources");
        if (sections.size() > MAX_SOURCES) {
            elements.problem("sources", "has more than " + MAX_SOURCES + " entries; ask for groups instead");
        }
        sections.forEach(section -> reader.source(section).ifPresent(sources::add));
        return sources;
    }

    private Optional<SourceConfig> source(Section section) {
        String name = name(section);
        Optional<Origin> origin = origin(section);
        boolean enabled = section.optionalFlag("enabled").orElse(true);
        int priority =
                Math.toIntExact(section.optionalInteger("priority", 0, 100).orElse(SourceConfig.USUAL_PRIORITY));
        Duration refresh = refresh(section, origin);
        if (origin.isPresent() && !origins.add(origin.get())) {
            section.problem("name", "asks the same as another source; take one of them out");
        }
        return section.isSound("name") && origin.isPresent()
                ? Optional.of(new SourceConfig(name, origin.get(), refresh, enabled, priority))
                : Optional.empty();
    }

    private String name(Section section) {
        String name = section.text("name");
        if (section.isSound("name") && !SourceConfig.isName(name)) {
            section.problem("name", "cannot be a name; use at most 40 letters a to z, digits, - and _");
        } else if (section.isSound("name") && !names.add(name.toLowerCase(Locale.ROOT))) {
            section.problem(
                    "name",
                    name.equalsIgnoreCase(SourceConfig.IMPORTED)
                            ? "is the name of what was imported by hand; choose another"
                            : "is the name of another source too; choose another");
        }
        return name;
    }

    private static Duration refresh(Section section, Optional<Origin> origin) {
        if (origin.isPresent() && !(origin.get() instanceof Origin.Remote)) {
            section.optionalNumber("refreshHours", 0, MAX_REFRESH_HOURS);
            if (section.has("refreshHours") && section.isSound("refreshHours")) {
                section.problem(
                        "refreshHours", "means nothing for files, which are read when they change; take it out");
            }
            return Duration.ZERO;
        }
        Provider provider = origin.map(Origin.Remote.class::cast)
                .map(Origin.Remote::provider)
                .orElse(Provider.CELESTRAK);
        double least = origin.isPresent() ? provider.floor().toMinutes() / 60.0 : 0;
        OptionalDouble hours = section.optionalNumber("refreshHours", least, MAX_REFRESH_HOURS);
        return hours.isPresent() ? Duration.ofSeconds(Math.round(hours.getAsDouble() * 3600)) : provider.usualRefresh();
    }

    private Optional<Origin> origin(Section section) {
        Optional<Path> file = path(section, "file");
        Optional<Path> folder = path(section, "folder");
        Optional<String> group = section.optionalText("celestrakGroup");
        Optional<String> named = section.optionalText("celestrakName");
        Optional<String> url = section.optionalText("url");
        Optional<Path> credentials = path(section, "spaceTrackCredentialsFile");
        Optional<String> transmitters = section.optionalText("transmitters");
        List<String> given = ORIGINS.stream().filter(section::has).toList();
        if (given.isEmpty()) {
            section.problem(ORIGINS.get(0), "is missing; write one of " + String.join(", ", ORIGINS));
            return Optional.empty();
        }
        if (given.size() > 1) {
            section.problem(given.get(1), "stands beside " + given.get(0) + "; make it a source of its own");
            return Optional.empty();
        }
        credentials.ifPresent(secret -> checkCredentials(section, secret));
        if (!section.isSound(given.get(0))) {
            return Optional.empty();
        }
        return file.<Origin>map(Origin.LocalFile::new)
                .or(() -> folder.map(Origin.LocalFolder::new))
                .or(() -> group.map(value -> Origin.Web.celestrak(Origin.Web.CELESTRAK_BASE, "GROUP", value)))
                .or(() -> named.map(value -> Origin.Web.celestrak(Origin.Web.CELESTRAK_BASE, "NAME", value)))
                .or(() -> url.flatMap(address -> url(section, "url", address, Origin.Web::url)))
                .or(() -> transmitters.flatMap(
                        address -> url(section, "transmitters", address, SourcesReader::transmitters)))
                .or(() -> credentials.map(secret -> new Origin.SpaceTrack(Origin.SpaceTrack.BASE, secret, objects)));
    }

    /** {@code satnogs} for the SatNOGS DB, or the address of a list in its form. */
    private static Origin transmitters(String address) {
        if (address.equalsIgnoreCase("satnogs")) {
            return new Origin.TransmitterList(Origin.TransmitterList.SATNOGS);
        }
        try {
            return new Origin.TransmitterList(new java.net.URI(address));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("is neither satnogs nor an address; write https://HOST/PATH", e);
        }
    }

    private static Optional<Origin> url(
            Section section, String key, String address, java.util.function.Function<String, Origin> origin) {
        try {
            return Optional.of(origin.apply(address));
        } catch (IllegalArgumentException e) {
            if (address.contains("@")) {
                section.problemOfSecret(key, e.getMessage());
            } else {
                section.problem(key, e.getMessage());
            }
            return Optional.empty();
        }
    }

    private Optional<Path> path(Section section, String key) {
        Optional<String> text = section.optionalText(key);
        try {
            return text.map(name -> configuration.resolveSibling(name).normalize());
        } catch (InvalidPathException e) {
            section.problem(key, "is not a name for a file; use plain letters");
            return Optional.empty();
        }
    }

    private static void checkCredentials(Section section, Path file) {
        String key = "spaceTrackCredentialsFile";
        try {
            Credentials.objection(file).ifPresent(why -> section.problem(key, why));
        } catch (IOException e) {
            section.problem(key, e.getMessage());
        }
        if (!Files.isReadable(file) && section.isSound(key)) {
            section.problem(key, "may not be read; check its owner");
        }
    }
}
