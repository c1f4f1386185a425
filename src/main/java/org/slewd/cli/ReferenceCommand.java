package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd reference}: a person's word on how far the azimuth cable is wound. */
@Command(
        name = "reference",
        description = "Says in which turn the azimuth axis is, when slewd asks for it. Look at the cable first.",
        mixinStandardHelpOptions = true)
final class ReferenceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            paramLabel = "AZ",
            converter = Arguments.Decimal.class,
            description = "Where the azimuth axis stands in degrees, unwrapped: 400 is a turn beyond 40.")
    private double azimuthDeg;

    @Override
    public Integer call() {
        daemon.call("rotator.reference", Map.of("azimuthDeg", azimuthDeg));
        spec.commandLine().getOut().println("The azimuth axis stands at " + Text.fixed(azimuthDeg, 1) + ".");
        return ExitCode.OK;
    }
}
