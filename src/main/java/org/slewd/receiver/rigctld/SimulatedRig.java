package org.slewd.receiver.rigctld;

import java.util.Map;
import java.util.Set;
import org.slewd.receiver.Leg;
import org.slewd.receiver.RadioFaults;

/** The receiver behind a simulated server. */
final class SimulatedRig {

    private static final Map<String, Integer> DEFAULT_WIDTHS = Map.ofEntries(
            Map.entry("LSB", 2_400),
            Map.entry("USB", 2_400),
            Map.entry("AM", 8_000),
            Map.entry("CW", 500),
            Map.entry("CWR", 500),
            Map.entry("FM", 15_000),
            Map.entry("FMN", 8_000),
            Map.entry("WFM", 230_000));

    private final RadioFaults faults = new RadioFaults();
    private final long[] hz = {145_900_000, 435_000_000};
    private final Set<String> modes;
    private int vfo;
    private boolean split;
    private String mode = "FM";
    private int widthHz = 15_000;
    private int keyingAttempts;

    /** @param modes the names it takes */
    SimulatedRig(Set<String> modes) {
        this.modes = modes;
    }

    long hz() {
        return hz[vfo];
    }

    /** Where the dial of a leg stands; the uplink is on VFO B. */
    long hz(Leg leg) {
        return leg == Leg.DOWNLINK ? hz() : hz[1];
    }

    boolean isSplit() {
        return split;
    }

    void setSplit(boolean on) {
        split = on;
    }

    void tuneUplink(long wantedHz) {
        hz[1] = wantedHz;
    }

    void tune(long wantedHz) {
        hz[vfo] = wantedHz;
    }

    String mode() {
        return mode;
    }

    int widthHz() {
        return widthHz;
    }

    /** Whether there is a mode of that name. */
    boolean knows(String name) {
        return modes.contains(name);
    }

    /**
     * Sets the mode.
     *
     * @param wantedWidthHz 0 for the usual width of the mode, below 0 to leave the width alone
     * @return whether there is such a mode
     */
    boolean setMode(String name, int wantedWidthHz) {
        if (!knows(name)) {
            return false;
        }
        mode = name;
        if (wantedWidthHz >= 0) {
            widthHz = wantedWidthHz > 0 ? wantedWidthHz : DEFAULT_WIDTHS.getOrDefault(name, 0);
        }
        return true;
    }

    String vfo() {
        return vfo == 0 ? "VFOA" : "VFOB";
    }

    void selectVfo(int index) {
        vfo = index;
    }

    /** What is wrong with it. */
    RadioFaults faults() {
        return faults;
    }

    int keyingAttempts() {
        return keyingAttempts;
    }

    /** Somebody tried to make it transmit. */
    void countKeying() {
        keyingAttempts++;
    }
}
