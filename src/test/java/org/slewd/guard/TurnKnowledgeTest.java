package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisRange;

class TurnKnowledgeTest {

    private static final AxisRange OVERLAP = new AxisRange(0, 450);

    @Test
    void a_report_that_agrees_with_what_was_saved_tells_the_turn() {
        assertThat(start(41, OVERLAP, 400)).isEqualTo(new TurnKnowledge.Known(401));
        assertThat(start(39, OVERLAP, 40)).isEqualTo(new TurnKnowledge.Known(39));
        assertThat(start(1, OVERLAP, 359)).isEqualTo(new TurnKnowledge.Known(361));
        assertThat(start(43, OVERLAP, 400)).isInstanceOf(TurnKnowledge.Unknown.class);
    }

    @Test
    void without_anything_saved_only_the_overlap_is_in_doubt() {
        assertThat(start(200, OVERLAP)).isEqualTo(new TurnKnowledge.Known(200));
        assertThat(start(40, OVERLAP)).isEqualTo(new TurnKnowledge.Unknown(List.of(40.0, 400.0)));
        assertThat(start(100, new AxisRange(-180, 540))).isEqualTo(new TurnKnowledge.Unknown(List.of(100.0, 460.0)));
        assertThat(start(92, OVERLAP))
                .as("so near the stop it may stand on it")
                .isInstanceOf(TurnKnowledge.Unknown.class);
    }

    @Test
    void a_travel_of_one_turn_leaves_no_doubt() {
        assertThat(start(0, new AxisRange(0, 360))).isEqualTo(new TurnKnowledge.Known(0));
        assertThat(start(270, new AxisRange(-180, 180))).isEqualTo(new TurnKnowledge.Known(-90));
        assertThat(start(359, new AxisRange(0, 360), 0)).isEqualTo(new TurnKnowledge.Known(-1));
        assertThat(start(300, new AxisRange(10, 200))).as("off its travel").isEqualTo(new TurnKnowledge.Known(-60));
    }

    @Test
    void a_controller_that_tells_the_turns_apart_is_believed() {
        assertThat(TurnKnowledge.atStart(400, true, OVERLAP, OptionalDouble.of(40)))
                .isEqualTo(new TurnKnowledge.Known(400));
    }

    @Test
    void a_person_settles_it_by_naming_one_of_the_candidates() {
        TurnKnowledge.Unknown unknown = new TurnKnowledge.Unknown(List.of(40.0, 400.0));
        assertThat(unknown.settledAt(401)).contains(new TurnKnowledge.Known(400));
        assertThat(unknown.settledAt(220)).isEmpty();
        assertThat(unknown.sentence()).contains("40 or at 400 degrees", "say at which");
    }

    private static TurnKnowledge start(double reportDeg, AxisRange travel) {
        return TurnKnowledge.atStart(reportDeg, false, travel, OptionalDouble.empty());
    }

    private static TurnKnowledge start(double reportDeg, AxisRange travel, double savedDeg) {
        return TurnKnowledge.atStart(reportDeg, false, travel, OptionalDouble.of(savedDeg));
    }
}
