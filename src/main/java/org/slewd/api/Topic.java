package org.slewd.api;

import java.util.Arrays;
import java.util.List;

/** What a client can be told about as it happens. */
enum Topic {
    /** What the station is doing, its fault, the pass, and how punctual its loop is. */
    STATE,
    /** Target, wanted, commanded and measured direction, each with its age. */
    POINTING,
    /** Exact, commanded and measured frequency, each with its age. */
    TUNING,
    /** Links and contact of the devices. */
    DEVICE,
    /** Who holds which part of the station, and who has asked for it. */
    LEASE,
    /** What a person should know; every alert once, no matter the rate. */
    ALERT,
    /** Rows of the waterfall, as binary messages. */
    SPECTRUM;

    String word() {
        return Words.of(this);
    }

    static Topic of(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Topic::word).toList();
    }
}
