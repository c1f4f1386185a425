package org.slewd.orbit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what one source holds, within bounds. */
final class BatchBuilder {

    /** Four times what is tracked today; a source with more than this is not a catalogue. */
    static final int MAX_RECORDS = 100_000;

    /** Enough to see what is wrong, few enough to read. */
    static final int MAX_PROBLEMS = 100;

    private final String source;
    private final List<ElementSet> sets = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int unlisted;
    private boolean full;

    BatchBuilder(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    /** Whether nothing was found so far, neither sound nor damaged. */
    boolean isEmpty() {
        return sets.isEmpty() && problems.isEmpty();
    }

    /** Whether no more records are taken in, so that a reader may stop. */
    boolean isFull() {
        return full;
    }

    /** Takes in one record, or names what is wrong with it. {@code where} is its place, such as {@code line 7}. */
    void add(Map<String, String> fields, String where) {
        if (sets.size() >= MAX_RECORDS) {
            if (!full) {
                full = true;
                problems.add(source + " holds more than " + MAX_RECORDS + " records; the rest was not read");
            }
            return;
        }
        try {
            sets.add(OmmMapper.map(fields, source + " " + where));
        } catch (IllegalArgumentException e) {
            String number = fields.getOrDefault("NORAD_CAT_ID", "").strip();
            String of = number.isEmpty() ? "" : " (catalogue number " + shorten(number) + ")";
            problem(where + of, e.getMessage());
        }
    }

    void problem(String where, String what) {
        if (problems.size() >= MAX_PROBLEMS) {
            unlisted++;
            return;
        }
        problems.add(source + " " + where + ": " + what);
    }

    ElementBatch build() {
        if (isEmpty()) {
            problems.add(source + " holds no element sets");
        }
        if (unlisted > 0) {
            problems.add(source + ": and " + unlisted + " more problems");
        }
        return new ElementBatch(sets, problems);
    }

    private static String shorten(String text) {
        return text.length() <= 12 ? text : text.substring(0, 12) + "...";
    }
}
