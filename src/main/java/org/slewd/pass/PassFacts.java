package org.slewd.pass;

import java.time.Instant;
import java.util.List;
import org.slewd.pass.Pass.Moment;
import org.slewd.sky.Daylight;
import org.slewd.sky.Doppler;

/**
 * What a pass is like: how fast, how bright, and what else stands near it. Made by {@link PassDescriber}.
 *
 * @param maxSkyRateDegPerS greatest speed across the sky
 * @param leastRangeRateMps least change of the distance during the pass; mostly that at the rise, and negative
 * @param greatestRangeRateMps greatest change of the distance; mostly that at the setting
 * @param maxRangeRateChangeMps2 greatest change of the range rate, without its sign
 * @param sunlit when the object is lit, by rise of the interval; empty when it stays in the shadow
 * @param lightAtRise how light it is at the site at the rise; likewise at the culmination and at the setting
 * @param visible when it can be seen by eye, as sky tables mean it: lit, the Sun below {@link
 *     #DARK_SUN_ELEVATION_DEG} at the site, and at {@link #LEAST_VISIBLE_ELEVATION_DEG} or higher
 * @param sun where the Sun stands
 * @param moon where the Moon stands
 * @param moonLitFraction lit part of the Moon's disc, [0, 1]
 */
public record PassFacts(
        double maxSkyRateDegPerS,
        double leastRangeRateMps,
        double greatestRangeRateMps,
        double maxRangeRateChangeMps2,
        List<Interval> sunlit,
        Daylight lightAtRise,
        Daylight lightAtCulmination,
        Daylight lightAtSet,
        List<Sighting> visible,
        Body sun,
        Body moon,
        double moonLitFraction) {

    /** The end of civil twilight: with the Sun lower, a bright satellite shows. NASA and Heavens-Above list from there. */
    public static final double DARK_SUN_ELEVATION_DEG = -6;

    /** Lower down haze and houses hide what is there; sky tables begin here. */
    public static final double LEAST_VISIBLE_ELEVATION_DEG = 10;

    public PassFacts {
        sunlit = List.copyOf(sunlit);
        visible = List.copyOf(visible);
    }

    /** From {@code start} to {@code end}; an end that is not the pass's own is known to 0.1 s. */
    public record Interval(Instant start, Instant end) {}

    /** An interval in which the object can be seen, with where to look; {@code peak} is where it stands highest in it. */
    public record Sighting(Moment start, Moment peak, Moment end) {}

    /**
     * Sun or Moon during a pass.
     *
     * @param elevationDeg geometric elevation at the culmination, [-90, 90]
     * @param separationDeg angle to the object at the culmination, [0, 180]
     * @param leastSeparationDeg least angle to the object during the pass; whether or not the body is up
     */
    public record Body(double elevationDeg, double separationDeg, double leastSeparationDeg) {
        public boolean isUp() {
            return elevationDeg > 0;
        }
    }

    public boolean isSunlit() {
        return !sunlit.isEmpty();
    }

    public boolean isVisible() {
        return !visible.isEmpty();
    }

    /** Greatest shift of a carrier of {@code downlinkHz}, received minus transmitted. */
    public double greatestDopplerHz(double downlinkHz) {
        return Doppler.shiftHz(downlinkHz, leastRangeRateMps);
    }

    /** Least shift of a carrier of {@code downlinkHz}; mostly negative. */
    public double leastDopplerHz(double downlinkHz) {
        return Doppler.shiftHz(downlinkHz, greatestRangeRateMps);
    }

    /** How fast the shift of a carrier of {@code downlinkHz} changes at most, in hertz per second, without its sign. */
    public double maxDopplerRateHzPerS(double downlinkHz) {
        return downlinkHz / Doppler.SPEED_OF_LIGHT_MPS * maxRangeRateChangeMps2;
    }
}
