package org.slewd.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;
import org.slewd.pass.PassFacts.Sighting;
import org.slewd.track.DescribedPass;
import org.slewd.track.Reach;

/**
 * A column of a list of passes for programs.
 *
 * @param title its name in the first line of csv, and the key in json
 * @param isText whether it is a text in json; otherwise a number, a truth value or nothing
 * @param value what it says of a pass, not quoted; the empty text when nothing
 */
record PassColumn(String title, boolean isText, Function<DescribedPass, String> value) {

    /**
     * All columns in their order, which is a contract: more may follow at the end. They are the same whatever was asked
     * for; what does not apply is empty, in json {@code null} or an empty text.
     */
    static final List<PassColumn> ALL = List.of(
            plain("catalog_number", pass -> Integer.toString(pass.pass().catalogNumber())),
            text("name", pass -> pass.pass().name()),
            text("aos_utc", pass -> Text.utc(pass.pass().aos().utc())),
            text("tca_utc", pass -> Text.utc(pass.pass().tca().utc())),
            text("los_utc", pass -> Text.utc(pass.pass().los().utc())),
            plain("max_elevation_deg", pass -> Text.fixed(pass.pass().maxElevationDeg(), 4)),
            plain("aos_azimuth_deg", pass -> azimuth(pass.pass().aos())),
            plain("tca_azimuth_deg", pass -> azimuth(pass.pass().tca())),
            plain("los_azimuth_deg", pass -> azimuth(pass.pass().los())),
            plain("min_range_km", pass -> Text.fixed(pass.pass().minRangeM() / 1000, 3)),
            text("clipped", pass -> lower(pass.pass().clipped())),
            plain("element_age_days", pass -> Text.fixed(pass.timing().ageDays(), 3)),
            plain(
                    "timing_sigma_s",
                    pass -> Double.isFinite(pass.timing().sigmaS())
                            ? Text.fixed(pass.timing().sigmaS(), 2)
                            : ""),
            plain("trusted", pass -> Boolean.toString(pass.timing().trusted())),
            plain("max_sky_rate_deg_s", fact(facts -> Text.fixed(facts.maxSkyRateDegPerS(), 4))),
            plain("sunlit", fact(facts -> Boolean.toString(facts.isSunlit()))),
            plain("visible", fact(facts -> Boolean.toString(facts.isVisible()))),
            text(
                    "visible_from_utc",
                    fact(facts ->
                            first(facts).map(one -> Text.utc(one.start().utc())).orElse(""))),
            text(
                    "visible_to_utc",
                    fact(facts ->
                            last(facts).map(one -> Text.utc(one.end().utc())).orElse(""))),
            text("light", fact(facts -> lower(facts.lightAtCulmination()))),
            plain("sun_elevation_deg", fact(facts -> Text.fixed(facts.sun().elevationDeg(), 2))),
            plain("sun_separation_min_deg", fact(facts -> Text.fixed(facts.sun().leastSeparationDeg(), 2))),
            plain("moon_elevation_deg", fact(facts -> Text.fixed(facts.moon().elevationDeg(), 2))),
            plain(
                    "moon_separation_min_deg",
                    fact(facts -> Text.fixed(facts.moon().leastSeparationDeg(), 2))),
            plain("moon_lit_fraction", fact(facts -> Text.fixed(facts.moonLitFraction(), 3))),
            plain(
                    "reach_lost_s",
                    pass -> pass.reach()
                            .map(reach -> Text.fixed(reach.lostS(), 1))
                            .orElse("")),
            text(
                    "reach_reason",
                    pass -> pass.reach()
                            .flatMap(Reach::reason)
                            .map(PassColumn::lower)
                            .orElse("")),
            plain("doppler_max_hz", pass -> doppler(pass, true)),
            plain("doppler_min_hz", pass -> doppler(pass, false)));

    private static PassColumn text(String title, Function<DescribedPass, String> value) {
        return new PassColumn(title, true, value);
    }

    private static PassColumn plain(String title, Function<DescribedPass, String> value) {
        return new PassColumn(title, false, value);
    }

    /** What it says of {@code pass}. */
    String of(DescribedPass pass) {
        return value.apply(pass);
    }

    private static Function<DescribedPass, String> fact(Function<PassFacts, String> of) {
        return pass -> pass.facts().map(of).orElse("");
    }

    private static String azimuth(Pass.Moment moment) {
        return Text.azimuth(moment.look().azimuthDeg(), 4);
    }

    private static Optional<Sighting> first(PassFacts facts) {
        return facts.visible().stream().findFirst();
    }

    private static Optional<Sighting> last(PassFacts facts) {
        return facts.visible().stream().reduce((before, after) -> after);
    }

    private static String doppler(DescribedPass pass, boolean greatest) {
        if (pass.facts().isEmpty() || pass.downlinkHz().isEmpty()) {
            return "";
        }
        PassFacts facts = pass.facts().get();
        double hz = pass.downlinkHz().getAsDouble();
        return Text.fixed(greatest ? facts.greatestDopplerHz(hz) : facts.leastDopplerHz(hz), 1);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
