package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.Angles;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;

/** An object and one of its passes over the site of the {@link Plant}. */
record Flight(ElementSet elements, Pass pass) {

    static final int ISS = 25544;
    static final int CSS = 48274;

    private static final SiteFrame SITE = new SiteFrame(Plant.SITE);
    private static final Duration WINDOW = Duration.ofDays(10);

    /** Of the space station {@code number} in January 2022, the first pass that {@code wanted} likes. */
    static Flight of(int number, Predicate<Flight> wanted) {
        ElementSet elements = Sets.real("stations/stations_2022-01-22.3le").stream()
                .filter(set -> set.catalogNumber() == number)
                .findFirst()
                .orElseThrow();
        return of(elements).filter(wanted).findFirst().orElseThrow();
    }

    /** All passes of some days after the epoch. */
    static Stream<Flight> of(ElementSet elements) {
        Instant from = elements.epoch();
        return new PassSearch(SITE, 0)
                .find(elements, from, from.plus(WINDOW)).stream().map(pass -> new Flight(elements, pass));
    }

    /** Some pieces of Cosmos 1408, each with its first pass that {@code wanted} likes. */
    static List<Flight> ofFragments(int count, Predicate<Flight> wanted) {
        return Sets.real("cosmos1408/c1408_2022-01-22.3le").stream()
                .flatMap(set -> of(set).filter(wanted).limit(1))
                .limit(count)
                .toList();
    }

    Satellite object() {
        return new Satellite(elements, SITE);
    }

    boolean culminatesWithin(double leastDeg, double mostDeg) {
        return pass.maxElevationDeg() >= leastDeg && pass.maxElevationDeg() <= mostDeg;
    }

    /** Whether the bearing passes through 0. */
    boolean crossesNorth() {
        return !fits(Plant.FULL_TURN);
    }

    /** Whether some turn of an axis with this travel carries it from rise to set. */
    boolean fits(AxisRange travel) {
        Satellite object = object();
        double nowDeg = pass.aos().look().azimuthDeg();
        double leastDeg = nowDeg;
        double mostDeg = nowDeg;
        for (Instant utc = pass.aos().utc(); utc.isBefore(pass.los().utc()); utc = utc.plusMillis(500)) {
            nowDeg += Angles.turn(nowDeg, object.look(utc).orElseThrow().azimuthDeg());
            leastDeg = Math.min(leastDeg, nowDeg);
            mostDeg = Math.max(mostDeg, nowDeg);
        }
        double turnsDeg = 360 * Math.ceil((travel.minDeg() - leastDeg) / 360);
        return travel.contains(mostDeg + turnsDeg);
    }

    @Override
    public String toString() {
        return "%d at %s, azimuth %.0f to %.0f, highest %.1f"
                .formatted(
                        pass.catalogNumber(),
                        pass.aos().utc(),
                        pass.aos().look().azimuthDeg(),
                        pass.los().look().azimuthDeg(),
                        pass.maxElevationDeg());
    }
}
