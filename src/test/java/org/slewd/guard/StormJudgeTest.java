package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

class StormJudgeTest {

    private final StormJudge judge = new StormJudge(
            new StormJudge.Limits(new AxisRange(0, 450), new AxisRange(0, 90)),
            1,
            Map.of("the mast", at -> at.azimuthDeg() == 106));

    @Test
    void what_is_inside_is_not_held_against_the_antenna() {
        judge.see(new Pointing(451, -1), 0);
        judge.see(new Pointing(105, 45), 1);
        assertThat(judge.violations()).isZero();
        assertThat(judge.first()).isEmpty();
        assertThat(judge.looks()).isEqualTo(2);
        assertThat(judge.furthestOutDeg()).isZero();
    }

    @Test
    void the_first_violation_is_told_and_all_are_counted() {
        judge.see(new Pointing(452, 45), 1_500_000_000L);
        judge.see(new Pointing(106, 45), 2_000_000_000L);
        judge.refused("Z9", 2_500_000_000L);
        assertThat(judge.violations()).isEqualTo(3);
        assertThat(judge.furthestOutDeg()).isEqualTo(1);
        assertThat(judge.first().orElseThrow()).startsWith("1.500 s: outside the limits at");
    }
}
