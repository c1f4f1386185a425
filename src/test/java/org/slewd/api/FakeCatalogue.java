package org.slewd.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Source;

/** A few objects, two of them offered by two sources. */
final class FakeCatalogue {

    private static final Instant EPOCH = Snapshots.NOON.minus(Duration.ofHours(12));

    static final Catalogue CATALOGUE = Catalogue.empty()
            .with(
                    new Source("first", 0),
                    Snapshots.NOON,
                    List.of(
                            set(25_544, "ISS (ZARYA)", "1998-067A", EPOCH, 15.5, 0.0007),
                            set(49_863, "COSMOS 1408 DEB", "1982-092AB", EPOCH, 15.1, 0.01),
                            set(999_999_999, "NINE DIGITS", "", EPOCH, 15.2, 0.001),
                            set(50_463, "JWST", "2021-130A", EPOCH, 0.01958082, 0.9884983)))
            .with(
                    new Source("second", 0),
                    Snapshots.NOON,
                    List.of(
                            set(25_544, "ISS (ZARYA)", "1998-067A", EPOCH.minus(Duration.ofHours(8)), 15.5, 0.0007),
                            set(49_863, "COSMOS 1408 DEB", "1982-092AB", EPOCH, 15.1, 0.01)));

    private FakeCatalogue() {}

    private static ElementSet set(
            int number, String name, String objectId, Instant epoch, double revPerDay, double eccentricity) {
        return new ElementSet(
                number,
                name,
                objectId,
                epoch,
                revPerDay,
                eccentricity,
                51.6,
                150,
                60,
                300,
                1e-4,
                0,
                0,
                1,
                2,
                'U',
                "test");
    }
}
