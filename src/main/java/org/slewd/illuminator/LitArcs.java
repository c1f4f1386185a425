package org.slewd.illuminator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When an object is lit by an illuminator and stands above the station's horizon. Looks every second while the object is
 * near, and as seldom as its elevation lets it elsewhere; an arc that cuts a corner of the sector for less than a second may
 * be missed, which is no more than a dwell.
 */
public final class LitArcs {

    private static final Duration STEP = Duration.ofSeconds(1);

    private static final Duration EXACT = Duration.ofMillis(1);

    /** No object climbs faster as seen from the ground: 7.9 km/s at 150 km are 3 degrees a second. */
    private static final double FASTEST_CLIMB_DEG_PER_S = 3.2;

    /** A longer stride would go past a whole pass at that rate. */
    private static final double LONGEST_STRIDE_S = 25;

    private LitArcs() {}

    /**
     * All arcs between {@code from} and {@code to}, as far as the orbit model reaches.
     *
     * @param leastElevationDeg of the object at the station
     */
    public static List<LitArc> find(Bistatic way, double leastElevationDeg, Instant from, Instant to) {
        List<LitArc> arcs = new ArrayList<>();
        Optional<Instant> begun = Optional.empty();
        Instant before = from;
        for (Instant utc = from; utc.isBefore(to); ) {
            Optional<Bistatic.Echo> echo = way.at(utc);
            if (echo.isEmpty()) {
                Instant last = before;
                begun.filter(start -> start.isBefore(last)).ifPresent(start -> arcs.add(new LitArc(start, last)));
                return arcs; // beyond here nothing is known
            }
            boolean up = isUp(echo.get(), leastElevationDeg);
            if (up && begun.isEmpty()) {
                begun = Optional.of(utc.equals(from) ? from : edge(way, leastElevationDeg, before, utc));
            } else if (!up && begun.isPresent()) {
                arcs.add(new LitArc(begun.get(), edge(way, leastElevationDeg, utc, before)));
                begun = Optional.empty();
            }
            before = utc;
            utc = utc.plus(stride(way, echo.get(), leastElevationDeg));
        }
        begun.ifPresent(start -> arcs.add(new LitArc(start, to)));
        return arcs;
    }

    private static boolean isUp(Bistatic.Echo echo, double leastElevationDeg) {
        return echo.lit() && echo.fromStation().elevationDeg() >= leastElevationDeg;
    }

    private static Duration stride(Bistatic way, Bistatic.Echo echo, double leastElevationDeg) {
        double missingDeg = Math.max(
                way.illuminator().sector().leastElevationDeg()
                        - echo.fromIlluminator().elevationDeg(),
                leastElevationDeg - echo.fromStation().elevationDeg());
        double seconds = Math.min(missingDeg / FASTEST_CLIMB_DEG_PER_S, LONGEST_STRIDE_S);
        return seconds <= 1 ? STEP : Duration.ofMillis((long) (seconds * 1e3));
    }

    /** The moment nearest to {@code outside} at which the object is lit and up, which it is at {@code inside}. */
    private static Instant edge(Bistatic way, double leastElevationDeg, Instant outside, Instant inside) {
        Instant out = outside;
        Instant in = inside;
        while (Duration.between(out, in).abs().compareTo(EXACT) > 0) {
            Instant middle = out.plus(Duration.between(out, in).dividedBy(2));
            boolean up =
                    way.at(middle).filter(echo -> isUp(echo, leastElevationDeg)).isPresent();
            if (up) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }
}
