package org.slewd.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd point}: turns the beam to a direction. */
@Command(
        name = "point",
        description =
                "Turns the beam to a direction; the calibration of the mount is applied. Azimuth may lie outside 0 to 360 where the"
                        + " rotator overlaps, elevation above 90 where it goes over the back.",
        mixinStandardHelpOptions = true)
final class PointCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions station;

    @Parameters(
            index = "0",
            paramLabel = "AZ",
            converter = Arguments.Decimal.class,
            description = "Azimuth in degrees, clockwise from true north.")
    private double azimuthDeg;

    @Parameters(
            index = "1",
            paramLabel = "EL",
            converter = Arguments.Decimal.class,
            description = "Elevation in degrees.")
    private double elevationDeg;

    @Override
    public Integer call() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("azimuthDeg", azimuthDeg);
        params.put("elevationDeg", elevationDeg);
        station.order(OrderOptions.ROTATOR, "rotator.point", params);
        spec.commandLine()
                .getOut()
                .println("Turning to azimuth " + Text.fixed(azimuthDeg, 1) + ", elevation "
                        + Text.fixed(elevationDeg, 1) + ".");
        return ExitCode.OK;
    }
}
