package org.slewd.track;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.LookAngle;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/** An object of the catalogue as one site sees it. Keeps scratch state: one per thread. */
public final class Satellite implements Target {

    private final ElementSet elements;
    private final Propagator propagator;
    private final SiteFrame site;
    private final Duration late;
    private final TemeState state = new TemeState();

    public Satellite(ElementSet elements, SiteFrame site) {
        this(elements, site, Duration.ZERO);
    }

    /** @param late how much later than its elements say the object comes along its orbit; negative when it is early */
    public Satellite(ElementSet elements, SiteFrame site, Duration late) {
        this.elements = elements;
        this.propagator = Sgp4.of(elements);
        this.site = site;
        this.late = late;
    }

    public ElementSet elements() {
        return elements;
    }

    @Override
    public Optional<LookAngle> look(Instant utc) {
        return propagator.propagate(utc.minus(late), state) ? Optional.of(site.look(state, utc)) : Optional.empty();
    }
}
