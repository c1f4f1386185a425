package org.slewd.orbit;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two-line elements, with or without a line for the name, into the fields of an OMM. Catalogue numbers in five digits,
 * padded with zeros or blanks, or in Alpha-5.
 *
 * <p>Source of the columns: CelesTrak, "NORAD Two-Line Element Set Format".
 */
final class TleText {

    private static final int LENGTH = 69;

    // Strict enough that no name is taken for a line of elements, loose enough to recognise one that was cut off.
    private static final Pattern LINE_1 = Pattern.compile("1 [ 0-9A-Za-z][ 0-9]{3}[0-9][A-Z ].*");
    private static final Pattern LINE_2 = Pattern.compile("2 [ 0-9A-Za-z][ 0-9]{3}[0-9] .*");
    private static final Pattern EXPONENT = Pattern.compile("([ +-]?)(\\d{5})([+-]\\d)");

    private final BatchBuilder batch;
    private String name = "";
    private int nameAt;
    private String line1 = "";
    private int line1At;

    private TleText(BatchBuilder batch) {
        this.batch = batch;
    }

    static boolean recognises(String text) {
        return text.lines().map(String::strip).anyMatch(line -> isLine1(line) || isLine2(line));
    }

    static void read(String text, BatchBuilder batch) {
        TleText tle = new TleText(batch);
        int number = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext() && !batch.isFull(); ) {
            String line = lines.next().strip();
            number++;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                tle.take(isLine1(line) || isLine2(line) ? withoutNotes(line) : line, number);
            }
        }
        tle.end();
    }

    /** Verification sets carry the times of their run behind the last column, apart by a blank. */
    private static String withoutNotes(String line) {
        return line.length() > LENGTH && Character.isWhitespace(line.charAt(LENGTH)) ? line.substring(0, LENGTH) : line;
    }

    private static boolean isLine1(String line) {
        return LINE_1.matcher(line).matches();
    }

    private static boolean isLine2(String line) {
        return LINE_2.matcher(line).matches();
    }

    private void take(String line, int at) {
        if (isLine1(line)) {
            missingLine2();
            line1 = line;
            line1At = at;
        } else if (isLine2(line)) {
            if (line1.isEmpty()) {
                batch.problem("line " + at, "is a second line of elements without its first; left out");
            } else {
                pair(line);
            }
            line1 = "";
            name = "";
        } else {
            end();
            name = line.startsWith("0 ") ? line.substring(2).strip() : line;
            nameAt = at;
        }
    }

    private void end() {
        missingLine2();
        if (!name.isEmpty()) {
            batch.problem("line " + nameAt, ElementReader.quote(name) + " is not followed by elements; left out");
        }
        name = "";
    }

    private void missingLine2() {
        if (!line1.isEmpty()) {
            batch.problem("line " + line1At, "is a first line of elements without its second; left out");
            line1 = "";
            name = "";
        }
    }

    private void pair(String line2) {
        String where = "line " + line1At;
        try {
            check(line1, 1);
            check(line2, 2);
            if (!line1.substring(2, 7).equals(line2.substring(2, 7))) {
                throw new IllegalArgumentException("the two lines are of different objects, " + line1.substring(2, 7)
                        + " and " + line2.substring(2, 7));
            }
        } catch (IllegalArgumentException e) {
            batch.problem(where + (name.isEmpty() ? "" : " (" + name + ")"), e.getMessage());
            return;
        }
        batch.add(fields(name, line1, line2), where);
    }

    private static void check(String line, int number) {
        if (line.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "line " + number + " has " + line.length() + " characters instead of " + LENGTH);
        }
        int checksum = checksum(line);
        if (line.charAt(LENGTH - 1) != (char) ('0' + checksum)) {
            throw new IllegalArgumentException(
                    "the checksum of line " + number + " is " + line.charAt(LENGTH - 1) + " and should be " + checksum);
        }
    }

    /** The digit that belongs in the last column, from the columns before it: digits count themselves, a minus 1. */
    static int checksum(String line) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            char c = line.charAt(i);
            sum += c >= '0' && c <= '9' ? c - '0' : c == '-' ? 1 : 0;
        }
        return sum % 10;
    }

    private static Map<String, String> fields(String name, String line1, String line2) {
        Map<String, String> fields = new HashMap<>();
        fields.put("OBJECT_NAME", name);
        fields.put("NORAD_CAT_ID", line1.substring(2, 7).strip().toUpperCase(Locale.ROOT));
        fields.put("CLASSIFICATION_TYPE", line1.substring(7, 8));
        fields.put("OBJECT_ID", objectId(line1.substring(9, 17).strip()));
        fields.put("EPOCH", epoch(line1.substring(18, 32)));
        fields.put("MEAN_MOTION_DOT", line1.substring(33, 43).replace(" ", ""));
        fields.put("MEAN_MOTION_DDOT", exponent(line1.substring(44, 52)));
        fields.put("BSTAR", exponent(line1.substring(53, 61)));
        fields.put("EPHEMERIS_TYPE", line1.substring(62, 63));
        fields.put("ELEMENT_SET_NO", line1.substring(64, 68));
        fields.put("INCLINATION", line2.substring(8, 16));
        fields.put("RA_OF_ASC_NODE", line2.substring(17, 25));
        fields.put("ECCENTRICITY", "." + line2.substring(26, 33).replace(' ', '0'));
        fields.put("ARG_OF_PERICENTER", line2.substring(34, 42));
        fields.put("MEAN_ANOMALY", line2.substring(43, 51));
        fields.put("MEAN_MOTION", line2.substring(52, 63));
        fields.put("REV_AT_EPOCH", line2.substring(63, 68));
        return fields;
    }

    private static String epoch(String yearAndDay) {
        try {
            return EpochText.parseTle(yearAndDay).toString();
        } catch (DateTimeException e) {
            return yearAndDay; // refused by the mapper, in the words for all forms
        }
    }

    /** In the form of an OMM when it is of the shape of a designator; as it stands otherwise. Old launches have no piece. */
    private static String objectId(String designator) {
        return designator.matches("\\d{5}[A-Z]{0,3}") ? Designator.full(designator) : designator;
    }

    /** A number with its point and the sign of its power left out, {@code 16600-3} for 0.166e-3. */
    private static String exponent(String text) {
        Matcher m = EXPONENT.matcher(text);
        return m.matches() ? m.group(1).strip() + "." + m.group(2) + "E" + m.group(3) : text.strip();
    }
}
