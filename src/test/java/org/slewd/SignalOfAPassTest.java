package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.doppler.FitOutcome;
import org.slewd.doppler.OffsetBook.Oscillators;
import org.slewd.doppler.Shift;
import org.slewd.listen.ListenSettings;
import org.slewd.listen.Processor;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.pass.Pass;
import org.slewd.pass.PassSearch;
import org.slewd.receiver.Leg;
import org.slewd.recording.Storage;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.station.HeardSignal;

/** From samples of a whole pass to what they say of the orbit: a weak carrier, and beside it a stronger line that stands still. */
@Tag("whole-pass")
class SignalOfAPassTest {

    private static final int RATE_HZ = 62_500;
    private static final int BLOCK = 8_192;
    private static final double CARRIER_HZ = 437_800_000;
    private static final double LATE_S = 2.7;
    private static final double OFFSET_HZ = 1_500;
    private static final double NOISE = 0.05;

    private final SiteFrame site = new SiteFrame(new Site(48, 11, 500));
    private final ElementSet elements = Sets.STATION;
    private final Pass pass = new PassSearch(site, 0)
            .find(elements, Sets.EPOCH.plusSeconds(45_000), Sets.EPOCH.plusSeconds(48_600))
            .get(0);
    private final Random random = new Random(1408);
    private double carrierTurns;
    private double birdieTurns;

    @Test
    void a_weak_carrier_beside_a_strong_birdie_tells_when_the_object_comes() {
        FollowedSatellite expected = new FollowedSatellite(elements, site, CARRIER_HZ);
        FollowedSatellite real = new FollowedSatellite(
                elements, site, CARRIER_HZ + OFFSET_HZ, Duration.ofMillis((long) (1000 * LATE_S)));
        PassHearing hearing = new PassHearing(
                elements,
                site,
                pass.aos().utc(),
                new Oscillators(elements.catalogNumber(), (long) CARRIER_HZ, "test"),
                2 * ListenSettings.USUAL.searchHz());
        Processor processor =
                new Processor(ListenSettings.USUAL, RATE_HZ, SampleFormat.CI16, Storage.disk(), expected, hearing);
        Instant from = pass.aos().utc();
        long blocks = Duration.between(from, pass.los().utc()).toMillis() * RATE_HZ / 1000 / BLOCK;
        float[] iq = new float[2 * BLOCK];
        boolean saidEarly = false;
        for (long block = 0; block < blocks; block++) {
            Instant utc = from.plusNanos(block * BLOCK * 1_000_000_000L / RATE_HZ);
            Instant middle = utc.plusNanos(BLOCK * 500_000_000L / RATE_HZ);
            fill(
                    iq,
                    Shift.siteHz(Leg.DOWNLINK, CARRIER_HZ + OFFSET_HZ, real::look, middle)
                                    .orElseThrow()
                            - CARRIER_HZ,
                    900);
            byte[] bytes = new byte[BLOCK * SampleFormat.CI16.bytesPerSample()];
            SampleFormat.CI16.toBytes(iq, BLOCK, bytes);
            processor.accept(
                    new IqBlock(SampleFormat.CI16, bytes, BLOCK, block * BLOCK, RATE_HZ, CARRIER_HZ, utc, block));
            if (block == blocks / 12) {
                saidEarly = hearing.fit(utc).orElseThrow().isApplicable();
            }
        }
        HeardSignal heard = hearing.fit(pass.los().utc()).orElseThrow();
        System.out.println(heard);
        assertThat(saidEarly).as("in the first minute").isFalse();
        assertThat(heard.outcome()).isInstanceOf(FitOutcome.Fitted.class);
        FitOutcome.Fitted fitted = (FitOutcome.Fitted) heard.outcome();
        assertThat(fitted.lateS().value()).isCloseTo(LATE_S, within(0.1));
        assertThat(fitted.lateS().sigma()).isLessThan(0.06);
        assertThat(fitted.offsetHz().value()).isCloseTo(OFFSET_HZ, within(5.0));
        assertThat(heard.isApplicable()).isTrue();
    }

    /** Noise, a carrier 2 dB over that of a column, and a line ten times as strong as the carrier. */
    private void fill(float[] iq, double carrierHz, double birdieHz) {
        for (int i = 0; i < BLOCK; i++) {
            carrierTurns += carrierHz / RATE_HZ;
            birdieTurns += birdieHz / RATE_HZ;
            double carrier = 2 * Math.PI * (carrierTurns - Math.floor(carrierTurns));
            double birdie = 2 * Math.PI * (birdieTurns - Math.floor(birdieTurns));
            iq[2 * i] = (float) (0.0035 * Math.cos(carrier) + 0.011 * Math.cos(birdie) + NOISE * random.nextGaussian());
            iq[2 * i + 1] =
                    (float) (0.0035 * Math.sin(carrier) + 0.011 * Math.sin(birdie) + NOISE * random.nextGaussian());
        }
    }
}
