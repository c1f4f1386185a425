package org.slewd.listen;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.sky.LookAngle;

/**
 * What is listened to, as the samples need to know it. Called by the thread that processes samples, some fifty times a second; an
 * implementation may keep scratch state for that thread alone.
 */
public interface Followed {

    /** What people call it. */
    String name();

    /** What it transmits on, in hertz: the receiver stays there, and the Doppler shift is dealt with in the samples. */
    double transmittedHz();

    /** What is expected to arrive at {@code utc}, in hertz; empty when nothing sensible can be said. */
    OptionalDouble receivedHz(Instant utc);

    /** Where the antenna looks at {@code utc}; empty when nobody knows. */
    Optional<LookAngle> look(Instant utc);

    /** As {@code followed}, in samples from which the Doppler shift was taken out: what is expected stands still. */
    static Followed standing(Followed followed) {
        return new Followed() {
            @Override
            public String name() {
                return followed.name();
            }

            @Override
            public double transmittedHz() {
                return followed.transmittedHz();
            }

            @Override
            public OptionalDouble receivedHz(Instant utc) {
                return OptionalDouble.of(followed.transmittedHz());
            }

            @Override
            public Optional<LookAngle> look(Instant utc) {
                return followed.look(utc);
            }
        };
    }

    /** As {@code followed}, which transmits on {@code hz} as well: the Doppler shift is the same part of it. */
    static Followed on(double hz, Followed followed) {
        return new Followed() {
            @Override
            public String name() {
                return followed.name();
            }

            @Override
            public double transmittedHz() {
                return hz;
            }

            @Override
            public OptionalDouble receivedHz(Instant utc) {
                OptionalDouble received = followed.receivedHz(utc);
                return received.isPresent()
                        ? OptionalDouble.of(received.getAsDouble() / followed.transmittedHz() * hz)
                        : received;
            }

            @Override
            public Optional<LookAngle> look(Instant utc) {
                return followed.look(utc);
            }
        };
    }

    /** A frequency that is not an object: nothing moves. */
    static Followed fixed(String name, double hz) {
        return new Followed() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double transmittedHz() {
                return hz;
            }

            @Override
            public OptionalDouble receivedHz(Instant utc) {
                return OptionalDouble.of(hz);
            }

            @Override
            public Optional<LookAngle> look(Instant utc) {
                return Optional.empty();
            }
        };
    }
}
