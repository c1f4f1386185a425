package org.slewd.orbit;

import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes an element set of the fields of an OMM, whichever form they came in. */
final class OmmMapper {

    /** The fields that are read. A reader may leave out all others. */
    static final Set<String> FIELDS = Set.of(
            "OBJECT_NAME",
            "OBJECT_ID",
            "CENTER_NAME",
            "REF_FRAME",
            "TIME_SYSTEM",
            "MEAN_ELEMENT_THEORY",
            "EPOCH",
            "MEAN_MOTION",
            "ECCENTRICITY",
            "INCLINATION",
            "RA_OF_ASC_NODE",
            "ARG_OF_PERICENTER",
            "MEAN_ANOMALY",
            "EPHEMERIS_TYPE",
            "CLASSIFICATION_TYPE",
            "NORAD_CAT_ID",
            "ELEMENT_SET_NO",
            "REV_AT_EPOCH",
            "BSTAR",
            "MEAN_MOTION_DOT",
            "MEAN_MOTION_DDOT");

    /** Longer than any name in use; what is beyond it is cut off. */
    private static final int MAX_NAME = 64;

    // Stricter than Double.parseDouble, which also takes "NaN", "0x1p3" and "1d". No field in use has 40 digits.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("\\+?\\d{1,18}(\\.0*)?");
    private static final Pattern ALPHA_5 = Pattern.compile("[A-HJ-NP-Z]\\d{4}");

    /** Alpha-5 leaves out I and O, which look like 1 and 0: A stands for 10, Z for 33. */
    static final String ALPHA_5_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private OmmMapper() {}

    /**
     * @param origin where the record was found, as {@link ElementSet#origin()}
     * @throws IllegalArgumentException with what is wrong, in words for an operator
     */
    static ElementSet map(Map<String, String> fields, String origin) {
        expect(fields, "CENTER_NAME", "EARTH");
        expect(fields, "REF_FRAME", "TEME");
        expect(fields, "TIME_SYSTEM", "UTC");
        checkTheory(fields);
        int catalogNumber = catalogNumber(required(fields, "NORAD_CAT_ID"));
        String name = fields.getOrDefault("OBJECT_NAME", "").strip();
        return new ElementSet(
                catalogNumber,
                name.isEmpty() ? Integer.toString(catalogNumber) : cut(name),
                cut(fields.getOrDefault("OBJECT_ID", "").strip()),
                epoch(required(fields, "EPOCH")),
                number(fields, "MEAN_MOTION"),
                number(fields, "ECCENTRICITY"),
                number(fields, "INCLINATION"),
                number(fields, "RA_OF_ASC_NODE"),
                number(fields, "ARG_OF_PERICENTER"),
                number(fields, "MEAN_ANOMALY"),
                number(fields, "BSTAR"),
                numberOrZero(fields, "MEAN_MOTION_DOT"),
                numberOrZero(fields, "MEAN_MOTION_DDOT"),
                wholeOrZero(fields, "ELEMENT_SET_NO"),
                wholeOrZero(fields, "REV_AT_EPOCH"),
                classification(fields.getOrDefault("CLASSIFICATION_TYPE", "").strip()),
                origin);
    }

    /** Up to nine digits, or one letter of Alpha-5 and four digits. */
    static int catalogNumber(String text) {
        if (ALPHA_5.matcher(text).matches()) {
            return (10 + ALPHA_5_LETTERS.indexOf(text.charAt(0))) * 10_000 + Integer.parseInt(text.substring(1));
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "NORAD_CAT_ID " + ElementReader.quote(text) + " is not a catalogue number");
        }
        long value = whole(text);
        if (value < 1 || value > ElementSet.MAX_CATALOG_NUMBER) {
            throw new IllegalArgumentException(
                    "catalogue number " + value + " is outside 1 to " + ElementSet.MAX_CATALOG_NUMBER);
        }
        return (int) value;
    }

    private static java.time.Instant epoch(String text) {
        try {
            return EpochText.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("EPOCH " + ElementReader.quote(text) + " is not a UTC time", e);
        }
    }

    private static void expect(Map<String, String> fields, String field, String expected) {
        String value = fields.getOrDefault(field, "").strip();
        if (!value.isEmpty() && !value.equalsIgnoreCase(expected)) {
            throw new IllegalArgumentException(
                    field + " is " + ElementReader.quote(value) + "; only " + expected + " can be used");
        }
    }

    private static void checkTheory(Map<String, String> fields) {
        String theory = fields.getOrDefault("MEAN_ELEMENT_THEORY", "").strip().toUpperCase(Locale.ROOT);
        boolean extended = theory.contains("XP")
                || fields.getOrDefault("EPHEMERIS_TYPE", "").strip().equals("4");
        if (extended) {
            throw new IllegalArgumentException("the elements are made for SGP4-XP, which SGP4 must not be given");
        }
        if (!theory.isEmpty() && !theory.contains("SGP4")) {
            throw new IllegalArgumentException(
                    "MEAN_ELEMENT_THEORY is " + ElementReader.quote(theory) + "; only SGP4 can be used");
        }
    }

    private static String required(Map<String, String> fields, String field) {
        String value = fields.getOrDefault(field, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static double number(Map<String, String> fields, String field) {
        String value = required(fields, field);
        if (!NUMBER.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " " + ElementReader.quote(value) + " is not a number");
        }
        return Double.parseDouble(value);
    }

    private static double numberOrZero(Map<String, String> fields, String field) {
        return fields.getOrDefault(field, "").isBlank() ? 0 : number(fields, field);
    }

    private static int wholeOrZero(Map<String, String> fields, String field) {
        String value = fields.getOrDefault(field, "").strip();
        if (value.isEmpty()) {
            return 0;
        }
        if (!WHOLE.matcher(value).matches() || whole(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(field + " " + ElementReader.quote(value) + " is not a whole number");
        }
        return (int) whole(value);
    }

    private static long whole(String digits) {
        int point = digits.indexOf('.');
        return Long.parseLong(point < 0 ? digits : digits.substring(0, point));
    }

    private static char classification(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "", "U" -> 'U';
            case "C" -> 'C';
            case "S" -> 'S';
            default ->
                throw new IllegalArgumentException(
                        "CLASSIFICATION_TYPE " + ElementReader.quote(text) + " is not U, C or S");
        };
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
