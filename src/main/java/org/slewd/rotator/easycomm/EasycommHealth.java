package org.slewd.rotator.easycomm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.rotator.easycomm.EasycommCodec.Question;

/** What an Easycomm III box says of itself: status, errors and end-stops, asked in turn between positions. One thread. */
final class EasycommHealth {

    private static final List<Question> QUESTIONS =
            List.of(Question.ERRORS, Question.STATUS, Question.AZIMUTH_END_STOP, Question.ELEVATION_END_STOP);

    /** From one such question to the next; all four are known anew every 8 s. */
    private static final long INTERVAL_NANOS = 2_000_000_000L;

    /** A box that does not know one of the questions is not asked it again on this connection. */
    private static final int TRIES = 2;

    /** Bit of the status that stands for an error. */
    private static final int STATUS_ERROR = 8;

    // As SatNOGS firmware numbers them; its 1 stands for no error.
    private static final Map<Integer, String> ERROR_NAMES = Map.of(2, "sensor", 4, "homing", 8, "motor");

    private final Map<Question, Integer> values = new EnumMap<>(Question.class);
    private final Map<Question, Integer> unanswered = new EnumMap<>(Question.class);

    private int next;
    private long askedNanos;

    /** The wire came up anew at {@code nowNanos}. */
    void restart(long nowNanos) {
        values.clear();
        unanswered.clear();
        next = 0;
        askedNanos = nowNanos;
    }

    /** The question that is due, which counts as asked. */
    Optional<Question> due(long nowNanos) {
        if (nowNanos - askedNanos < INTERVAL_NANOS) {
            return Optional.empty();
        }
        askedNanos = nowNanos;
        for (int tries = 0; tries < QUESTIONS.size(); tries++) {
            Question question = QUESTIONS.get(next);
            next = (next + 1) % QUESTIONS.size();
            if (unanswered.getOrDefault(question, 0) < TRIES) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    void heard(Question question, int value) {
        values.put(question, value);
        unanswered.remove(question);
    }

    /** Nobody answered {@code question}, which may be any. */
    void gaveUp(Question question) {
        unanswered.merge(question, 1, Integer::sum);
    }

    /** One sentence for an operator; empty when the box reports no error. */
    Optional<String> trouble() {
        int errors = values.getOrDefault(Question.ERRORS, 0);
        List<String> names = new ArrayList<>();
        for (int bit = 2; bit <= STATUS_ERROR; bit *= 2) {
            if ((errors & bit) != 0) {
                names.add(ERROR_NAMES.get(bit));
            }
        }
        boolean statusSaysError = (values.getOrDefault(Question.STATUS, 0) & STATUS_ERROR) != 0;
        if (names.isEmpty() && errors < 16 && !statusSaysError) {
            return Optional.empty();
        }
        String what = names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
        return Optional.of("the controller reports an error: GE" + errors + what + endStops()
                + "; slewd goes on; look at the antenna; a reset of the controller makes it seek its end-stops");
    }

    private String endStops() {
        String azimuth = isPressed(Question.AZIMUTH_END_STOP) ? ", azimuth end-stop pressed" : "";
        return isPressed(Question.ELEVATION_END_STOP) ? azimuth + ", elevation end-stop pressed" : azimuth;
    }

    private boolean isPressed(Question question) {
        return values.getOrDefault(question, 0) != 0;
    }
}
