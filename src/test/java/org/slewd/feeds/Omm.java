package org.slewd.feeds;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up element sets as a provider sends them. */
final class Omm {

    static final Instant EPOCH = Instant.parse("2026-11-24T06:00:00Z");

    private Omm() {}

    /** One record. */
    static String record(long number, Instant epoch) {
        return """
                {"OBJECT_NAME":"OBJECT %d","OBJECT_ID":"2026-001A","EPOCH":"%s","MEAN_MOTION":15.5,\
                "ECCENTRICITY":0.0007,"INCLINATION":51.6,"RA_OF_ASC_NODE":120,"ARG_OF_PERICENTER":90,"MEAN_ANOMALY":270,\
                "EPHEMERIS_TYPE":0,"CLASSIFICATION_TYPE":"U","NORAD_CAT_ID":%d,"ELEMENT_SET_NO":999,"REV_AT_EPOCH":1,\
                "BSTAR":0.0001,"MEAN_MOTION_DOT":0.0001,"MEAN_MOTION_DDOT":0}""".formatted(number, epoch.toString().replace("Z", ""), number);
    }

    /** A list of {@code sets} objects from 90001 on. */
    static String list(int sets) {
        return list(sets, EPOCH);
    }

    static String list(int sets, Instant epoch) {
        return IntStream.range(0, sets)
                .mapToObj(i -> record(90_001 + i, epoch))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
