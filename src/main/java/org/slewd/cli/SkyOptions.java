package org.slewd.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.Settings;
import org.slewd.config.ConfigException;
import org.slewd.orbit.Catalogue;
import org.slewd.sky.Site;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a prediction gets its element sets and its site from: the command line, or else the configuration. */
final class SkyOptions {

    private static final Path USUAL_CONFIG = Path.of("config", "slewd.yaml");

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--elements",
            paramLabel = "FILE",
            arity = "1..*",
            parameterConsumer = Arguments.Files.class,
            description = "Files with element sets: OMM as JSON, CSV, XML or KVN, or TLE.")
    private List<Path> elements = new ArrayList<>();

    @Option(
            names = "--site",
            paramLabel = "LAT,LON,ALT_M",
            converter = Arguments.SiteArgument.class,
            description = "Where the antenna stands: degrees north, degrees east, metres.")
    private Optional<Site> site = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration to take from what is not given here; config/slewd.yaml if it is there.")
    private Optional<Path> config = Optional.empty();

    /**
     * What a prediction rests on.
     *
     * @param minElevationDeg mask of the configuration, when it was asked for anything
     */
    record Sky(Catalogue catalogue, Site site, Optional<Double> minElevationDeg) {}

    /**
     * Reads the files. Bad records are named on standard error, and the rest is used.
     *
     * @throws ConfigException when the configuration is needed and has problems
     * @throws Failure when a file cannot be read, or no element set is left
     */
    Sky read() throws ConfigException {
        Optional<Settings> settings = elements.isEmpty() || site.isEmpty() ? settings() : Optional.empty();
        List<Path> files =
                elements.isEmpty() ? settings.map(Settings::elementFiles).orElse(List.of()) : elements;
        if (files.isEmpty()) {
            throw missing("--elements FILE", "elements.files");
        }
        Site place = site.or(() -> settings.map(known -> known.station().site()))
                .orElseThrow(() -> missing("--site LAT,LON,ALT_M", "a site"));
        return new Sky(
                catalogue(files), place, settings.map(known -> known.station().minElevationDeg()));
    }

    private Optional<Settings> settings() throws ConfigException {
        Optional<Path> file = config.or(() -> Optional.of(USUAL_CONFIG).filter(Files::exists));
        return file.isPresent()
                ? Optional.of(SlewdCommand.of(spec.commandLine()).settings(file.get()))
                : Optional.empty();
    }

    private ParameterException missing(String option, String key) {
        return new ParameterException(
                spec.commandLine(), option + " is needed, or --config FILE with a configuration that has " + key);
    }

    private Catalogue catalogue(List<Path> files) {
        Catalogue catalogue =
                ElementFiles.read(files, problem -> spec.commandLine().getErr().println(Text.printable(problem)));
        if (catalogue.size() == 0) {
            throw new Failure("there is no usable element set in " + names(files) + "; fetch a fresh file.");
        }
        return catalogue;
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
