package org.slewd.transmitter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One record of the SatNOGS DB. Fields that are null there are absent here. */
final class SatnogsRecord {

    private final Map<String, String> fields;

    private SatnogsRecord(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * The transmitter that {@code fields} describe.
     *
     * @throws IllegalArgumentException with half a sentence that says which field is wrong
     */
    static Transmitter of(Map<String, String> fields, String source) {
        return new SatnogsRecord(fields).transmitter(source);
    }

    private Transmitter transmitter(String source) {
        Optional<BigDecimal> drift = number("downlink_drift");
        Optional<BigDecimal> baud = number("baud").filter(value -> value.signum() != 0);
        return new Transmitter(
                text("uuid"),
                catalogNumber("norad_cat_id").orElseThrow(() -> new IllegalArgumentException("has no norad_cat_id")),
                catalogNumber("norad_follow_id").map(OptionalInt::of).orElse(OptionalInt.empty()),
                text("description"),
                band("downlink"),
                drift.map(BigDecimal::doubleValue).orElse(0.0),
                band("uplink"),
                text("mode"),
                text("uplink_mode"),
                flag("invert", false),
                baud.map(value -> OptionalDouble.of(value.doubleValue())).orElse(OptionalDouble.empty()),
                flag("alive", true),
                text("status"),
                flag("unconfirmed", false),
                source);
    }

    private String text(String field) {
        return Words.clean(fields.getOrDefault(field, ""));
    }

    private Optional<Band> band(String side) {
        Optional<Long> low = hertz(side + "_low");
        Optional<Long> high = hertz(side + "_high");
        if (low.isEmpty() && high.isPresent()) {
            throw new IllegalArgumentException("has a " + side + "_high without a " + side + "_low");
        }
        if (low.isPresent() && high.isPresent() && high.get() < low.get()) {
            throw new IllegalArgumentException(
                    side + "_high " + high.get() + " is below " + side + "_low " + low.get());
        }
        return low.map(hz -> new Band(hz, high.orElse(hz)));
    }

    private Optional<Long> hertz(String field) {
        return number(field).map(value -> whole(field, value, Band.LEAST_HZ, Band.GREATEST_HZ));
    }

    private Optional<Integer> catalogNumber(String field) {
        return number(field).map(value -> Math.toIntExact(whole(field, value, 1, Transmitter.GREATEST_CATALOG_NUMBER)));
    }

    private Optional<BigDecimal> number(String field) {
        String text = fields.get(field);
        // A number of more digits than this is none of ours, and arithmetic with its exponent could take for ever.
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.length() > 24) {
                throw new NumberFormatException();
            }
            BigDecimal value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) > 24) {
                throw new NumberFormatException();
            }
            return Optional.of(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " is " + Words.quote(text) + ", not a number", e);
        }
    }

    private static long whole(String field, BigDecimal value, long least, long greatest) {
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(greatest)) > 0) {
            throw new IllegalArgumentException(
                    field + " " + value.toPlainString() + " is outside [" + least + ", " + greatest + "]");
        }
        return value.setScale(0, java.math.RoundingMode.HALF_EVEN).longValueExact();
    }

    private boolean flag(String field, boolean usual) {
        String text = fields.get(field);
        if (text == null) {
            return usual;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(field + " is " + Words.quote(text) + ", not true or false");
        }
        return text.equals("true");
    }
}
