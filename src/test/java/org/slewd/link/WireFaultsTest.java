package org.slewd.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireFaultsTest {

    private final WireFaults faults = new WireFaults();
    private final byte[] answer = new byte[1_000];

    @Test
    void lets_everything_pass_at_first() {
        assertThat(faults.apply(answer)).isEqualTo(answer);
        assertThat(faults.delayNanos()).isZero();
    }

    @Test
    void swallows_while_muted() {
        faults.off(true);
        assertThat(faults.apply(answer)).isEmpty();
        faults.off(false);
        assertThat(faults.apply(answer)).hasSize(1_000);
    }

    @Test
    void spoils_about_the_share_asked_for_and_the_same_bytes_for_the_same_seed() {
        faults.garbage(0.2, 7);
        byte[] first = faults.apply(answer);
        assertThat(spoilt(first)).isBetween(150, 250);
        faults.garbage(0.2, 7);
        assertThat(faults.apply(answer)).isEqualTo(first);
        faults.garbage(0.2, 8);
        assertThat(faults.apply(answer)).isNotEqualTo(first);
        assertThat(answer).containsOnly(0);
    }

    @Test
    void refuses_what_makes_no_sense() {
        assertThatThrownBy(() -> faults.garbage(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.garbage(1.01, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.delayed(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int spoilt(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            count += b == 0 ? 0 : 1;
        }
        return count;
    }
}
