package org.slewd.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

class ReversalBudgetTest {

    private static final AxisRange TRAVEL = new AxisRange(0, 360);
    private static final double BEAM_DEG = 10;

    private static AxisModel axis(double reversalsPerMinute) {
        return new AxisModel(TRAVEL, 6, 12, 0.2, 0.6, 0, 0, reversalsPerMinute);
    }

    /** When the azimuth was turned round, in seconds, while an object swings to and fro every two seconds. */
    private static List<Long> reversals(double perMinute, double swingDeg) {
        ReversalBudget budget = new ReversalBudget(axis(perMinute), axis(12), BEAM_DEG);
        List<Long> reversals = new ArrayList<>();
        Pointing last = new Pointing(100, 10);
        double direction = 0;
        for (long second = 0; second < 600; second += 2) {
            Pointing wanted = new Pointing(100 + (second % 4 == 0 ? swingDeg : -swingDeg), 10);
            Optional<Pointing> command = budget.within(wanted, Optional.of(last), wanted, second * 1_000_000_000L);
            if (command.isPresent()) {
                budget.commanded(command.get(), Optional.of(last), second * 1_000_000_000L);
                double way = command.get().azimuthDeg() - last.azimuthDeg();
                if (way * direction < 0) {
                    reversals.add(second);
                }
                direction = way;
                last = command.get();
            }
        }
        return reversals;
    }

    @Test
    void an_axis_is_turned_round_no_oftener_than_it_may_in_any_minute() {
        List<Long> reversals = reversals(6, 2);
        assertThat(reversals).hasSizeBetween(50, 60);
        for (int i = 6; i < reversals.size(); i++) {
            assertThat(reversals.get(i) - reversals.get(i - 6)).isGreaterThanOrEqualTo(60);
        }
    }

    @Test
    void less_than_one_a_minute_is_one_in_some_minutes() {
        assertThat(reversals(0.5, 2)).hasSize(5);
    }

    @Test
    void an_object_that_would_leave_the_beam_is_followed_all_the_same() {
        assertThat(reversals(6, 6)).hasSize(299);
    }

    @Test
    void an_axis_that_goes_on_and_the_other_axis_are_not_held() {
        ReversalBudget budget = new ReversalBudget(axis(1), axis(12), BEAM_DEG);
        Pointing[] way = {new Pointing(100, 10), new Pointing(101, 11), new Pointing(100, 12)};
        for (int i = 1; i < way.length; i++) {
            budget.commanded(way[i], Optional.of(way[i - 1]), i);
        }
        Optional<Pointing> last = Optional.of(way[2]);
        assertThat(budget.within(new Pointing(99, 13), last, way[2], 3)).contains(new Pointing(99, 13));
        assertThat(budget.within(new Pointing(102, 13), last, way[2], 3)).contains(new Pointing(100, 13));
        assertThat(budget.within(new Pointing(102, 12), last, way[2], 3)).isEmpty();
        assertThat(budget.within(new Pointing(102, 12), Optional.empty(), way[2], 3))
                .isPresent();
    }
}
