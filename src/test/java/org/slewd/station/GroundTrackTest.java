package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slewd.demo.DemoSky;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.SubPoint;
import org.slewd.sky.TemeState;

class GroundTrackTest {

    private static final Instant NOW = Instant.parse("2022-01-22T17:00:00Z");
    private static final Site SITE = new Site(52, 13, 50);
    private static final ElementSet ISS_LIKE = DemoSky.over(SITE, NOW, 1).sets().get(0);

    @Test
    void whoever_stands_at_a_point_of_it_has_the_object_overhead() {
        GroundTrack track = GroundTrack.of(ISS_LIKE, NOW, Duration.ofMinutes(95));
        Propagator propagator = Sgp4.of(ISS_LIKE);
        TemeState state = new TemeState();

        assertThat(track.points()).hasSize(191);
        for (GroundTrack.Point point : track.points()) {
            propagator.propagate(point.utc(), state);
            SubPoint at = point.at();
            assertThat(new SiteFrame(new Site(at.latitudeDeg(), at.longitudeDeg(), 0))
                            .look(state, EarthRotation.gmstRad(point.utc(), 0))
                            .elevationDeg())
                    .isCloseTo(90, within(1e-4));
        }
        assertThat(track.points().stream().filter(GroundTrack.Point::sunlit).count())
                .isBetween(95L, 150L);
    }

    @Test
    void a_day_of_it_has_longer_steps_and_no_more_points_than_a_map_can_draw() {
        GroundTrack track = GroundTrack.of(ISS_LIKE, NOW, Duration.ofDays(1));

        assertThat(track.points()).hasSize(GroundTrack.MOST_POINTS);
        assertThat(track.points().get(GroundTrack.MOST_POINTS - 1).utc())
                .isBetween(NOW.plus(Duration.ofDays(1)).minusSeconds(1), NOW.plus(Duration.ofDays(1)));
    }
}
