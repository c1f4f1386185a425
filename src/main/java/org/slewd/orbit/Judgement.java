package org.slewd.orbit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slewd.sky.TemeState;

/**
 * What an element set is good for at a moment. A set that the model cannot carry there costs only itself. Any thread.
 *
 * @param set what is judged
 * @param utc the moment it is to be used for
 * @param findings what speaks against it, with half a sentence for people each, to follow "its elements"; empty when all
 *     is well
 */
public record Judgement(ElementSet set, Instant utc, Map<Flag, String> findings) {

    /** The Earth's sphere of influence, 924 000 km from its centre: beyond, an orbit is one about the Sun. */
    private static final double GREATEST_APOGEE_KM = 924_000 - ElementSet.EARTH_RADIUS_KM;

    /** A circular orbit at this height comes down within hours; the last set of a decayed object lies near it. */
    static final double DECAYING_PERIGEE_KM = 120;

    /**
     * From this mean perigee up the model always has a position at the epoch, which spares asking it for nearly all of a
     * catalogue. The test over the real catalogues holds this.
     */
    static final double SURE_PERIGEE_KM = 150;

    /** Air that matters to a timing within weeks ends here. */
    private static final double DRAG_ENDS_KM = 1000;

    /** Twelve revolutions in two days, the bound between the models; published epochs differ in kind on the two sides. */
    private static final double DEEP_SPACE_REV_PER_DAY = 6.4;

    /**
     * Low orbits are published with an epoch that is past: of 100 000 sets in five real catalogues none was more than 0.3
     * days ahead.
     */
    private static final Duration LOW_AHEAD = Duration.ofDays(1);

    /** High orbits are published ahead of time: up to 8.6 days in the same catalogues. */
    private static final Duration HIGH_AHEAD = Duration.ofDays(14);

    /** Numbers that no catalogue is near to; the made-up objects of examples and demonstrations have them. */
    private static final int FIRST_MADE_UP = 999_000_000;

    /** The crewed stations, ISS and Tiangong: they are raised without notice. */
    private static final Set<Integer> STATIONS = Set.of(25_544, 48_274);

    /** WGS-72, in m^3/s^2. */
    private static final double MU = 398_600.8e9;

    public Judgement {
        findings = findings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(findings));
    }

    /** How fast elements lose their worth. */
    private enum Ageing {
        /** 0.7 s wrong after two days, then a reboost may have happened: 25 km after four to six days, in the median. */
        STATION(2, 7),
        /** 0.4 to 1.6 s wrong after three days between 350 and 550 km, and ten times that after two weeks. */
        DRAG(3, 14),
        /** The Moon and the Sun are in the model; what is left are manoeuvres, every two weeks in the geostationary ring. */
        NO_DRAG(14, 60),
        /** The elements are the object. */
        MADE_UP(Integer.MAX_VALUE, Integer.MAX_VALUE);

        private final Duration old;
        private final Duration tooOld;

        Ageing(int oldDays, int tooOldDays) {
            old = Duration.ofDays(oldDays);
            tooOld = Duration.ofDays(tooOldDays);
        }

        static Ageing of(ElementSet set) {
            if (set.catalogNumber() >= FIRST_MADE_UP && set.bstar() == 0) {
                return MADE_UP;
            }
            if (STATIONS.contains(set.catalogNumber())) {
                return STATION;
            }
            return set.perigeeKm() < DRAG_ENDS_KM ? DRAG : NO_DRAG;
        }
    }

    /** The judgement on {@code set} for use at {@code utc}. */
    public static Judgement of(ElementSet set, Instant utc) {
        Map<Flag, String> findings = new EnumMap<>(Flag.class);
        judgeAge(set, utc, findings);
        Optional<String> absurdity = absurdity(set);
        absurdity.ifPresent(why -> findings.put(Flag.ABSURD, "are absurd: " + why));
        if (absurdity.isEmpty()) {
            decay(set, utc).ifPresent(why -> findings.put(Flag.DECAYED, why));
        }
        return new Judgement(set, utc, findings);
    }

    private static void judgeAge(ElementSet set, Instant utc, Map<Flag, String> findings) {
        Ageing ageing = Ageing.of(set);
        double days = days(Duration.between(set.epoch(), utc));
        if (isTooOld(set, utc)) {
            findings.put(
                    Flag.TOO_OLD,
                    distance(days) + ", more than the " + ageing.tooOld.toDays()
                            + " that such an orbit is used for unattended");
        } else if (isFurther(set, utc, ageing.old)) {
            findings.put(
                    Flag.OLD,
                    distance(days) + ", more than the " + ageing.old.toDays()
                            + " for which such an orbit keeps to the second");
        }
        if (isAhead(set, utc)) {
            findings.put(Flag.AHEAD, "have an epoch that lies " + number(-days) + " days ahead");
        }
    }

    private static String distance(double days) {
        return "are " + number(Math.abs(days)) + " days from their epoch";
    }

    /** Whether {@code utc} is so far from the epoch that nothing should move by itself on the strength of the set. */
    public static boolean isTooOld(ElementSet set, Instant utc) {
        return isFurther(set, utc, Ageing.of(set).tooOld);
    }

    private static boolean isFurther(ElementSet set, Instant utc, Duration limit) {
        return Duration.between(set.epoch(), utc).abs().compareTo(limit) > 0;
    }

    /** Whether the epoch lies further ahead of {@code utc} than that of any published set of such an orbit does. */
    static boolean isAhead(ElementSet set, Instant utc) {
        Duration limit = set.meanMotionRevPerDay() < DEEP_SPACE_REV_PER_DAY ? HIGH_AHEAD : LOW_AHEAD;
        return set.epoch().isAfter(utc) && Duration.between(utc, set.epoch()).compareTo(limit) > 0;
    }

    /** Why no object can have these elements, if none can. Cheap for all but the lowest and the highest orbits. */
    static Optional<String> absurdity(ElementSet set) {
        double perigeeKm = set.perigeeKm();
        if (perigeeKm < 0) {
            return Optional.of("the perigee lies " + number(-perigeeKm) + " km below the ground");
        }
        if (set.apogeeKm() > GREATEST_APOGEE_KM) {
            return Optional.of("the apogee at " + number(set.apogeeKm()) + " km is beyond the reach of the Earth");
        }
        if (perigeeKm < SURE_PERIGEE_KM && !Sgp4.of(set).propagate(0.0, new TemeState())) {
            return Optional.of("the model has no position even at the epoch");
        }
        return Optional.empty();
    }

    /** Why the object is no longer there at {@code utc}, if so; {@code set} is not absurd. */
    private static Optional<String> decay(ElementSet set, Instant utc) {
        TemeState state = new TemeState();
        if (!Sgp4.of(set).propagate(utc, state)) {
            return Optional.of("have no position any more: the orbit has decayed, or they are far too old");
        }
        double perigeeKm = perigeeKm(state);
        return perigeeKm < DECAYING_PERIGEE_KM
                ? Optional.of("say that the perigee is down to " + number(perigeeKm) + " km: the object decays")
                : Optional.empty();
    }

    /** Height of the perigee of the ellipse through a state of the model. */
    private static double perigeeKm(TemeState state) {
        double hx = state.yM * state.vzMps - state.zM * state.vyMps;
        double hy = state.zM * state.vxMps - state.xM * state.vzMps;
        double hz = state.xM * state.vyMps - state.yM * state.vxMps;
        double speed2 = state.vxMps * state.vxMps + state.vyMps * state.vyMps + state.vzMps * state.vzMps;
        double energy = speed2 / 2 - MU / state.radiusM();
        double parameterM = (hx * hx + hy * hy + hz * hz) / MU;
        double eccentricity = Math.sqrt(Math.max(0, 1 + 2 * energy * parameterM / MU));
        return parameterM / (1 + eccentricity) / 1000 - ElementSet.EARTH_RADIUS_KM;
    }

    /** What speaks against the set, the lighter first. */
    public Set<Flag> flags() {
        return findings.keySet();
    }

    /** The sentences to the flags, in their order. */
    public List<String> sentences() {
        return List.copyOf(new ArrayList<>(findings.values()));
    }

    /** Whether an unattended station may follow the object by this set. */
    public boolean isFitUnattended() {
        return findings.keySet().stream().allMatch(flag -> flag == Flag.OLD);
    }

    /** Days from the epoch to the moment; negative when the epoch lies ahead. */
    public double ageDays() {
        return days(Duration.between(set.epoch(), utc));
    }

    private static double days(Duration span) {
        return span.getSeconds() / 86_400.0 + span.getNano() / 86_400e9;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.1f" : "%.0f", value);
    }
}
