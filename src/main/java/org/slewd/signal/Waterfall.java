package org.slewd.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Spectra over time in bounded memory. When it is full, neighbouring rows become one, and from then on twice as many arriving
 * rows make one: a longer pass has coarser rows, never fewer minutes. One thread; a {@link #view} may be handed to any.
 */
public final class Waterfall {

    private final int columns;
    private final int maxRows;
    private final ArrayList<SpectrumRow> rows = new ArrayList<>();
    private final ArrayList<SpectrumRow> waiting = new ArrayList<>();
    private int arrivingPerRow = 1;

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
        waiting.add(row);
        if (waiting.size() == arrivingPerRow) {
            rows.add(merge(waiting));
            waiting.clear();
        }
    }

    /** Forgets all, as at the start of another pass. */
    public void clear() {
        rows.clear();
        waiting.clear();
        arrivingPerRow = 1;
    }

    /** What is here now. */
    public View view() {
        return new View(rows);
    }

    private void halve() {
        for (int i = 0; i < maxRows / 2; i++) {
            rows.set(i, merge(rows.subList(2 * i, 2 * i + 2)));
        }
        rows.subList(maxRows / 2, maxRows).clear();
        arrivingPerRow *= 2;
    }

    private static SpectrumRow merge(List<SpectrumRow> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int averages = parts.stream().mapToInt(SpectrumRow::averages).sum();
        float[] power = new float[parts.get(0).power().length];
        for (SpectrumRow part : parts) {
            float weight = (float) part.averages() / averages;
            for (int i = 0; i < power.length; i++) {
                power[i] += weight * part.power()[i];
            }
        }
        SpectrumRow first = parts.get(0);
        SpectrumRow last = parts.get(parts.size() - 1);
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
