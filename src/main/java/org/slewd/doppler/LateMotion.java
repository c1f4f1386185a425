package org.slewd.doppler;

import java.time.Duration;

/** An object that may come along its orbit earlier or later than its elements say. */
@FunctionalInterface
public interface LateMotion {

    /** Its motion when it is {@code late} by so much; early when negative. Used by one thread. */
    Motion late(Duration late);
}
