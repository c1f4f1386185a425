package org.slewd.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.Disagreement;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Judgement;
import org.slewd.orbit.Offer;
import org.slewd.orbit.TleWriter;

/** All that is known of one object, on a page for people. */
final class ElementsSheet {

    /** Alternatives on the page; a file with a history of an object offers hundreds. */
    private static final int MAX_OTHERS = 12;

    private final CatalogueEntry entry;
    private final Instant now;
    private final Optional<Instant> at;

    /** @param at a stated moment for age and differences; otherwise it is {@code now}, and the newer epoch */
    ElementsSheet(CatalogueEntry entry, Instant now, Optional<Instant> at) {
        this.entry = entry;
        this.now = now;
        this.at = at;
    }

    void write(PrintWriter out) {
        ElementSet set = entry.set();
        Instant utc = at.orElse(now);
        Judgement judgement = Judgement.of(set, utc);
        out.println(Text.printable(set.catalogNumber() + "  " + set.name() + "  " + set.objectId())
                .stripTrailing());
        line(out, "used because", entry.reason().sentence());
        line(
                out,
                "source",
                entry.best().source().name() + ", read "
                        + Text.utcSeconds(entry.best().received()) + " UTC");
        line(out, "origin", set.origin());
        line(out, "epoch", Text.utc(set.epoch()) + ", " + age(judgement.ageDays(), utc));
        judgement.findings().forEach((flag, why) -> line(out, flag.word(), "its elements " + why));
        out.println();
        orbit(out, set);
        out.println();
        TleWriter.lines(set)
                .ifPresentOrElse(
                        lines -> lines.forEach(text -> out.println("  " + text)),
                        () -> out.println(
                                "  As two lines (TLE) this set cannot be written; --format json writes the OMM."));
        others(out);
    }

    private static void orbit(PrintWriter out, ElementSet set) {
        line(out, "perigee, apogee", Text.fixed(set.perigeeKm(), 1) + " km, " + Text.fixed(set.apogeeKm(), 1) + " km");
        line(out, "period", Text.fixed(set.periodSeconds() / 60, 3) + " min");
        line(out, "mean motion", Text.fixed(set.meanMotionRevPerDay(), 8) + " rev/day");
        line(out, "eccentricity", Text.fixed(set.eccentricity(), 7));
        line(out, "inclination", Text.fixed(set.inclinationDeg(), 4) + " deg");
        line(out, "node", Text.fixed(set.raanDeg(), 4) + " deg");
        line(out, "pericentre", Text.fixed(set.argOfPericenterDeg(), 4) + " deg");
        line(out, "mean anomaly", Text.fixed(set.meanAnomalyDeg(), 4) + " deg");
        line(out, "B*", set.bstar() + " per Earth radius");
        line(
                out,
                "derivatives",
                set.meanMotionDot() + " rev/day^2 (half), " + set.meanMotionDdot() + " rev/day^3 (sixth)");
        line(out, "set, revolution", set.elementSetNumber() + ", " + set.revolutionAtEpoch());
    }

    private void others(PrintWriter out) {
        List<Offer> others = entry.others();
        if (others.isEmpty()) {
            return;
        }
        out.println();
        out.println("Also offered; along track, where the other set puts the object, in seconds ahead of the one used"
                + at.map(utc -> " at " + Text.utcSeconds(utc) + " UTC").orElse(" at the newer of the epochs") + ':');
        Table table = new Table("  epoch (UTC)", ">along track s", ">apart km", "source");
        for (Offer other : others.subList(0, Math.min(others.size(), MAX_OTHERS))) {
            Optional<Disagreement> difference = at.map(utc -> Disagreement.between(entry.set(), other.set(), utc))
                    .orElseGet(() -> Disagreement.atNewerEpoch(entry.set(), other.set()));
            boolean same = other.set().isSameOrbitAs(entry.set());
            table.row(
                    "  " + Text.utcSeconds(other.set().epoch()),
                    same
                            ? "same set"
                            : difference.map(ElementsSheet::alongTrack).orElse("no position"),
                    same
                            ? ""
                            : difference
                                    .map(far -> Text.fixed(far.distanceKm(), 2))
                                    .orElse(""),
                    Text.printable(other.source().name()));
        }
        table.write(out);
        if (others.size() > MAX_OTHERS) {
            out.println("  and " + (others.size() - MAX_OTHERS) + " older");
        }
    }

    private static String age(double days, Instant utc) {
        return Text.fixed(Math.abs(days), 2) + (days < 0 ? " days after " : " days before ") + Text.utcSeconds(utc)
                + " UTC";
    }

    private static String alongTrack(Disagreement difference) {
        if (!difference.isNear()) {
            return "far apart";
        }
        String text = Text.fixed(difference.alongTrackS(), 3);
        return text.startsWith("-") ? text : '+' + text;
    }

    private static void line(PrintWriter out, String what, String text) {
        out.printf("  %-16s %s%n", what, Text.printable(text));
    }
}
