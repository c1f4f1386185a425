package org.slewd.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is asked for a first configuration, in the order in which it is asked. */
public enum Question {
    STATION_NAME("station.name", "station.name", false, "What the page and the log call it."),
    LOCATOR("site.locator", "", false, "Maidenhead locator of the antenna, such as JN58td; none to give degrees."),
    LATITUDE("site.latitudeDeg", "site.latitudeDeg", true, "Where the antenna stands; north is positive."),
    LONGITUDE("site.longitudeDeg", "site.longitudeDeg", true, "East is positive."),
    ALTITUDE("site.altitudeM", "site.altitudeM", true, "Height in metres; a hundred more or less do not matter."),
    ROTATOR_KIND("rotator.kind", "rotator.kind", false, "What the controller speaks."),
    ROTATOR_LINK("rotator.link", "rotator.link", false, "serial:/dev/NAME, tcp:HOST:PORT or simulated."),
    ROTATOR_BAUD(
            "rotator.baud",
            "rotator.baud",
            true,
            "Speed of the serial line, as the controller is set to; none for the usual one of its kind."),
    AZIMUTH_MIN("rotator.azimuthMinDeg", "rotator.azimuthMinDeg", true, "Stop against the clock, from true north."),
    AZIMUTH_MAX(
            "rotator.azimuthMaxDeg", "rotator.azimuthMaxDeg", true, "Stop with the clock; 450 for an overlap of 90."),
    ELEVATION_MIN("rotator.elevationMinDeg", "rotator.elevationMinDeg", true, "Lowest that the antenna may look."),
    ELEVATION_MAX("rotator.elevationMaxDeg", "rotator.elevationMaxDeg", true, "Above 90 it may go over the top."),
    AZIMUTH_RATE(
            "rotator.azimuthRateDegPerS",
            "rotator.azimuthRateDegPerS",
            true,
            "Full speed in degrees per second, by a watch; 'slewd calibrate axis' measures it later."),
    ELEVATION_RATE("rotator.elevationRateDegPerS", "rotator.elevationRateDegPerS", true, "The same, upwards."),
    BEAM_WIDTH("rotator.beamWidthDeg", "rotator.beamWidthDeg", true, "Full width of the main lobe at half power."),
    PARK_AZIMUTH("rotator.parkAzimuthDeg", "rotator.parkAzimuthDeg", true, "Where the antenna rests."),
    PARK_ELEVATION("rotator.parkElevationDeg", "rotator.parkElevationDeg", true, "Where it rests, upwards."),
    RECEIVER_KIND("receiver.kind", "receiver.kind", false, "A radio that slewd tunes; none for a station without."),
    RECEIVER_LINK("receiver.link", "receiver.link", false, "serial:/dev/NAME, tcp:HOST:PORT or simulated."),
    CELESTRAK_GROUP(
            "elements.celestrakGroup",
            "elements.sources[0].celestrakGroup",
            false,
            "Group of CelesTrak that element sets are fetched of, such as amateur; none for files of your own.");

    /** What is typed to leave something out that has a default. */
    public static final String NONE = "none";

    private final String key;
    private final String configurationKey;
    private final boolean number;
    private final String why;

    Question(String key, String configurationKey, boolean number, String why) {
        this.key = key;
        this.configurationKey = configurationKey;
        this.number = number;
        this.why = why;
    }

    /** What it is called where answers are given: {@code rotator.kind}. */
    public String key() {
        return key;
    }

    /** One line on what it is for. */
    public String why() {
        return why;
    }

    /** Whether the configuration has a number there. */
    public boolean isNumber() {
        return number;
    }

    /** Whether a station can do without it. */
    public boolean isOptional() {
        return switch (this) {
            case LOCATOR, ROTATOR_BAUD, RECEIVER_KIND, RECEIVER_LINK, CELESTRAK_GROUP -> true;
            default -> false;
        };
    }

    /** The key alone, as it stands below its heading. */
    String lastKey() {
        return key.substring(key.indexOf('.') + 1);
    }

    /** The heading that it stands below. */
    String heading() {
        return key.substring(0, key.indexOf('.'));
    }

    /** Whether a sentence of the reader of configurations is about this: it begins with the dotted key. */
    boolean isMeantBy(String problem) {
        return !configurationKey.isEmpty()
                && problem.startsWith(configurationKey)
                && (problem.length() == configurationKey.length()
                        || " :".indexOf(problem.charAt(configurationKey.length())) >= 0);
    }

    /** The question that is called {@code key}. */
    public static Optional<Question> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    /** All keys, for whoever named another. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Question::key).toList();
    }
}
