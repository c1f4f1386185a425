package org.slewd.listen;

import java.util.List;
import org.slewd.signal.SpectrumRow;

/** Hears of every line that is near where a carrier is expected. Called by the processing thread; returns at once. */
@FunctionalInterface
public interface LineSink {

    /** Nobody listens, and nothing is looked for. */
    LineSink NONE = (row, lines) -> {};

    /**
     * A row was made.
     *
     * @param row the row
     * @param lines the strongest first; may be empty
     */
    void seen(SpectrumRow row, List<CarrierSeen> lines);
}
