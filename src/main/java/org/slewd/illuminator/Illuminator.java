package org.slewd.illuminator;

import java.time.Instant;
import java.util.Optional;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;

/**
 * A transmitter on the ground that lights objects.
 *
 * @param name what it is called: letters, digits and dashes
 * @param site where it stands
 * @param carrierHz what it sends, above 0
 * @param sector what it lights
 * @param sweep how its beams go through the sector; empty when all of it is lit all the time
 */
public record Illuminator(String name, Site site, double carrierHz, Sector sector, Optional<Sweep> sweep) {

    /**
     * The French space surveillance radar: at Broye-les-Pesmes, unmodulated. Four beams of 7.5 degrees, six positions each,
     * 0.8 s at each since 2021. As found by listeners; one source says eight beams.
     */
    public static final Illuminator GRAVES = new Illuminator(
            "graves",
            new Site(47.3480, 5.5151, 200),
            143.050e6,
            new Sector(90, 180, 15, 40),
            Optional.of(new Sweep(4, 6, 0.8)));

    public Illuminator {
        if (!isName(name)) {
            throw new IllegalArgumentException("name " + name + " is not of small letters, digits and dashes");
        }
        if (!(carrierHz > 0 && carrierHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("carrier " + carrierHz + " Hz");
        }
    }

    /** Whether one may be called {@code text}. */
    static boolean isName(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,39}");
    }

    /** Whether its beams pass over what it sees at {@code look}. */
    public boolean lights(LookAngle look) {
        return sector.contains(look);
    }

    /** Whether a beam stands on what it sees at {@code look} at this very moment. */
    public boolean isOn(LookAngle look, Instant utc) {
        return lights(look)
                && sweep.map(beams -> beams.isOn(sector.insideDeg(look.azimuthDeg()), sector.widthDeg(), utc))
                        .orElse(true);
    }
}
