package org.slewd.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.Groups;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.EarthShadow;
import org.slewd.sky.LocalState;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.SunPosition;
import org.slewd.sky.TemeState;

/**
 * Looks at the whole sky at once. Keeps a propagator for each object of the catalogue that it was last asked about, as
 * making them takes ten times as long as asking them. Any thread; one at a time.
 */
final class SkyWatch {

    private final SiteFrame site;
    private final Groups groups;
    private final TemeState state = new TemeState();
    private final TemeState sun = new TemeState();
    private final LocalState local = new LocalState();
    private Catalogue catalogue = Catalogue.empty();
    private List<Propagator> propagators = List.of();

    SkyWatch(SiteFrame site, Groups groups) {
        this.site = site;
        this.groups = groups;
    }

    /** An object that is up, with all that is known of it. */
    private record Seen(CatalogueEntry entry, SkyView.Body body) {}

    synchronized SkyView look(Catalogue now, SkyQuestion question) {
        if (catalogue != now) {
            propagators = now.sets().stream().map(Sgp4::of).toList();
            catalogue = now;
        }
        List<Seen> up = up(question);
        List<SkyView.Body> asked = up.stream()
                .filter(seen ->
                        question.group().isEmpty() || question.group().get().contains(seen.entry))
                .map(Seen::body)
                .sorted(Comparator.comparingDouble(
                                (SkyView.Body body) -> -body.look().elevationDeg())
                        .thenComparingInt(SkyView.Body::catalogNumber))
                .toList();
        List<SkyView.GroupCount> counts = groups.all().stream()
                .map(group -> new SkyView.GroupCount(group.name(), (int) up.stream()
                        .filter(seen -> group.group().contains(seen.entry))
                        .count()))
                .toList();
        return new SkyView(asked.size(), asked.subList(0, Math.min(asked.size(), question.limit())), counts);
    }

    private List<Seen> up(SkyQuestion question) {
        double gmstRad = site.gmstRad(question.utc());
        double least = Math.sin(Math.toRadians(question.minElevationDeg()));
        SunPosition.at(DaylightSpan.secondsSinceJ2000(question.utc()), sun);
        List<Seen> up = new ArrayList<>();
        for (int i = 0; i < propagators.size(); i++) {
            if (propagators.get(i).propagate(question.utc(), state) && site.sinElevation(state, gmstRad) > least) {
                site.toLocal(state, gmstRad, local);
                CatalogueEntry entry = catalogue.entries().get(i);
                up.add(new Seen(
                        entry,
                        new SkyView.Body(
                                entry.catalogNumber(),
                                entry.set().name(),
                                SiteFrame.look(local),
                                EarthShadow.clearanceDeg(state, sun) > 0,
                                entry.set().epoch())));
            }
        }
        return up;
    }
}
