package org.slewd.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spectra over time in bounded memory. When it is full, neighbouring rows become one, and from then on twice as many arriving
 * rows make one: a longer pass has coarser rows, never fewer minutes. One thread; a {@link #view} may be handed to any.
 */
public final class Waterfall {

    private final int columns;
    private final int maxRows;
    private final ArrayList<SpectrumRow> rows = new ArrayList<>();
    private int arrivingPerRow = 1;

    /** What has arrived of the next row, and in how many. */
    private Optional<SpectrumRow> waiting = Optional.empty();

    private int waitingRows;

    /**
     * What a waterfall held at one moment. Immutable.
     *
     * @param rows in the order of time; they may have gaps between them
     */
    public record View(List<SpectrumRow> rows) {
        public View {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param columns of every row
     * @param maxRows how many are kept, even, at least 2; each takes 4 bytes per column
     */
    public Waterfall(int columns, int maxRows) {
        if (columns < 8 || maxRows < 2 || maxRows % 2 != 0) {
            throw new IllegalArgumentException(
                    columns + " columns, " + maxRows + " rows: 8 and an even number at least");
        }
        this.columns = columns;
        this.maxRows = maxRows;
    }

    /**
     * Adds what came after all that is here.
     *
     * @throws IllegalArgumentException when it has another number of columns
     */
    public void add(SpectrumRow row) {
        if (row.power().length != columns) {
            throw new IllegalArgumentException(row.power().length + " columns instead of " + columns);
        }
        if (rows.size() == maxRows) {
            halve();
        }
        SpectrumRow sum = waiting.map(before -> merge(before, row)).orElse(row);
        waitingRows++;
        if (waitingRows == arrivingPerRow) {
            rows.add(sum);
            waiting = Optional.empty();
            waitingRows = 0;
        } else {
            waiting = Optional.of(sum);
        }
    }

    /** Forgets all, as at the start of another pass. */
    public void clear() {
        rows.clear();
        waiting = Optional.empty();
        waitingRows = 0;
        arrivingPerRow = 1;
    }

    /** What is here now; the last row may still be growing. */
    public View view() {
        List<SpectrumRow> all = new ArrayList<>(rows);
        waiting.ifPresent(all::add);
        return new View(all);
    }

    private void halve() {
        for (int i = 0; i < maxRows / 2; i++) {
            rows.set(i, merge(rows.get(2 * i), rows.get(2 * i + 1)));
        }
        rows.subList(maxRows / 2, maxRows).clear();
        arrivingPerRow *= 2;
    }

    private static SpectrumRow merge(SpectrumRow first, SpectrumRow last) {
        int averages = first.averages() + last.averages();
        float weight = (float) last.averages() / averages;
        float[] power = new float[first.power().length];
        for (int i = 0; i < power.length; i++) {
            power[i] = first.power()[i] + weight * (last.power()[i] - first.power()[i]);
        }
        Instant start = first.utc().minus(half(first));
        Instant end = last.utc().plus(half(last));
        Duration length = Duration.between(start, end);
        // A clock that was set back between two rows must not give a row that ends before it starts.
        double seconds = Math.max(length.toNanos() / 1e9, first.seconds());
        return new SpectrumRow(start.plusNanos(Math.round(seconds * 0.5e9)), seconds, first.binHz(), averages, power);
    }

    private static Duration half(SpectrumRow row) {
        return Duration.ofNanos(Math.round(row.seconds() * 0.5e9));
    }
}
