package org.slewd.doppler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.receiver.Leg;

/**
 * Which lateness and which offset most spectra have a line at: every line votes for all pairs that would put the carrier of
 * the object on it. Lines of the receiver itself stand still while the carrier moves, so that no pair gets many of their votes, however
 * strong they are. It is the transform of Hough (US patent 3069654, 1962) with the Doppler curve in place of a straight line.
 */
final class LineVote {

    /** Spectra that vote, evenly over the pass: enough for its shape, and quickly counted. */
    private static final int VOTERS = 120;

    private static final double STEP_S = 1;

    /** The steepest that the curve of a low orbit gets, as a share of the carrier per second: v^2 / (h c). */
    static final double STEEPEST_PER_S = 4.1e-7;

    /** Above what chance gives by so many standard deviations; there are some ten thousand pairs. */
    private static final double SIGMAS = 6;

    /**
     * The pair with the most votes.
     *
     * @param halfHz a line counted within this of the curve
     * @param votes spectra that have a line there
     * @param voters spectra that have lines at all
     */
    record Winner(double lateS, double offsetHz, double halfHz, int votes, int voters) {}

    private LineVote() {}

    /**
     * Counts.
     *
     * @param rows in the order of time
     * @param columnHz width of a column of the spectra
     * @param bandHz width of the band in which lines were looked for
     * @return empty when no pair has more votes than chance explains
     */
    static Optional<Winner> count(
            List<LineRow> rows, double nominalHz, LateMotion object, Duration maxLate, double columnHz, double bandHz) {
        List<LineRow> voters =
                thinned(rows.stream().filter(row -> !row.lines().isEmpty()).toList());
        double halfHz = columnHz + nominalHz * STEEPEST_PER_S * STEP_S / 2;
        int steps = (int) (maxLate.toNanos() / 1e9 / STEP_S);
        Optional<Tally> best = Optional.empty();
        for (int i = -steps; i <= steps; i++) {
            Optional<Tally> tally = tally(voters, nominalHz, object, i * STEP_S, halfHz);
            if (tally.isPresent() && (best.isEmpty() || tally.get().isBetterThan(best.get()))) {
                best = tally;
            }
        }
        double lines = voters.stream().mapToInt(row -> row.lines().size()).sum();
        double chance = 1 - Math.exp(-lines / Math.max(1, voters.size()) * 2 * halfHz / bandHz);
        double expected = voters.size() * chance;
        double needed = expected + SIGMAS * Math.sqrt(expected * (1 - chance));
        return best.filter(tally -> tally.votes > needed && tally.votes >= CurveFit.LEAST_SAMPLES)
                .map(tally -> new Winner(tally.lateS, tally.offsetHz, halfHz, tally.votes, voters.size()));
    }

    private static List<LineRow> thinned(List<LineRow> rows) {
        if (rows.size() <= VOTERS) {
            return rows;
        }
        List<LineRow> some = new ArrayList<>();
        for (int i = 0; i < VOTERS; i++) {
            some.add(rows.get((int) ((long) i * rows.size() / VOTERS)));
        }
        return some;
    }

    /** @param spreadHz mean distance of the votes from the offset */
    private record Tally(double lateS, double offsetHz, int votes, double spreadHz) {

        /** Where the curve is flat many latenesses have all votes; the one that they scatter least about is the best start. */
        boolean isBetterThan(Tally other) {
            return votes != other.votes ? votes > other.votes : spreadHz < other.spreadHz;
        }
    }

    private record Vote(double offsetHz, int voter) {}

    /** The offset with the most votes for one lateness; empty where the orbit model is silent. */
    private static Optional<Tally> tally(
            List<LineRow> voters, double nominalHz, LateMotion object, double lateS, double halfHz) {
        Motion motion = object.late(Duration.ofNanos(Math.round(lateS * 1e9)));
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < voters.size(); i++) {
            OptionalDouble predictedHz =
                    Shift.siteHz(Leg.DOWNLINK, nominalHz, motion, voters.get(i).utc());
            if (predictedHz.isEmpty()) {
                return Optional.empty();
            }
            for (LineRow.Line line : voters.get(i).lines()) {
                votes.add(new Vote(line.receivedHz() - predictedHz.getAsDouble(), i));
            }
        }
        votes.sort(Comparator.comparingDouble(Vote::offsetHz));
        int[] byVoter = new int[voters.size()];
        int distinct = 0;
        int first = 0;
        int most = 0;
        int bestFirst = 0;
        int bestLast = -1;
        for (int last = 0; last < votes.size(); last++) {
            distinct += byVoter[votes.get(last).voter]++ == 0 ? 1 : 0;
            while (votes.get(last).offsetHz - votes.get(first).offsetHz > 2 * halfHz) {
                distinct -= --byVoter[votes.get(first).voter] == 0 ? 1 : 0;
                first++;
            }
            if (distinct > most) {
                most = distinct;
                bestFirst = first;
                bestLast = last;
            }
        }
        if (most == 0) {
            return Optional.empty();
        }
        double[] offsets = votes.subList(bestFirst, bestLast + 1).stream()
                .mapToDouble(Vote::offsetHz)
                .toArray();
        double middleHz = RobustScale.median(offsets);
        double spreadHz = 0;
        for (double offset : offsets) {
            spreadHz += Math.abs(offset - middleHz) / offsets.length;
        }
        return Optional.of(new Tally(lateS, middleHz, most, spreadHz));
    }
}
