package org.slewd.people;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a password: Argon2id in version 1.3, with all that it takes to compute it again.
 *
 * @param salt as base64 without padding
 * @param digest likewise
 */
public record PasswordHash(Cost cost, String salt, String digest) {

    /**
     * What computing it takes.
     *
     * @param memoryKib in KiB
     * @param passes over that memory
     * @param lanes that are computed side by side
     */
    public record Cost(int memoryKib, int passes, int lanes) {

        /** The floor that OWASP recommends: 50 ms of a PC and 19 MiB for each login. */
        public static final Cost USUAL = new Cost(19 * 1024, 2, 1);

        /** A damaged or foreign file must not take the memory of the station or hold a thread for minutes. */
        private static final int MAX_MEMORY_KIB = 128 * 1024;

        private static final int MAX_PASSES = 16;
        private static final int MAX_LANES = 4;

        public Cost {
            if (lanes < 1
                    || lanes > MAX_LANES
                    || passes < 1
                    || passes > MAX_PASSES
                    || memoryKib < 8 * lanes
                    || memoryKib > MAX_MEMORY_KIB) {
                throw new IllegalArgumentException(
                        "Argon2id with " + memoryKib + " KiB, " + passes + " passes and " + lanes + " lanes");
            }
        }
    }

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    public PasswordHash {
        Base64.getDecoder().decode(salt);
        Base64.getDecoder().decode(digest);
    }

    /** As other programs write it: {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$DIGEST}. */
    public String text() {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + '$' + salt + '$'
                + digest;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is something else, or would cost more than slewd has
     */
    public static PasswordHash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("this is no hash of a password by Argon2id");
        }
        return new PasswordHash(
                new Cost(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3))),
                form.group(4),
                form.group(5));
    }

    /** Not even a hash belongs into a log. */
    @Override
    public String toString() {
        return "***";
    }
}
