package org.slewd.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slewd.mount.MountModel;
import org.slewd.mount.MountTerm;
import org.slewd.rotator.AxisRange;

/** Bearings into turns of the axis. */
class TurnChoiceTest {

    private static final TurnChoice OVERLAP = new TurnChoice(new AxisRange(0, 450), MountModel.IDEAL);

    private static double follow(TurnChoice turns, double fromDeg, double... bearings) {
        double axisDeg = fromDeg;
        double wayDeg = 0;
        for (double bearing : bearings) {
            double next = turns.axisDeg(turns.choose(bearing, 30, axisDeg));
            wayDeg += Math.abs(next - axisDeg);
            axisDeg = next;
        }
        return wayDeg;
    }

    @Test
    void a_stream_that_passes_north_goes_on_through_the_overlap() {
        assertThat(OVERLAP.choose(2, 30, 358).azimuthDeg()).isEqualTo(362);
        assertThat(follow(OVERLAP, 340, 350, 359.9, 0, 10, 60, 89)).isEqualTo(109);
        assertThat(follow(OVERLAP, 440, 60, 10, 0, 350, 300)).isEqualTo(140);
    }

    @Test
    void it_comes_back_around_only_where_the_travel_ends() {
        assertThat(OVERLAP.choose(91, 30, 450).azimuthDeg()).isEqualTo(91);
        assertThat(OVERLAP.choose(359, 30, 1).azimuthDeg()).isEqualTo(359);
        assertThat(new TurnChoice(new AxisRange(-180, 180), MountModel.IDEAL)
                        .choose(181, 30, 179)
                        .azimuthDeg())
                .isEqualTo(-179);
    }

    @Test
    void the_turn_is_that_of_the_axis_not_of_the_beam() {
        TurnChoice offset = new TurnChoice(new AxisRange(0, 450), new MountModel(Map.of(MountTerm.IA, 5.0)));
        assertThat(offset.choose(87, 30, 440).azimuthDeg()).isEqualTo(87); // 447 would need the axis at 452
        assertThat(offset.choose(84, 30, 440).azimuthDeg()).isEqualTo(444);
    }

    @Test
    void what_no_turn_reaches_is_left_for_the_envelope_to_refuse() {
        assertThat(new TurnChoice(new AxisRange(10, 100), MountModel.IDEAL)
                        .choose(200, 30, 50)
                        .azimuthDeg())
                .isEqualTo(200);
    }
}
