package org.slewd.storage;

import org.slewd.config.Section;

/**
 * The section {@code journal} of the configuration: how much of the past is kept.
 *
 * @param keepDays rows that are older are taken out
 * @param mostBytes what the rows may take on the disk; the oldest are taken out above it
 */
public record JournalLimits(int keepDays, long mostBytes) {

    /** Two years, and room for them: a busy station writes 100 KiB a day. */
    public static final JournalLimits USUAL = new JournalLimits(730, 256L << 20);

    private static final long MOST_DAYS = 36_500;
    private static final long LEAST_BYTES = 1L << 20;
    private static final long MOST_BYTES = 64L << 30;

    public JournalLimits {
        if (keepDays < 1 || keepDays > MOST_DAYS) {
            throw new IllegalArgumentException("keepDays " + keepDays + " is outside [1, " + MOST_DAYS + "]");
        }
        if (mostBytes < LEAST_BYTES || mostBytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "mostBytes " + mostBytes + " is outside [" + LEAST_BYTES + ", " + MOST_BYTES + "]");
        }
    }

    /** Reads the section; a fault of it is told and the usual taken meanwhile. */
    public static JournalLimits read(Section journal) {
        long days = journal.optionalInteger("keepDays", 1, MOST_DAYS).orElse(USUAL.keepDays);
        long bytes =
                journal.optionalInteger("mostBytes", LEAST_BYTES, MOST_BYTES).orElse(USUAL.mostBytes);
        return new JournalLimits((int) days, bytes);
    }
}
