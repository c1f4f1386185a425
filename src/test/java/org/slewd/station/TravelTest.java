package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slewd.guard.Envelope;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.KeepOut;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorDriver;

/** An antenna with a mast in its way, and a search for the way around that ends when the test says so. */
class TravelTest {

    private static final Instant NIGHT = Instant.parse("2026-06-20T23:00:00Z");
    private static final Pointing HERE = new Pointing(100, 10);
    private static final Pointing BEHIND_THE_MAST = new Pointing(160, 10);
    private static final Pointing ELSEWHERE = new Pointing(90, 10);
    private static final long SECOND = 1_000_000_000L;

    private final SimulatedAntenna antenna = SimulatedAntenna.satnogs(1);
    private final RotatorConfig config = antenna.config();
    private final RotatorDriver driver = antenna.kind().driver().apply(0);
    private final Whereabouts whereabouts = new Whereabouts(driver.traits(), config);
    private final Search search = new Search();
    private int stops;

    /** The thread for plans, which has done nothing yet. */
    private static final class Search {
        private Supplier<Optional<List<Pointing>>> work = Optional::empty;
        private CompletableFuture<Optional<List<Pointing>>> answer = new CompletableFuture<>();
        private int begun;

        CompletableFuture<Optional<List<Pointing>>> begin(Supplier<Optional<List<Pointing>>> asked) {
            begun++;
            work = asked;
            answer = new CompletableFuture<>();
            return answer;
        }

        void end() {
            answer.complete(work.get());
        }
    }

    private Travel travel(double mastToDeg) {
        GuardConfig guard =
                new GuardConfig(List.of(KeepOut.box("mast", 120, 140, 0, mastToDeg)), false, OptionalDouble.empty());
        Envelope envelope = new Envelope(
                config,
                driver.traits(),
                guard,
                SimulatedAntenna.station().horizon(),
                SimulatedAntenna.station().site());
        Turns turns = new Turns(driver.traits(), envelope.azimuth(), AxisMemory.none());
        turns.believed(turns.unwrap(HERE));
        return new Travel(config, driver, envelope, turns, whereabouts, search::begin, () -> stops++);
    }

    @BeforeEach
    void stand() {
        for (int i = 0; i < 5; i++) {
            whereabouts.take(HERE, i * SECOND / 2);
        }
    }

    @Test
    void nothing_moves_until_the_way_around_is_found() {
        Travel travel = travel(40);
        assertThat(travel.travel(BEHIND_THE_MAST, NIGHT, 3 * SECOND)).isEmpty();
        assertThat(travel.bound()).contains(BEHIND_THE_MAST);
        assertThat(travel.goOn(NIGHT, 4 * SECOND)).isEmpty();
        assertThat(travel.aimed()).isEmpty();
        search.end();
        assertThat(travel.goOn(NIGHT, 5 * SECOND)).isEmpty();
        assertThat(travel.aimed().orElseThrow().elevationDeg())
                .as("first over the mast")
                .isGreaterThan(40);
        assertThat(travel.bound()).contains(BEHIND_THE_MAST);
        assertThat(stops).as("it stood").isZero();
    }

    @Test
    void an_order_in_between_voids_the_search() {
        Travel travel = travel(40);
        travel.travel(BEHIND_THE_MAST, NIGHT, 3 * SECOND);
        assertThat(travel.aim(ELSEWHERE, NIGHT, 4 * SECOND)).isEmpty();
        search.end();
        assertThat(travel.goOn(NIGHT, 5 * SECOND)).isEmpty();
        assertThat(travel.bound()).contains(ELSEWHERE);
    }

    @Test
    void a_search_that_fails_finds_no_way_and_takes_nothing_down() {
        Travel travel = travel(40);
        travel.travel(BEHIND_THE_MAST, NIGHT, 3 * SECOND);
        search.answer.completeExceptionally(new IllegalStateException("a mistake"));
        assertThat(travel.goOn(NIGHT, 4 * SECOND).orElseThrow().sentence()).contains("mast");
        assertThat(travel.goOn(NIGHT, 5 * SECOND)).isEmpty();
        assertThat(travel.bound()).isEmpty();
    }

    @Test
    void a_stop_in_between_voids_it_too() {
        Travel travel = travel(40);
        travel.travel(BEHIND_THE_MAST, NIGHT, 3 * SECOND);
        travel.end();
        search.end();
        assertThat(travel.goOn(NIGHT, 5 * SECOND)).isEmpty();
        assertThat(travel.bound()).isEmpty();
    }

    @Test
    void a_place_without_a_way_is_not_searched_for_again_at_every_tick() {
        Travel travel = travel(40);
        travel.travel(BEHIND_THE_MAST, NIGHT, 3 * SECOND);
        search.answer.complete(Optional.empty());
        assertThat(travel.goOn(NIGHT, 4 * SECOND)).isPresent();
        assertThat(travel.travel(BEHIND_THE_MAST, NIGHT, 5 * SECOND)).isPresent();
        assertThat(search.begun).isEqualTo(1);
        assertThat(travel.travel(BEHIND_THE_MAST, NIGHT, 15 * SECOND)).isEmpty();
        assertThat(search.begun).isEqualTo(2);
    }
}
