package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd reference}: says in which turn the azimuth axis is. */
@Command(
        name = "reference",
        description = "Says where the azimuth axis stands, when its controller does not tell in which turn it is.",
        footer = {
            "",
            "Look at the antenna and its cable first: 30 and 390 are the same bearing, one turn of cable apart."
        },
        mixinStandardHelpOptions = true)
final class ReferenceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            index = "0",
            paramLabel = "AZ",
            converter = Arguments.Decimal.class,
            description = "Azimuth of the axis in degrees, clockwise from true north, unwrapped.")
    private double azimuthDeg;

    @Override
    public Integer call() {
        daemon.call("rotator.reference", Map.of("azimuthDeg", azimuthDeg));
        spec.commandLine().getOut().println("The azimuth axis stands at " + Text.fixed(azimuthDeg, 1) + ".");
        return ExitCode.OK;
    }
}
