package org.slewd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What a calibration found, as a table for people and as lines for the configuration. */
final class AxisSheet {

    /** A value that is not clearly above its error is nothing to put into a configuration. */
    private static final double LEAST_SIGNIFICANCE = 2;

    private final List<?> measures;

    /** @param measures as the snapshot has them */
    AxisSheet(List<?> measures) {
        this.measures = measures;
    }

    void writeTable(PrintWriter out) {
        Table table = new Table("axis", "what", ">measured", ">error", "unit");
        for (Object each : measures) {
            Map<?, ?> axis = (Map<?, ?>) each;
            String name = String.valueOf(axis.get("axis"));
            row(table, name, "rate", axis, "rateDegPerS", 3, "deg/s");
            row(table, name, "rate up", axis, "rateUpDegPerS", 3, "deg/s");
            row(table, name, "rate down", axis, "rateDownDegPerS", 3, "deg/s");
            row(table, name, "acceleration", axis, "accelerationDegPerS2", 1, "deg/s2");
            row(table, name, "start delay", axis, "startDelayMs", 0, "ms");
            row(table, name, "coast after a stop", axis, "coastDeg", 2, "deg");
            plain(table, name, "dead band", axis, "deadBandDeg", 2, "deg");
            plain(table, name, "read-back step", axis, "resolutionDeg", 2, "deg");
            plain(table, name, "report interval", axis, "reportIntervalMs", 0, "ms");
        }
        table.write(out);
    }

    private static void row(
            Table table, String name, String what, Map<?, ?> axis, String key, int digits, String unit) {
        table.row(
                name,
                what,
                Text.fixed(number(axis, key, "value"), digits),
                Text.fixed(number(axis, key, "error"), digits),
                unit);
    }

    private static void plain(
            Table table, String name, String what, Map<?, ?> axis, String key, int digits, String unit) {
        table.row(name, what, Text.fixed(number(axis.get(key)), digits), "", unit);
    }

    /** Lines for the section {@code rotator}. What could not be told from nothing is left as a comment. */
    String configuration() {
        StringBuilder text = new StringBuilder();
        for (Object each : measures) {
            Map<?, ?> axis = (Map<?, ?>) each;
            String name = String.valueOf(axis.get("axis"));
            line(text, name + "RateDegPerS", axis, "rateDegPerS", 2);
            line(text, name + "AccelerationDegPerS2", axis, "accelerationDegPerS2", 1);
            line(text, name + "StartDelayMs", axis, "startDelayMs", 0);
            line(text, name + "CoastDeg", axis, "coastDeg", 2);
            text.append("  ")
                    .append(name)
                    .append("DeadBandDeg: ")
                    .append(Text.fixed(number(axis.get("deadBandDeg")), 2))
                    .append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, Map<?, ?> axis, String measure, int digits) {
        double value = number(axis, measure, "value");
        double error = number(axis, measure, "error");
        boolean clear = value >= LEAST_SIGNIFICANCE * error;
        text.append(clear ? "  " : "  # ")
                .append(key)
                .append(": ")
                .append(Text.fixed(value, digits))
                .append("  # +- ")
                .append(Text.fixed(error, digits))
                .append(clear ? "" : ", too uncertain to use")
                .append('\n');
    }

    private static double number(Map<?, ?> axis, String key, String part) {
        return axis.get(key) instanceof Map<?, ?> figure ? number(figure.get(part)) : Double.NaN;
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
