package org.slewd.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final double RATE = 96_000;
    private static final double CENTRE = 437.8e6;

    /** A pass squeezed into four seconds: from +9 to -9 kHz, 5.6 kHz a second in the middle. */
    private static double curveHz(double seconds) {
        return -9_000 * Math.tanh((seconds - 2) / 1.6);
    }

    /** What a chain made, and what was zero in it. */
    private record Row(SpectrumRow spectrum, double zeroHz) {}

    private static List<SpectrumRow> rows(List<IqBlock> blocks, ChainSettings settings, FrequencyCurve zero) {
        return rowsWithZero(blocks, settings, zero).stream().map(Row::spectrum).toList();
    }

    private static List<Row> rowsWithZero(List<IqBlock> blocks, ChainSettings settings, FrequencyCurve zero) {
        List<Row> rows = new ArrayList<>();
        Chain chain = new Chain(settings, RATE);
        blocks.forEach(block -> chain.accept(block, zero, new Chain.Output() {
            @Override
            public void narrow(float[] iq, int samples, Instant utc, boolean afterGap) {}

            @Override
            public void row(SpectrumRow row, double zeroHz) {
                rows.add(new Row(row, zeroHz));
            }
        }));
        return rows;
    }

    private static OptionalDouble expected(Instant utc) {
        double seconds = Duration.between(TestTone.START, utc).toNanos() / 1e9;
        return OptionalDouble.of(CENTRE + curveHz(seconds));
    }

    @Test
    void brings_a_carrier_to_the_middle_whose_doppler_curve_is_known() {
        List<IqBlock> blocks = TestTone.blocks(RATE, CENTRE, 4, ChainTest::curveHz, 0.1, 0.1);
        List<SpectrumRow> rows = rows(blocks, new ChainSettings(12_000, 512, 0.1), ChainTest::expected);
        assertThat(rows).hasSizeBetween(44, 48);
        assertThat(rows).allSatisfy(row -> {
            Carrier carrier = CarrierFinder.find(row).orElseThrow();
            // A chord instead of the curve within 50 ms is off by less than 2 Hz here; a column has 23 Hz.
            assertThat(carrier.offsetHz()).isCloseTo(0, within(3.0));
            assertThat(carrier.snrDb()).isGreaterThan(25);
        });
    }

    @Test
    void tells_of_each_row_what_was_zero_in_it_also_when_nothing_is_expected_any_more() {
        List<IqBlock> blocks = TestTone.blocks(RATE, CENTRE, 4, ChainTest::curveHz, 0.3, 0.02);
        Instant silent = TestTone.START.plusSeconds(2);
        List<Row> rows = rowsWithZero(
                blocks,
                new ChainSettings(24_000, 512, 0.1),
                utc -> utc.isBefore(silent) ? expected(utc) : OptionalDouble.empty());
        for (Row row : rows) {
            double receivedHz = row.zeroHz()
                    + CarrierFinder.find(row.spectrum()).orElseThrow().offsetHz();
            boolean isFollowed = row.spectrum().utc().isBefore(silent.minusMillis(100));
            // One that is not is smeared over the 560 Hz by which it moves in 0.1 s.
            assertThat(receivedHz)
                    .isCloseTo(expected(row.spectrum().utc()).getAsDouble(), within(isFollowed ? 5.0 : 300.0));
        }
    }

    @Test
    void dates_its_rows_by_the_middle_of_the_samples_that_they_are_made_of() {
        List<IqBlock> blocks = TestTone.blocks(RATE, CENTRE, 4, ChainTest::curveHz, 0.3, 0.02);
        List<SpectrumRow> rows = rows(blocks, new ChainSettings(24_000, 512, 0.02), utc -> OptionalDouble.of(CENTRE));
        for (SpectrumRow row : rows.subList(20, rows.size() - 20)) {
            double offset = CarrierFinder.find(row).orElseThrow().offsetHz();
            double expected = expected(row.utc()).getAsDouble() - CENTRE;
            // 12 Hz are 2 ms in the steepest part.
            assertThat(offset).isCloseTo(expected, within(12.0));
        }
    }

    @Test
    void begins_a_row_anew_after_a_gap() {
        List<IqBlock> blocks = TestTone.blocks(RATE, CENTRE, 2, seconds -> 1_000, 0.3, 0.02);
        blocks.subList(10, 20).clear();
        List<SpectrumRow> rows = rows(blocks, new ChainSettings(24_000, 256, 0.2), utc -> OptionalDouble.of(CENTRE));
        Instant gapStart = TestTone.START.plusMillis(500);
        Instant gapEnd = TestTone.START.plusMillis(1_000);
        assertThat(rows).hasSizeBetween(5, 7).allSatisfy(row -> {
            Duration half = Duration.ofMillis(95);
            boolean before = row.utc().plus(half).isBefore(gapStart);
            boolean after = row.utc().minus(half).isAfter(gapEnd.minusMillis(5));
            assertThat(before || after).isTrue();
        });
    }
}
