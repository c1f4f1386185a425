package org.slewd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slewd.mount.MountFit;
import org.slewd.mount.MountTerm;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slewd calibrate mount}: the mount that explains measured directions best. Talks to nobody and moves nothing. */
@Command(
        name = "mount",
        description = {
            "Fits the mount to measured directions and prints it for review.",
            "Measure where the axes stand with the beam on the Sun, the Moon or a beacon, in 12 or more directions"
                    + " spread in azimuth and elevation."
        },
        mixinStandardHelpOptions = true)
final class CalibrateMountCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--points",
            paramLabel = "FILE",
            required = true,
            description = "Lines of true_az,true_el,axis_az,axis_el in degrees.")
    private Path points;

    @Option(
            names = "--terms",
            paramLabel = "TERM",
            split = ",",
            description = "Terms to fit (default: IA,IE,AN,AE,TF; further ones: CA,NP,SA,SE).")
    private List<MountTerm> terms = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "measured",
            description = "What the calibration is to be called (default: measured).")
    private String name;

    @Override
    public Integer call() {
        List<MountFit.Sample> samples = PointsFile.read(points);
        Set<MountTerm> asked = terms.isEmpty() ? MountFit.USUAL_TERMS : EnumSet.copyOf(terms);
        MountFit fit;
        try {
            fit = MountFit.of(samples, asked);
        } catch (IllegalArgumentException e) {
            throw new Failure(points + ": " + e.getMessage() + '.');
        }
        PrintWriter out = spec.commandLine().getOut();
        writeTerms(out, fit, samples.size());
        writeCorrelations(out, fit);
        writeResiduals(out, fit, samples);
        writeConfiguration(out, fit);
        return ExitCode.OK;
    }

    private static void writeTerms(PrintWriter out, MountFit fit, int samples) {
        out.println(samples + " directions: " + Text.fixed(fit.rmsBeforeDeg(), 3) + " deg rms without a model, "
                + Text.fixed(fit.rmsAfterDeg(), 3) + " deg with it.");
        out.println();
        Table table = new Table("term", "key", ">value", ">error");
        fit.sigmas()
                .forEach((term, sigma) -> table.row(
                        term.name(),
                        term.key(),
                        Text.fixed(stated(term, fit.model().constant(term)), 4),
                        Text.fixed(sigma, 4)));
        table.write(out);
        if (!fit.dropped().isEmpty()) {
            out.println("Left out, as smaller than twice their error: " + names(fit.dropped()) + ".");
        }
        fit.suggestion()
                .ifPresent(term -> out.println("The residuals ask for one more term: try --terms "
                        + fit.sigmas().keySet().stream().map(MountTerm::name).collect(Collectors.joining(","))
                        + "," + term + "."));
    }

    private static void writeCorrelations(PrintWriter out, MountFit fit) {
        List<MountTerm> order = List.copyOf(fit.sigmas().keySet());
        if (order.size() < 2) {
            return;
        }
        out.println();
        out.println("Correlations; terms near 1 or -1 look alike and share what they explain:");
        List<String> header = new ArrayList<>(List.of(""));
        order.forEach(term -> header.add(">" + term));
        Table table = new Table(header.toArray(String[]::new));
        for (int i = 0; i < order.size(); i++) {
            List<String> row = new ArrayList<>(List.of(order.get(i).name()));
            for (int k = 0; k < order.size(); k++) {
                row.add(k > i ? "" : Text.fixed(fit.correlations().get(i).get(k), 2));
            }
            table.row(row.toArray(String[]::new));
        }
        table.write(out);
    }

    private static void writeResiduals(PrintWriter out, MountFit fit, List<MountFit.Sample> samples) {
        out.println();
        out.println("Residuals on the sky, in degrees:");
        Table table = new Table(">axis az", ">axis el", ">across", ">up");
        for (int i = 0; i < samples.size(); i++) {
            MountFit.Residual left = fit.residuals().get(i);
            table.row(
                    Text.fixed(samples.get(i).axis().azimuthDeg(), 2),
                    Text.fixed(samples.get(i).axis().elevationDeg(), 2),
                    Text.fixed(left.crossElevationDeg(), 3),
                    Text.fixed(left.elevationDeg(), 3));
        }
        table.write(out);
    }

    private void writeConfiguration(PrintWriter out, MountFit fit) {
        out.println();
        out.println("For the section rotator of the configuration, after review:");
        out.println();
        out.println("  calibration: " + Json.write(name));
        out.println("  calibrations:");
        out.println("    - name: " + Json.write(name));
        fit.sigmas()
                .keySet()
                .forEach(term -> out.println("      " + term.key() + ": "
                        + Text.fixed(stated(term, fit.model().constant(term)), term.isScale() ? 5 : 3)));
    }

    private static double stated(MountTerm term, double constant) {
        return term.isScale() ? 1 + constant : constant;
    }

    private static String names(Set<MountTerm> terms) {
        return terms.stream().map(MountTerm::name).collect(Collectors.joining(", "));
    }
}
