package org.slewd.schedule;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.slewd.orbit.Group;

/**
 * What somebody wants followed. Of several that a pass fits, the first in the list counts.
 *
 * @param name by which people and programs know it
 * @param objects of which objects, as it was written
 * @param group what {@code objects} stands for
 * @param weight how much more a minute of it is worth than one of a wish of weight 1; above 0
 * @param minElevationDeg least culmination, [0, 90)
 * @param light what has to be lit
 * @param hours of the day within which it has to culminate; empty for all
 * @param quota how many a day
 * @param needs what it needs; with the rotator for a pass that is followed
 * @param trim whether it may be cut short, and to what
 * @param preempts whether it may interrupt what is going on
 */
public record Wish(
        String name,
        String objects,
        Group group,
        double weight,
        double minElevationDeg,
        Light light,
        List<DailyHours> hours,
        Quota quota,
        Set<Resource> needs,
        Trim trim,
        boolean preempts) {

    /** Most letters of a name. */
    public static final int MAX_NAME = 40;

    /** Greatest weight, and the inverse of the least. */
    public static final double MAX_WEIGHT = 1000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0," + (MAX_NAME - 1) + "}");

    public Wish {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    '\'' + name + "' is not of small letters, digits and dashes, beginning with a letter");
        }
        if (!(weight >= 1 / MAX_WEIGHT && weight <= MAX_WEIGHT) || !(minElevationDeg >= 0 && minElevationDeg < 90)) {
            throw new IllegalArgumentException("weight " + weight + ", least elevation " + minElevationDeg);
        }
        hours = List.copyOf(hours);
        needs = Set.copyOf(needs);
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What has to be lit for a while during the pass. */
    public enum Light {
        ANY,
        /** The object. */
        SUNLIT,
        /** The object, in a dark sky, high enough to be seen. */
        VISIBLE
    }

    /**
     * Most passes that count for a UTC day, the day of the culmination. A pass that is left for another and taken up again
     * counts twice.
     *
     * @param passesPerDay of the wish
     * @param passesPerDayOfObject of each object of the wish
     */
    public record Quota(OptionalInt passesPerDay, OptionalInt passesPerDayOfObject) {
        public static final Quota NONE = new Quota(OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * Whether a pass may be cut short for another.
     *
     * @param allowed no takes a pass whole or not at all
     * @param leastUsefulS less of a pass is of no use, above 0; of one that is whole, too
     */
    public record Trim(boolean allowed, double leastUsefulS) {
        public static final Trim USUAL = new Trim(true, 120);

        public Trim {
            if (!(leastUsefulS >= 1 && leastUsefulS <= 86_400)) {
                throw new IllegalArgumentException("a least useful length of " + leastUsefulS + " s");
            }
        }
    }

    /** A wish for a followed pass of {@code objects}, with what is usual. */
    public static Wish of(String name, String objects, Group group) {
        return new Wish(
                name,
                objects,
                group,
                1,
                0,
                Light.ANY,
                List.of(),
                Quota.NONE,
                Set.of(Resource.ROTATOR),
                Trim.USUAL,
                false);
    }

    /** The same with another weight. */
    public Wish weighing(double other) {
        return new Wish(name, objects, group, other, minElevationDeg, light, hours, quota, needs, trim, preempts);
    }

    /** The same for passes that culminate higher, and are lit. */
    public Wish above(double otherElevationDeg, Light otherLight) {
        return new Wish(
                name, objects, group, weight, otherElevationDeg, otherLight, hours, quota, needs, trim, preempts);
    }

    /** The same with another quota. */
    public Wish with(Quota other) {
        return new Wish(name, objects, group, weight, minElevationDeg, light, hours, other, needs, trim, preempts);
    }

    /** The same with another way of trimming. */
    public Wish with(Trim other) {
        return new Wish(name, objects, group, weight, minElevationDeg, light, hours, quota, needs, other, preempts);
    }

    /** The same with other needs. */
    public Wish needing(Set<Resource> other) {
        return new Wish(name, objects, group, weight, minElevationDeg, light, hours, quota, other, trim, preempts);
    }

    /** The same that may interrupt what is going on. */
    public Wish preempting() {
        return new Wish(name, objects, group, weight, minElevationDeg, light, hours, quota, needs, trim, true);
    }
}
