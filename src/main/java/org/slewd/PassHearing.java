package org.slewd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.doppler.FitOutcome;
import org.slewd.doppler.LineRow;
import org.slewd.doppler.OffsetBook.Oscillators;
import org.slewd.doppler.SignalFit;
import org.slewd.listen.CarrierSeen;
import org.slewd.listen.LineSink;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.TimingError;
import org.slewd.signal.SpectrumRow;
import org.slewd.sky.SiteFrame;
import org.slewd.station.HeardSignal;
import org.slewd.track.Satellite;

/**
 * What the spectra of one pass say of the orbit. Rows come from the thread that processes samples; {@link #fit} takes a
 * fraction of a second and belongs to another one.
 */
final class PassHearing implements LineSink {

    /** Half an hour at four a second; of what is longer every second row is let go. */
    private static final int MAX_ROWS = 8_192;

    /** A line well above the noise is found to a twentieth of a column, whatever its strength. */
    private static final double LEAST_SIGMA_COLUMNS = 0.05;

    /** What is farther off its elements than this many sigmas is another object. */
    private static final double SIGMAS = 4;

    private static final double LEAST_LATE_S = 5;

    /** As far as anybody looks without better elements: at this the search takes a tenth of a second. */
    private static final double MOST_LATE_S = 60;

    private final SiteFrame site;
    private final Instant rise;
    private final Oscillators oscillators;
    private final double bandHz;
    private final List<LineRow> rows = new ArrayList<>();
    private double columnHz;

    // Of the thread that fits.
    private ElementSet elements;
    private double orbitSigmaS;

    /**
     * @param rise of the pass, by the elements
     * @param oscillators whose offset this pass teaches
     * @param bandHz width of the band in which lines are looked for
     */
    PassHearing(ElementSet elements, SiteFrame site, Instant rise, Oscillators oscillators, double bandHz) {
        this.site = site;
        this.rise = rise;
        this.oscillators = oscillators;
        this.bandHz = bandHz;
        this.elements = elements;
        this.orbitSigmaS = TimingError.of(elements).sigmaS(rise);
    }

    /** From now on compares with other elements, if they are others. On the thread that fits. */
    void use(ElementSet others) {
        if (!others.epoch().equals(elements.epoch())) {
            elements = others;
            orbitSigmaS = TimingError.of(others).sigmaS(rise);
        }
    }

    @Override
    public synchronized void seen(SpectrumRow row, List<CarrierSeen> lines) {
        columnHz = row.binHz();
        if (!rows.isEmpty() && row.utc().isBefore(rows.get(rows.size() - 1).utc())) {
            rows.clear(); // the clock was set back: what was dated before cannot be told from what comes now
        }
        if (rows.size() == MAX_ROWS) {
            for (int i = 0; i < MAX_ROWS / 2; i++) {
                rows.set(i, rows.get(2 * i));
            }
            rows.subList(MAX_ROWS / 2, MAX_ROWS).clear();
        }
        rows.add(new LineRow(
                row.utc(),
                lines.stream()
                        .map(line -> new LineRow.Line(line.receivedHz(), sigmaHz(line.snrDb(), row.binHz())))
                        .toList()));
    }

    /** A line of the power of noise cannot be placed better than its column. */
    private static double sigmaHz(double snrDb, double binHz) {
        return binHz * (LEAST_SIGMA_COLUMNS + 0.5 * Math.pow(10, -snrDb / 20));
    }

    private synchronized List<LineRow> rows() {
        return List.copyOf(rows);
    }

    private synchronized double columnHz() {
        return columnHz;
    }

    /** What is found so far; empty before the first spectrum. */
    Optional<HeardSignal> fit(Instant utc) {
        List<LineRow> heard = rows();
        if (heard.isEmpty()) {
            return Optional.empty();
        }
        double maxLateS = Math.min(MOST_LATE_S, Math.max(LEAST_LATE_S, SIGMAS * orbitSigmaS));
        SignalFit fit = new SignalFit(
                oscillators.carrierHz(), Duration.ofMillis(Math.round(maxLateS * 1e3)), columnHz(), bandHz);
        FitOutcome outcome = fit.of(heard, late -> new Satellite(elements, site, late)::look);
        return Optional.of(new HeardSignal(
                oscillators.catalogNumber(),
                rise,
                elements.epoch(),
                utc,
                oscillators.carrierHz(),
                heard.size(),
                orbitSigmaS,
                outcome));
    }

    Oscillators oscillators() {
        return oscillators;
    }
}
