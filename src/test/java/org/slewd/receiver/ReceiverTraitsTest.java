package org.slewd.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slewd.receiver.ReceiverTraits.Band;

class ReceiverTraitsTest {

    private static final Band TWO_METRES = new Band(144_000_000, 148_000_000);
    private static final Band SEVENTY_CENTIMETRES = new Band(430_000_000, 450_000_000);

    @Test
    void contains_both_edges_of_each_band_and_nothing_of_the_gap() {
        ReceiverTraits traits = new ReceiverTraits(List.of(TWO_METRES, SEVENTY_CENTIMETRES), 1, 1);

        assertThat(List.of(144_000_000L, 148_000_000L, 430_000_000L, 450_000_000L))
                .allMatch(traits::contains);
        assertThat(List.of(143_999_999L, 148_000_001L, 429_999_999L, 450_000_001L, 0L, -1L, Long.MAX_VALUE))
                .noneMatch(traits::contains);
        assertThat(traits.minHz()).isEqualTo(144_000_000);
        assertThat(traits.maxHz()).isEqualTo(450_000_000);
    }

    @Test
    void rounds_to_the_nearest_step_and_makes_of_nan_a_frequency_that_no_radio_has() {
        ReceiverTraits traits = new ReceiverTraits(1, 10_000_000_000L, 10, 1);

        assertThat(traits.onGrid(145_800_004.9)).isEqualTo(145_800_000);
        assertThat(traits.onGrid(145_800_005.1)).isEqualTo(145_800_010);
        assertThat(traits.contains(traits.onGrid(Double.NaN))).isFalse();
        assertThat(traits.contains(traits.onGrid(Double.POSITIVE_INFINITY))).isFalse();
    }

    @Test
    void refuses_bands_that_overlap_descend_or_are_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiverTraits(List.of(SEVENTY_CENTIMETRES, TWO_METRES), 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiverTraits(List.of(TWO_METRES, new Band(148_000_000, 149_000_000)), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReceiverTraits(List.of(), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Band(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Band(0, 4));
    }

    @Test
    void steps_aside_from_an_ending_that_is_barred_to_the_nearer_neighbour() {
        ReceiverTraits traits = new ReceiverTraits(1, 10_000_000_000L, 10, 1).barring(Set.of(80L));
        assertThat(traits.onGrid(145_800_078)).isEqualTo(145_800_070);
        assertThat(traits.onGrid(145_800_080)).isEqualTo(145_800_090);
        assertThat(traits.onGrid(145_800_082)).isEqualTo(145_800_090);
        assertThat(traits.onGrid(145_800_180)).isEqualTo(145_800_180);
        assertThat(traits.isOnGrid(145_800_080)).isFalse();
        assertThat(traits.isOnGrid(145_800_090)).isTrue();
        assertThat(traits.isOnGrid(145_800_091)).isFalse();
        assertThat(traits.withUplink().barredHz()).containsExactly(80L);
    }
}
