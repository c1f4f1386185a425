package org.slewd.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.slewd.ElementsByHand;
import org.slewd.api.RefusedToStartException;
import org.slewd.config.ConfigException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whose sources a command is about: those of the running daemon, or of a configuration while none runs. */
final class SupplyOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/slewd.yaml",
            description = "Configuration to take while no slewd runs (default: config/slewd.yaml).")
    private Path config;

    boolean isServed() {
        return daemon.isServed();
    }

    DaemonOptions daemon() {
        return daemon;
    }

    /**
     * The sources of the configuration, while no daemon has them.
     *
     * @throws ConfigException when the configuration has problems
     * @throws Failure when the data directory cannot be used
     */
    ElementsByHand open() throws ConfigException {
        SlewdCommand root = SlewdCommand.of(spec.commandLine());
        try {
            return ElementsByHand.open(root.settings(config), daemon.data(), root.clock(), SlewdCommand.version());
        } catch (RefusedToStartException e) {
            throw new Failure(e.getMessage() + '.');
        }
    }

    /** JSON that this very process has written, as {@link Json} reads it. */
    static Object read(String json) {
        try {
            return Json.read(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
