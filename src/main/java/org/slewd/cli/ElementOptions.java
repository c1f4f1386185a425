package org.slewd.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.ElementsByHand;
import org.slewd.Settings;
import org.slewd.api.RefusedToStartException;
import org.slewd.config.ConfigException;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Group;
import org.slewd.orbit.Groups;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command gets its element sets from: the command line, or else the configuration. */
final class ElementOptions {

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
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration to take from what is not given here; config/slewd.yaml if it is there.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DataFolders.STATION,
            description = "Data directory with what the configuration's sources gave (default: ./data).")
    private Path data;

    /**
     * What was read.
     *
     * @param groups those that slewd brings, and those of the configuration if that was read
     * @param settings the configuration, if it was read
     */
    record Elements(Catalogue catalogue, Groups groups, Optional<Settings> settings) {}

    /**
     * Reads the files, and the configuration where it is named or something has to come from it. Bad records are named on
     * standard error, and the rest is used.
     *
     * @param needsConfig whether the caller wants more from the configuration than the files
     * @throws ConfigException when the configuration is read and has problems
     * @throws Failure when a file cannot be read, or no element set is left
     */
    Elements read(boolean needsConfig) throws ConfigException {
        boolean needed = needsConfig || elements.isEmpty() || config.isPresent();
        Optional<Settings> settings = needed ? settings() : Optional.empty();
        List<Path> files = elements.isEmpty()
                ? settings.map(known -> known.sky().elementFiles()).orElse(List.of())
                : elements;
        // What was imported counts for a daemon, and so it does here.
        boolean hasSources = elements.isEmpty()
                && (settings.filter(known -> !known.sky().elementSources().isEmpty())
                                .isPresent()
                        || (settings.isPresent() && ElementsByHand.hasImported(data)));
        if (files.isEmpty() && !hasSources) {
            throw missing("--elements FILE", "elements.files or elements.sources");
        }
        Groups groups = settings.map(known -> known.station().groups()).orElse(Groups.builtIn());
        Catalogue catalogue = hasSources ? onDisk(settings.orElseThrow()) : catalogue(files);
        return new Elements(catalogue, groups, settings);
    }

    /** The data directory. */
    Path data() {
        return data;
    }

    /** The group that {@code text} stands for; a mistake in it is wrong usage. */
    Group group(String text, Groups groups) {
        try {
            return groups.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--group " + e.getMessage());
        }
    }

    /** The refusal of a command that lacks {@code option} and finds no {@code key} in a configuration either. */
    ParameterException missing(String option, String key) {
        return new ParameterException(
                spec.commandLine(), option + " is needed, or --config FILE with a configuration that has " + key);
    }

    private Optional<Settings> settings() throws ConfigException {
        Optional<Path> file = config.or(() -> Optional.of(USUAL_CONFIG).filter(Files::exists));
        return file.isPresent()
                ? Optional.of(SlewdCommand.of(spec.commandLine()).settings(file.get()))
                : Optional.empty();
    }

    private Catalogue catalogue(List<Path> files) {
        Catalogue catalogue = ElementFiles.read(
                files,
                SlewdCommand.of(spec.commandLine()).clock().utc(),
                problem -> spec.commandLine().getErr().println(Text.printable(problem)));
        if (catalogue.size() == 0) {
            throw new Failure("there is no usable element set in " + names(files) + "; fetch a fresh file.");
        }
        return catalogue;
    }

    /** What a daemon would start with. */
    private Catalogue onDisk(Settings settings) {
        try {
            Catalogue catalogue = ElementsByHand.onDisk(
                    settings, data, SlewdCommand.of(spec.commandLine()).clock());
            if (catalogue.size() == 0) {
                throw new Failure("no source has given any element set that is kept in " + data
                        + "; run 'slewd elements refresh', or name the data directory with --data.");
            }
            return catalogue;
        } catch (RefusedToStartException e) {
            throw new Failure(e.getMessage() + '.');
        }
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
