package org.slewd.condition;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a number is measured in. The limits of an input are written in the unit that its gauge speaks, so that nothing is
 * converted between what is read and what is compared.
 */
public enum Unit {
    METRES_PER_SECOND("m/s", 0, 100),
    KILOMETRES_PER_HOUR("km/h", 0, 360),
    KNOTS("kn", 0, 195),
    MILES_PER_HOUR("mph", 0, 224),
    CELSIUS("degC", -90, 60),
    PERCENT("%", 0, 100),
    /** Whatever it is; the configuration says what can be true. */
    NONE("none", -1e9, 1e9);

    private final String word;
    private final double plausibleMin;
    private final double plausibleMax;

    /** Speeds above 100 m/s are not believed: but for tornados one gust on record was stronger (113 m/s, Barrow Island, 1996). */
    Unit(String word, double plausibleMin, double plausibleMax) {
        this.word = word;
        this.plausibleMin = plausibleMin;
        this.plausibleMax = plausibleMax;
    }

    /** As it is written in a configuration. */
    public String word() {
        return word;
    }

    /** Less than this cannot be true. */
    public double plausibleMin() {
        return plausibleMin;
    }

    /** More than this cannot be true. */
    public double plausibleMax() {
        return plausibleMax;
    }

    /** A value with its unit, for people. */
    String shown(double value) {
        String number = String.format(Locale.ROOT, "%.1f", value);
        return this == NONE ? number : number + ' ' + word;
    }

    static Optional<Unit> of(String word) {
        return Stream.of(values()).filter(unit -> unit.word.equals(word)).findFirst();
    }
}
