package org.slewd.pass;

import java.util.List;
import java.util.Optional;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Course.Span;
import org.slewd.pass.PassFacts.Body;
import org.slewd.pass.PassFacts.Interval;
import org.slewd.pass.PassFacts.Sighting;
import org.slewd.sky.Daylight;
import org.slewd.sky.SiteFrame;

/**
 * Describes passes. Asks the model a dozen times for a pass of a low orbit, and in proportion for what stays up for days.
 *
 * <p>Intervals are found by looking at the knots of a {@link PassArc}, so one that begins and ends between two of them,
 * less than a minute in a low orbit, goes unnoticed. Immutable; any thread.
 */
public final class PassDescriber {

    private final SiteFrame site;

    public PassDescriber(SiteFrame site) {
        this.site = site;
    }

    /**
     * What {@code pass} is like.
     *
     * @param elements the set that the pass was found with
     * @return empty when the model has nothing to say at some moment of the pass
     */
    public Optional<PassFacts> describe(Pass pass, ElementSet elements) {
        return PassArc.of(pass, Sgp4.of(elements), site).map(arc -> describe(pass, arc));
    }

    /** As {@link #describe(Pass, ElementSet)}, along an arc that is at hand. */
    public PassFacts describe(Pass pass, PassArc arc) {
        PassScene scene = new PassScene(arc, site);
        Course clearance = new Course(arc, scene, PassScene::sunClearance);
        Course darkness = new Course(arc, scene, PassScene::darkness);
        Course height = new Course(arc, scene, PassScene::heightToBeSeen);
        Course rangeRate = new Course(arc, scene, PassScene::rangeRateMps);
        Course skyRate = new Course(arc, scene, PassScene::skyRateDegPerS);
        Course toSun = new Course(arc, scene, PassScene::nearnessToSun);
        Course toMoon = new Course(arc, scene, PassScene::nearnessToMoon);
        Course[] courses = {clearance, darkness, height, rangeRate, skyRate, toSun, toMoon};
        for (int i = 0; i < arc.knots(); i++) {
            scene.at(arc.knotS(i));
            for (Course course : courses) {
                course.take(i);
            }
        }
        List<Span> lit = clearance.positive();
        List<Sighting> visible = visible(arc, height, lit, darkness);
        double nearestSun = angleDeg(toSun.greatest());
        double nearestMoon = angleDeg(toMoon.greatest());
        double fastest = skyRate.greatest();
        double rangeRateChange = rangeRate.greatestChange(skyRate.whenGreatest());
        Daylight atRise = light(scene, 0);
        Daylight atSet = light(scene, arc.durationS());
        scene.at(arc.seconds(pass.tca().utc())); // last, as everything above moves the scene
        return new PassFacts(
                fastest,
                rangeRate.leastKnot(),
                rangeRate.greatestKnot(),
                rangeRateChange,
                lit.stream()
                        .map(span -> new Interval(arc.utc(span.fromS()), arc.utc(span.toS())))
                        .toList(),
                atRise,
                Daylight.of(scene.sunElevationDeg()),
                atSet,
                visible,
                new Body(scene.sunElevationDeg(), angleDeg(scene.nearnessToSun()), nearestSun),
                new Body(scene.moonElevationDeg(), angleDeg(scene.nearnessToMoon()), nearestMoon),
                scene.moonLitFraction());
    }

    private static List<Sighting> visible(PassArc arc, Course height, List<Span> lit, Course darkness) {
        if (lit.isEmpty()) {
            return List.of();
        }
        List<Span> seen = Span.common(lit, darkness.positive());
        if (seen.isEmpty()) {
            return List.of();
        }
        return Span.common(seen, height.positive()).stream()
                .map(span -> new Sighting(
                        arc.moment(span.fromS()), arc.moment(height.whenGreatest(span)), arc.moment(span.toS())))
                .toList();
    }

    private static Daylight light(PassScene scene, double t) {
        scene.at(t);
        return Daylight.of(scene.sunElevationDeg());
    }

    private static double angleDeg(double cosine) {
        return Math.toDegrees(Math.acos(cosine));
    }
}
