package org.slewd.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;
import org.slewd.sky.Daylight;
import org.slewd.track.DescribedPass;
import org.slewd.track.Reach;

/** Passes as a table for people. What the rotator makes of them is there when there is a rotator. */
final class PassTable {

    private static final List<String> COLUMNS = List.of(
            "AOS (UTC)",
            "TCA",
            "LOS",
            ">minutes",
            ">max el",
            ">az AOS",
            ">az TCA",
            ">az LOS",
            ">km",
            ">age d",
            ">\u00b1 s",
            "object",
            "site",
            ">number",
            "name");

    /** Above this a time is no time any more. */
    private static final double MOST_SIGMA_S = 999;

    private PassTable() {}

    static void write(List<DescribedPass> passes, PrintWriter out) {
        if (passes.isEmpty()) {
            return;
        }
        boolean withReach = passes.stream().anyMatch(pass -> pass.reach().isPresent());
        List<String> columns = new ArrayList<>(COLUMNS);
        if (withReach) {
            columns.add(">s lost");
            columns.add("because");
        }
        columns.add("clipped");
        Table table = new Table(columns.toArray(String[]::new));
        for (DescribedPass described : passes) {
            Pass pass = described.pass();
            List<String> cells = new ArrayList<>(List.of(
                    Text.utcSeconds(pass.aos().utc()),
                    Text.utcSeconds(pass.tca().utc()).substring(11),
                    Text.utcSeconds(pass.los().utc()).substring(11),
                    Text.fixed(
                            Duration.between(pass.aos().utc(), pass.los().utc()).toMillis() / 60e3, 1),
                    Text.fixed(pass.maxElevationDeg(), 1),
                    Text.azimuth(pass.aos().look().azimuthDeg(), 0),
                    Text.azimuth(pass.tca().look().azimuthDeg(), 0),
                    Text.azimuth(pass.los().look().azimuthDeg(), 0),
                    Text.fixed(pass.minRangeM() / 1000, 0),
                    Text.fixed(described.timing().ageDays(), 1),
                    sigma(described),
                    described.facts().map(PassTable::object).orElse(""),
                    described
                            .facts()
                            .map(facts -> light(facts.lightAtCulmination()))
                            .orElse(""),
                    Integer.toString(pass.catalogNumber()),
                    Text.printable(pass.name())));
            if (withReach) {
                cells.add(described
                        .reach()
                        .filter(reach -> !reach.isWhole())
                        .map(reach -> Text.fixed(reach.lostS(), 0))
                        .orElse(""));
                cells.add(described
                        .reach()
                        .flatMap(Reach::reason)
                        .map(Reach.Reason::words)
                        .orElse(""));
            }
            cells.add(
                    pass.clipped() == Pass.Clipped.NONE
                            ? ""
                            : pass.clipped().name().toLowerCase(Locale.ROOT));
            table.row(cells.toArray(String[]::new));
        }
        table.write(out);
    }

    /** The uncertainty of the time; with a question mark when the time is not to be trusted. */
    static String sigma(DescribedPass pass) {
        String text = pass.timing().sigmaS() <= MOST_SIGMA_S
                ? Text.fixed(pass.timing().sigmaS(), pass.timing().sigmaS() < 10 ? 1 : 0)
                : ">" + Text.fixed(MOST_SIGMA_S, 0);
        return pass.timing().trusted() ? text : text + '?';
    }

    private static String object(PassFacts facts) {
        if (facts.isVisible()) {
            return "visible";
        }
        return facts.isSunlit() ? "sunlit" : "shadow";
    }

    private static String light(Daylight light) {
        return switch (light) {
            case DAY -> "day";
            case CIVIL_TWILIGHT -> "civil";
            case NAUTICAL_TWILIGHT -> "nautical";
            case ASTRONOMICAL_TWILIGHT -> "astronomical";
            case NIGHT -> "night";
        };
    }
}
