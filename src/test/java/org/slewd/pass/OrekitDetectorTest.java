package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hipparchus.ode.events.Action;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orekit.attitudes.FrameAlignedProvider;
import org.orekit.frames.Frame;
import org.orekit.propagation.analytical.tle.TLE;
import org.orekit.propagation.analytical.tle.TLEPropagator;
import org.orekit.propagation.events.ElevationDetector;
import org.slewd.SharedData;
import org.slewd.orbit.Sets;
import org.slewd.sky.SiteFrame;

/** The search against Orekit's own reader, frames and event detection, on real sets of 2022-01-22. */
@Tag("whole-pass")
class OrekitDetectorTest {

    private static final Frame TEME = OrekitEarth.FRAMES.getTEME();
    private static final Instant FROM = Instant.parse("2022-01-22T12:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofHours(24));

    /** Looks of the detector are this far apart, so that it may miss what is shorter. */
    private static final double BETWEEN_LOOKS_S = 20;

    private record Crossing(Instant utc, boolean rises) {}

    /** The ISS, Tiangong, a fragment, a long ellipse, a transfer orbit, a Molniya and a navigation satellite. */
    @ParameterizedTest
    @ValueSource(strings = {"25544", "48274", "50613", "45648", "27832", "40296", "40294"})
    void finds_the_crossings_that_orekit_finds(String number) {
        String lines = lines(number);
        List<Double> differencesS = new ArrayList<>();
        for (SiteFrame site : Agreement.SITES) {
            for (double maskDeg : new double[] {0, 10}) {
                List<Crossing> ours = new ArrayList<>();
                for (Pass pass :
                        new PassSearch(site, maskDeg).find(Sets.of(lines).get(0), FROM, TO)) {
                    if (Duration.between(pass.aos().utc(), pass.los().utc()).toSeconds() < BETWEEN_LOOKS_S) {
                        continue;
                    }
                    if (pass.aos().utc().isAfter(FROM)) {
                        ours.add(new Crossing(pass.aos().utc(), true));
                    }
                    if (pass.los().utc().isBefore(TO)) {
                        ours.add(new Crossing(pass.los().utc(), false));
                    }
                }
                List<Crossing> theirs = crossings(lines, site, maskDeg);
                assertThat(ours)
                        .as(number + " over " + site.site() + " above " + maskDeg)
                        .hasSameSizeAs(theirs);
                for (int i = 0; i < theirs.size(); i++) {
                    assertThat(ours.get(i).rises()).isEqualTo(theirs.get(i).rises());
                    differencesS.add(
                            Agreement.seconds(theirs.get(i).utc(), ours.get(i).utc()));
                }
            }
        }
        assertThat(differencesS).hasSizeGreaterThan(10);
        Deviations.of("crossings by " + number + ", s", differencesS).areWithin(0.002, 0.010);
    }

    private static List<Crossing> crossings(String lines, SiteFrame site, double maskDeg) {
        List<String> three = lines.lines().toList();
        TLE tle = new TLE(three.get(1), three.get(2), OrekitEarth.scales().getUTC());
        TLEPropagator propagator = TLEPropagator.selectExtrapolator(tle, FrameAlignedProvider.of(TEME), 1.0, TEME);
        List<Crossing> found = new ArrayList<>();
        propagator.addEventDetector(new ElevationDetector(BETWEEN_LOOKS_S, 1e-6, OrekitEarth.at(site.site()))
                .withConstantElevation(Math.toRadians(maskDeg))
                .withHandler((state, detector, increasing) -> {
                    found.add(new Crossing(OrekitEarth.instant(state.getDate()), increasing));
                    return Action.CONTINUE;
                }));
        propagator.propagate(OrekitEarth.date(FROM), OrekitEarth.date(TO));
        return found;
    }

    private static String lines(String number) {
        byte[] packed = SharedData.bytes("catalog/full_2022-01-22.3le.gz");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            List<String> all = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int i = 1; i < all.size(); i++) {
                if (all.get(i).startsWith("1 " + number)) {
                    return all.get(i - 1) + "\n" + all.get(i).strip() + "\n"
                            + all.get(i + 1).strip();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError(number + " is not in the catalogue");
    }
}
