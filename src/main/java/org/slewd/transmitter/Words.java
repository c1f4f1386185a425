package org.slewd.transmitter;

/** Words of others, made fit to be shown. */
final class Words {

    /** A description of the SatNOGS DB has 85 letters at most. */
    private static final int MAX_LENGTH = 200;

    private Words() {}

    /** One line without control characters, of bounded length. */
    static String clean(String text) {
        String line = text.substring(0, Math.min(text.length(), 4 * MAX_LENGTH))
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH);
    }

    static String quote(String text) {
        String line = clean(text);
        return '"' + (line.length() <= 40 ? line : line.substring(0, 40) + "...") + '"';
    }
}
