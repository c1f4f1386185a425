package org.slewd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slewd.config.ConfigException;
import org.slewd.doppler.Beliefs;
import org.slewd.doppler.CurveFit;
import org.slewd.doppler.DopplerCurve;
import org.slewd.doppler.FitOutcome;
import org.slewd.doppler.FitOutcome.Estimate;
import org.slewd.doppler.FitOutcome.Fitted;
import org.slewd.doppler.FitOutcome.NotObservable;
import org.slewd.doppler.Identification;
import org.slewd.doppler.Identification.Match;
import org.slewd.doppler.Identification.Weighed;
import org.slewd.doppler.LateMotion;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.TimingError;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd fit}: what a measured carrier tells of the object that sent it. */
@Command(
        name = "fit",
        description = {
            "Fits a measured Doppler curve: which object it is of, how late it came, and how far the oscillators are off.",
            "The curve is CSV with a header: utc, received_hz and, if known, snr_db."
        },
        mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {

    /** What is not over the horizon in the middle of the curve, less refraction and lateness, did not send it. */
    private static final double LEAST_ELEVATION_DEG = -5;

    /** A share below which nobody should act as if it were known. */
    private static final double DECIDED = 0.95;

    /** A curve of so many samples tells the likely objects from the others. */
    private static final int SAMPLES_FOR_RANKING = 150;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SkyOptions sky;

    @Option(names = "--curve", paramLabel = "FILE", required = true, description = "The measured curve.")
    private Path file;

    @Option(
            names = "--downlink-hz",
            paramLabel = "F",
            required = true,
            converter = Arguments.Hertz.class,
            description = "What the object is said to transmit on.")
    private long downlinkHz;

    @Option(
            names = "--object",
            paramLabel = "N",
            converter = Arguments.CatalogNumber.class,
            description = "Only this object; may be repeated (default: all that were up).")
    private List<Integer> objects = new ArrayList<>();

    @Option(names = "--drift", description = "Seek a drift of the offset too.")
    private boolean drift;

    @Option(names = "--on-time", description = "Take the elements at their word, and seek no lateness.")
    private boolean onTime;

    @Option(
            names = "--max-late",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = Arguments.Decimal.class,
            description = "Most lateness or earliness, 0.1 to 600 (default: ${DEFAULT-VALUE}).")
    private double maxLateS;

    @Option(
            names = "--clock-sigma",
            paramLabel = "SECONDS",
            converter = Arguments.Decimal.class,
            description = "Weigh the objects against each other, the clock of the measurements being known to this,"
                    + " 0.001 to 600: 0.01 for a disciplined one, 2 for a computer left alone.")
    private Optional<Double> clockSigmaS = Optional.empty();

    @Option(
            names = "--best",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many objects are listed, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int best;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table, csv or json.")
    private Format format;

    @Override
    public Integer call() throws ConfigException {
        if (format == Format.ICS) {
            throw wrong("--format is table, csv or json here");
        }
        if (!(maxLateS >= 0.1 && maxLateS <= 600)) {
            throw wrong("--max-late must be from 0.1 to 600 seconds");
        }
        if (clockSigmaS.filter(sigma -> !(sigma >= 0.001 && sigma <= 600)).isPresent()) {
            throw wrong("--clock-sigma must be from 0.001 to 600 seconds");
        }
        if (best < 1 || best > 100) {
            throw wrong("--best must be from 1 to 100");
        }
        SkyOptions.Sky given = sky.read();
        PrintWriter err = spec.commandLine().getErr();
        DopplerCurve curve = CurveFile.read(file, err::println);
        SiteFrame site = new SiteFrame(given.site());
        List<ElementSet> candidates = candidates(given, site, curve.middle());
        ElementFiles.warnOfAge(candidates, curve.middle(), err::println);
        List<Match<ElementSet>> ranked = rank(curve, site, candidates);
        Map<Integer, Double> shares = new HashMap<>();
        if (clockSigmaS.isPresent()) {
            ranked = weigh(curve, site, ranked.stream().map(Match::object).toList(), clockSigmaS.get(), shares);
        }
        if (format == Format.TABLE) {
            err.println(curve.samples().size() + " measurements over "
                    + Text.fixed(curve.length().toMillis() / 1e3, 1) + " s from " + Text.utc(curve.from()) + "; "
                    + candidates.size() + (candidates.size() == 1 ? " object was" : " objects were") + " up.");
        }
        new FitWriter(shares)
                .write(
                        format,
                        ranked.stream().limit(best).toList(),
                        spec.commandLine().getOut());
        if (ranked.get(0).outcome() instanceof NotObservable refused) {
            throw new Failure("the curve fits no object: for "
                    + ranked.get(0).object().catalogNumber() + ", " + refused.why() + ".");
        }
        return ExitCode.OK;
    }

    private List<ElementSet> candidates(SkyOptions.Sky given, SiteFrame site, Instant middle) {
        if (!objects.isEmpty()) {
            return objects.stream()
                    .distinct()
                    .map(number -> ObjectOption.find(given.catalogue(), number))
                    .toList();
        }
        List<ElementSet> up = given.catalogue().sets().stream()
                .filter(set -> new Satellite(set, site)
                        .look(middle)
                        .filter(look -> look.elevationDeg() > LEAST_ELEVATION_DEG)
                        .isPresent())
                .toList();
        if (up.isEmpty()) {
            throw new Failure("no object of the element files was up at " + Text.utc(middle)
                    + "; check the site, the times of the curve, and the age of the elements.");
        }
        return up;
    }

    /** Of many objects, all by a thinned curve first and the likely ones by the whole. */
    private List<Match<ElementSet>> rank(DopplerCurve curve, SiteFrame site, List<ElementSet> candidates) {
        CurveFit fit = new CurveFit(downlinkHz, !onTime, drift, Duration.ofMillis(Math.round(maxLateS * 1e3)));
        List<ElementSet> likely = candidates;
        if (candidates.size() > 4 * best) {
            likely = Identification.rank(fit, thinned(curve), candidates, set -> motion(set, site)).stream()
                    .limit(4L * best)
                    .map(Match::object)
                    .toList();
        }
        return Identification.rank(fit, curve, likely, set -> motion(set, site));
    }

    /** The likeliest first, and how likely each is. */
    private List<Match<ElementSet>> weigh(
            DopplerCurve curve, SiteFrame site, List<ElementSet> objects, double sigmaS, Map<Integer, Double> shares) {
        List<Weighed<ElementSet>> weighed = Identification.weigh(
                curve,
                objects,
                set -> new CurveFit(
                        downlinkHz,
                        !onTime,
                        true,
                        Duration.ofMillis(Math.round(maxLateS * 1e3)),
                        Beliefs.ofCrystals((double) downlinkHz)
                                .withLate(Math.hypot(sigmaS, TimingError.of(set).sigmaS(curve.middle())))),
                set -> motion(set, site));
        weighed.forEach(one -> shares.put(one.object().catalogNumber(), one.share()));
        double first = weighed.get(0).share();
        if (weighed.size() > 1 && first < DECIDED) {
            spec.commandLine()
                    .getErr()
                    .println("this curve does not decide: the likeliest object has "
                            + Text.fixed(100 * first, 0) + " of 100 bets, and "
                            + Text.fixed(100 * DECIDED, 0) + " are needed.");
        }
        return weighed.stream()
                .map(one -> new Match<>(one.object(), one.outcome()))
                .toList();
    }

    private static LateMotion motion(ElementSet set, SiteFrame site) {
        return late -> new Satellite(set, site, late)::look;
    }

    private static DopplerCurve thinned(DopplerCurve curve) {
        int every = Math.max(1, curve.samples().size() / SAMPLES_FOR_RANKING);
        List<DopplerCurve.Sample> few = new ArrayList<>();
        for (int i = 0; i < curve.samples().size(); i += every) {
            few.add(curve.samples().get(i));
        }
        return new DopplerCurve(few);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Writes fits, the likeliest first. */
    private static final class FitWriter {

        private final Map<Integer, Double> shares;

        /** @param shares by catalogue number; empty when nobody asked for them */
        FitWriter(Map<Integer, Double> shares) {
            this.shares = shares;
        }

        private String share(Match<ElementSet> match, String otherwise) {
            return shares.isEmpty()
                    ? otherwise
                    : Text.fixed(shares.getOrDefault(match.object().catalogNumber(), 0.0), 3);
        }

        private static final List<String> COLUMNS = List.of(
                "catalog_number",
                "name",
                "residual_rms_hz",
                "late_s",
                "late_sigma_s",
                "offset_hz",
                "offset_sigma_hz",
                "drift_hz_per_s",
                "drift_sigma_hz_per_s",
                "outliers",
                "samples",
                "refused",
                "share");

        void write(Format format, List<Match<ElementSet>> matches, PrintWriter out) {
            switch (format) {
                case TABLE -> table(matches, out);
                case CSV -> {
                    out.print(String.join(",", COLUMNS) + '\n');
                    matches.forEach(match -> out.print(String.join(",", fields(match)) + '\n'));
                }
                case JSON ->
                    Json.writeRows(out, matches.iterator(), (json, match) -> {
                        List<String> fields = fields(match);
                        for (int i = 0; i < COLUMNS.size(); i++) {
                            boolean text = COLUMNS.get(i).equals("name")
                                    || COLUMNS.get(i).equals("refused");
                            if (text) {
                                json.writeStringField(
                                        COLUMNS.get(i), i == 1 ? match.object().name() : refusal(match));
                            } else if (!fields.get(i).isEmpty()) {
                                json.writeFieldName(COLUMNS.get(i));
                                json.writeNumber(fields.get(i));
                            }
                        }
                    });
                case ICS -> throw new IllegalArgumentException("a fit is no calendar");
            }
            out.flush();
        }

        private void table(List<Match<ElementSet>> matches, PrintWriter out) {
            Table table = new Table(
                    "object",
                    "name",
                    ">RMS Hz",
                    ">late s",
                    ">offset Hz",
                    ">drift Hz/s",
                    shares.isEmpty() ? "" : ">share",
                    "remark");
            for (Match<ElementSet> match : matches) {
                List<String> cells = new ArrayList<>(List.of(
                        String.valueOf(match.object().catalogNumber()),
                        Text.printable(match.object().name())));
                if (match.outcome() instanceof Fitted fitted) {
                    cells.add(Text.fixed(fitted.residualRmsHz(), 1));
                    cells.add(estimate(fitted.lateS(), 3));
                    cells.add(estimate(fitted.offsetHz(), 1));
                    cells.add(estimate(fitted.driftHzPerS(), 3));
                    cells.add(share(match, ""));
                    cells.add(
                            fitted.outliers() == 0 ? "" : fitted.outliers() + " of " + fitted.samples() + " left out");
                } else {
                    cells.addAll(List.of("", "", "", "", share(match, ""), refusal(match)));
                }
                table.row(cells.toArray(String[]::new));
            }
            table.write(out);
        }

        private static String estimate(Estimate estimate, int decimals) {
            return estimate.sigma() == 0
                    ? "held"
                    : Text.fixed(estimate.value(), decimals) + " \u00b1 " + Text.fixed(estimate.sigma(), decimals);
        }

        private static String refusal(Match<ElementSet> match) {
            return match.outcome() instanceof NotObservable refused ? refused.why() : "";
        }

        private List<String> fields(Match<ElementSet> match) {
            List<String> fields = new ArrayList<>(List.of(
                    String.valueOf(match.object().catalogNumber()),
                    Text.csv(match.object().name())));
            FitOutcome outcome = match.outcome();
            if (outcome instanceof Fitted fitted) {
                fields.add(Text.fixed(fitted.residualRmsHz(), 3));
                for (Estimate one : List.of(fitted.lateS(), fitted.offsetHz(), fitted.driftHzPerS())) {
                    fields.add(Text.fixed(one.value(), 4));
                    fields.add(Text.fixed(one.sigma(), 4));
                }
                fields.add(String.valueOf(fitted.outliers()));
                fields.add(String.valueOf(fitted.samples()));
                fields.add("");
            } else {
                fields.addAll(java.util.Collections.nCopies(9, ""));
                fields.add(Text.csv(refusal(match)));
            }
            fields.add(share(match, ""));
            return fields;
        }
    }
}
