package org.slewd.doppler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.receiver.Leg;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;

/** Curves as a receiver would measure them over a pass: once a second, with noise. */
final class Curves {

    static final double CARRIER_HZ = 437.8e6;

    private final ElementSet elements;
    private final SiteFrame site;
    private final Pass pass;

    Curves(ElementSet elements, SiteFrame site, Pass pass) {
        this.elements = elements;
        this.site = site;
        this.pass = pass;
    }

    static Curves passOf75Degrees() {
        return nearest(75, new SiteFrame(new Site(48, 11, 500)), Sets.EPOCH.plusSeconds(45_000), Duration.ofHours(1));
    }

    /** The pass whose culmination is nearest to {@code elevationDeg}. */
    static Curves nearest(double elevationDeg, SiteFrame site, Instant from, Duration window) {
        Pass nearest = new PassSearch(site, 0)
                .find(Sets.STATION, from, from.plus(window)).stream()
                        .min(java.util.Comparator.comparingDouble(
                                pass -> Math.abs(pass.maxElevationDeg() - elevationDeg)))
                        .orElseThrow();
        return new Curves(Sets.STATION, site, nearest);
    }

    Pass pass() {
        return pass;
    }

    LateMotion object() {
        return late -> new Satellite(elements, site, late)::look;
    }

    double exactHz(Instant utc, double lateS) {
        Motion motion = object().late(Duration.ofNanos(Math.round(lateS * 1e9)));
        return Shift.siteHz(Leg.DOWNLINK, CARRIER_HZ, motion, utc).orElseThrow();
    }

    DopplerCurve curve(double lateS, double offsetHz, double driftHzPerS, double noiseHz, long seed) {
        Random random = new Random(seed);
        Motion motion = object().late(Duration.ofNanos(Math.round(lateS * 1e9)));
        Instant middle = pass.aos()
                .utc()
                .plus(Duration.between(pass.aos().utc(), pass.los().utc()).dividedBy(2));
        List<DopplerCurve.Sample> samples = new ArrayList<>();
        for (Instant utc = pass.aos().utc(); utc.isBefore(pass.los().utc()); utc = utc.plusSeconds(1)) {
            double sinceS = Duration.between(middle, utc).toNanos() / 1e9;
            samples.add(new DopplerCurve.Sample(
                    utc,
                    Shift.siteHz(Leg.DOWNLINK, CARRIER_HZ, motion, utc).orElseThrow()
                            + offsetHz
                            + driftHzPerS * sinceS
                            + noiseHz * random.nextGaussian()));
        }
        return new DopplerCurve(samples);
    }

    /** From one share of the samples to another. */
    DopplerCurve part(DopplerCurve curve, double from, double to) {
        int n = curve.samples().size();
        return new DopplerCurve(curve.samples().subList((int) (from * n), (int) (to * n)));
    }
}
