package org.slewd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot for people. What is missing is left out or shown as a dash, so that an older or newer daemon can be asked
 * too; every value of a device comes with its age.
 */
final class StatusTable {

    private static final int LABEL_WIDTH = 11;

    private final Object snapshot;
    private final boolean colour;

    StatusTable(Object snapshot, boolean colour) {
        this.snapshot = snapshot;
        this.colour = colour;
    }

    /** Of a bad configuration every problem has a line. */
    private void fault(PrintWriter out) {
        if (at("state.fault.message") instanceof String message) {
            String label = "fault";
            String before = text("state.fault.kind").orElse("-") + ',' + since("state.fault.sinceUtc") + ": ";
            for (String part : message.split("\n", -1)) {
                line(out, label, before + Text.printable(part));
                label = "";
                before = "";
            }
        }
    }

    private String plan(double greatestErrorDeg) {
        double offTargetSeconds = number("state.target.plan.offTargetSeconds").orElse(0.0);
        double lateSeconds = number("state.target.plan.lateSeconds").orElse(0.0);
        return text("state.target.plan.style").orElse("-") + ", within " + Text.fixed(greatestErrorDeg, 1) + " deg"
                + (offTargetSeconds > 0 ? ", " + Text.fixed(Math.ceil(offTargetSeconds), 0) + " s off target" : "")
                + (lateSeconds == 0
                        ? ""
                        : ", taken " + Text.fixed(lateSeconds, 1) + " s late"
                                + (text("state.target.plan.lateSource")
                                                .filter("signal"::equals)
                                                .isPresent()
                                        ? " as its signal says"
                                        : ""));
    }

    private void heard(PrintWriter out) {
        Optional<Double> lateSeconds = number("tuning.heard.lateSeconds");
        String text = lateSeconds
                .map(late -> "late by " + Text.fixed(late, 2) + " \u00b1 " + shown("tuning.heard.lateSigmaSeconds", 2)
                        + " s, off by " + shown("tuning.heard.offsetHz", 0) + " \u00b1 "
                        + shown("tuning.heard.offsetSigmaHz", 0) + " Hz"
                        + (is("tuning.heard.applicable")
                                ? "; 'slewd adjust --from-signal' points by it"
                                : ", not sure enough to point by"))
                .orElseGet(() -> "nothing certain: " + text("tuning.heard.why").orElse("-"));
        line(out, "heard", text + age("tuning.heard"));
    }

    void write(PrintWriter out) {
        if (is("state.simulation")) {
            line(out, "", "SIMULATION: hardware or clock are simulated");
        }
        line(out, "station", text("state.state").map(this::coloured).orElse("-") + since("state.sinceUtc"));
        fault(out);
        leases(out);
        conditions(out);
        if (has("state.target")) {
            target(out);
        }
        device(out, "rotator", "device.rotator");
        axes(out, "wanted", "pointing.wanted");
        axes(out, "commanded", "pointing.commanded");
        axes(out, "measured", "pointing.measured");
        number("pointing.errorDeg").ifPresent(error -> line(out, "off target", Text.fixed(error, 2) + " deg"));
        startDelays(out);
        if (has("device.receiver")) {
            dials(out);
        }
        if (has("tuning.heard")) {
            heard(out);
        }
        clock(out);
        number("state.loop.ticks")
                .ifPresent(ticks -> line(
                        out,
                        "loop",
                        Text.fixed(ticks, 0) + " ticks, " + shown("state.loop.skipped", 0) + " skipped, late by "
                                + shown("state.loop.lateP50Us", 0) + " us at the median, "
                                + shown("state.loop.lateMaxUs", 0)
                                + " us at most"));
        if (at("alerts") instanceof List<?> alerts) {
            for (Object alert : alerts) {
                StatusTable inside = new StatusTable(alert, colour);
                inside.line(
                        out,
                        "alert",
                        inside.text("utc").orElse("-") + "  "
                                + inside.text("message").orElse("-"));
            }
        }
        out.flush();
    }

    /** Who else has what one might want to move. */
    private void leases(PrintWriter out) {
        if (at("lease.parts") instanceof List<?> parts) {
            for (Object each : parts) {
                StatusTable part = new StatusTable(each, colour);
                part.text("held.by")
                        .ifPresent(who -> line(
                                out,
                                "held",
                                part.text("part").orElse("-") + " by " + who + part.since("held.sinceUtc")));
            }
        }
    }

    private void conditions(PrintWriter out) {
        if (at("state.conditions.inputs") instanceof List<?> inputs) {
            for (Object input : inputs) {
                line(
                        out,
                        "condition",
                        new StatusTable(input, colour).text("sentence").orElse("-"));
            }
        }
        text("state.conditions.stow")
                .filter(stow -> !stow.equals("not-wanted"))
                .ifPresent(stow -> line(out, "at rest", stow.equals("stowed") ? "yes, as it is read back" : stow));
    }

    private void clock(PrintWriter out) {
        text("state.clock.source")
                .ifPresent(source -> line(
                        out,
                        "clock",
                        number("state.clock.boundSeconds")
                                        .map(bound -> "right within " + Text.fixed(bound, 3) + " s (" + source + ")")
                                        .orElse("nobody knows how wrong it is")
                                + (text("state.clock.verdict")
                                                .filter("refused"::equals)
                                                .isPresent()
                                        ? "; no pass begins by itself"
                                        : "")));
    }

    /** The receiver and nothing else. */
    void writeTuning(PrintWriter out) {
        dials(out);
        text("tuning.transmitter").ifPresent(transmitter -> line(out, "hears", transmitter));
        if (has("tuning.uplink")) {
            number("tuning.uplink.exactHz").ifPresent(hz -> line(out, "uplink", Text.fixed(hz, 0) + " Hz wanted"));
            hertz(out, "commanded", "tuning.uplink.commanded");
            hertz(out, "measured", "tuning.uplink.measured");
        }
        if (has("tuning.signal")) {
            line(
                    out,
                    "meter",
                    Text.fixed(100 * number("tuning.signal.share").orElse(0.0), 0) + " % of its scale"
                            + age("tuning.signal"));
        }
        if (has("tuning.heard")) {
            heard(out);
        }
        out.flush();
    }

    private void dials(PrintWriter out) {
        device(out, "receiver", "device.receiver");
        number("tuning.exactHz").ifPresent(hz -> line(out, "wanted", Text.fixed(hz, 0) + " Hz"));
        hertz(out, "commanded", "tuning.commanded");
        hertz(out, "measured", "tuning.measured");
    }

    private void target(PrintWriter out) {
        line(
                out,
                "target",
                shown("state.target.catalogNumber", 0)
                        + ' '
                        + text("state.target.name").orElse("")
                        + number("state.target.elementAgeSeconds")
                                .map(age -> ", elements " + Text.fixed(age / 86_400, 1) + " days old")
                                .orElse(""));
        number("state.target.plan.greatestErrorDeg").ifPresent(error -> line(out, "plan", plan(error)));
        if (has("pointing.target")) {
            line(
                    out,
                    "stands at",
                    position("pointing.target") + ", range "
                            + number("pointing.target.rangeM")
                                    .map(range -> Text.fixed(range / 1000, 0))
                                    .orElse("-")
                            + " km");
        }
        String rise = text("state.target.pass.aosUtc")
                .or(() -> text("state.target.pass.aos.utc"))
                .orElse("-");
        String set = text("state.target.pass.losUtc")
                .or(() -> text("state.target.pass.los.utc"))
                .orElse("-");
        if (has("state.target.pass")) {
            line(out, "pass", rise + " to " + set);
        }
    }

    private void device(PrintWriter out, String label, String path) {
        if (!has(path)) {
            line(out, label, "-");
            return;
        }
        line(
                out,
                label,
                text(path + ".kind").orElse("-") + " at "
                        + text(path + ".address").orElse("-") + ", link "
                        + text(path + ".link").orElse("-") + ", "
                        + text(path + ".contact").orElse("-"));
        text(path + ".linkDetail").filter(detail -> !detail.isBlank()).ifPresent(detail -> line(out, "", detail));
        text(path + ".trouble").ifPresent(trouble -> line(out, "", trouble));
    }

    private void startDelays(PrintWriter out) {
        if (at("pointing.startDelays") instanceof List<?> delays) {
            String label = "starts";
            for (Object delay : delays) {
                line(out, label, new StatusTable(delay, colour).startDelay());
                label = "";
            }
        }
    }

    private String startDelay() {
        String slews = shown("measured.slews", 0);
        String measured = number("measured.ms")
                .map(ms -> Text.fixed(ms, 0) + " ms after an order by " + slews
                        + (slews.equals("1") ? " slew" : " slews") + ", +- " + shown("measured.errorMs", 0) + " ms")
                .orElse("not measured yet");
        return text("axis").orElse("-") + ' ' + measured + "; configured " + shown("configuredMs", 0) + " ms, leads by "
                + shown("usedMs", 0) + " ms";
    }

    private void axes(PrintWriter out, String label, String path) {
        if (has(path)) {
            line(out, label, position(path) + age(path));
        }
    }

    private String position(String path) {
        return "azimuth " + shown(path + ".azimuthDeg", 1) + ", elevation " + shown(path + ".elevationDeg", 1);
    }

    private void hertz(PrintWriter out, String label, String path) {
        if (has(path)) {
            String verified =
                    label.equals("commanded") && !is(path.replace("commanded", "verified")) ? ", not confirmed" : "";
            line(out, label, shown(path + ".hz", 0) + " Hz" + age(path) + verified);
        }
    }

    private String age(String path) {
        return number(path + ".ageSeconds")
                .filter(age -> age > 0)
                .map(age -> ", " + Text.fixed(age, 1) + " s ago")
                .orElse("");
    }

    private String since(String path) {
        return text(path).map(utc -> " since " + utc).orElse("");
    }

    private String coloured(String state) {
        if (!colour) {
            return state;
        }
        String code = state.equalsIgnoreCase("faulted") ? "31" : "32";
        return "\u001b[" + code + 'm' + state + "\u001b[0m";
    }

    private void line(PrintWriter out, String label, String text) {
        out.println((label + " ".repeat(LABEL_WIDTH)).substring(0, LABEL_WIDTH) + text);
    }

    private Object at(String path) {
        Object value = snapshot;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return value;
    }

    private boolean has(String path) {
        return at(path) != null;
    }

    private boolean is(String path) {
        return Boolean.TRUE.equals(at(path));
    }

    private Optional<String> text(String path) {
        return at(path) instanceof String text ? Optional.of(Text.printable(text)) : Optional.empty();
    }

    private Optional<Double> number(String path) {
        return at(path) instanceof Number number && Math.abs(number.doubleValue()) < 1e15
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    private String shown(String path, int decimals) {
        return number(path).map(number -> Text.fixed(number, decimals)).orElse("-");
    }
}
