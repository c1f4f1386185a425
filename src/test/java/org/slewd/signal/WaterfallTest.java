package org.slewd.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private static SpectrumRow row(int number) {
        float[] power = new float[16];
        Arrays.fill(power, number);
        return new SpectrumRow(TestTone.START.plusMillis(250L * number + 125), 0.25, 50, 4, power);
    }

    @Test
    void halves_its_resolution_in_time_when_it_is_full() {
        Waterfall waterfall = new Waterfall(16, 4);
        for (int i = 0; i < 7; i++) {
            waterfall.add(row(i));
        }
        List<SpectrumRow> rows = waterfall.view().rows();
        assertThat(rows).extracting(SpectrumRow::seconds).containsExactly(0.5, 0.5, 0.5, 0.25);
        assertThat(rows).extracting(each -> each.power()[3]).containsExactly(0.5f, 2.5f, 4.5f, 6f);
        assertThat(rows).extracting(SpectrumRow::averages).containsExactly(8, 8, 8, 4);
        assertThat(rows.get(1).utc()).isEqualTo(TestTone.START.plusMillis(750));
    }

    @Test
    void holds_a_whole_day_in_the_rows_it_has() {
        Waterfall waterfall = new Waterfall(16, 64);
        for (int i = 0; i < 100_000; i++) {
            waterfall.add(row(i));
        }
        List<SpectrumRow> rows = waterfall.view().rows();
        assertThat(rows).hasSizeBetween(32, 64);
        assertThat(rows.get(0).utc()).isBefore(TestTone.START.plusSeconds(700));
        assertThat(rows.get(rows.size() - 1).utc()).isAfter(TestTone.START.plusSeconds(24_000));
    }
}
