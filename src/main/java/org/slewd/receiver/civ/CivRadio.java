package org.slewd.receiver.civ;

import java.util.Arrays;
import org.slewd.receiver.Half;
import org.slewd.receiver.Leg;

/**
 * The inside of a simulated radio: its VFOs, its settings, and what it answers to each command. It knows the commands that
 * slewd and Hamlib use and refuses all others, and everything that could key a transmitter.
 */
final class CivRadio {

    private static final int FM = 0x05;
    private static final int WIDE = 0x01;
    private static final int NARROW = 0x03;
    private static final byte[] OK = {(byte) CivCodec.ACCEPTED};
    private static final byte[] NO = {(byte) CivCodec.REFUSED};
    private static final byte[] NOTHING = {};

    private static final class Vfo {
        private long hz;
        private int mode = FM;
        private int filter = WIDE;
        private boolean data;

        Vfo(long hz) {
            this.hz = hz;
        }
    }

    private final CivProfile profile;

    /** MAIN, and on sets with two receivers SUB; each with VFO A and B. */
    private final Vfo[][] vfos;

    private int receiver;
    private final int[] selected = {0, 0};
    private boolean powered = true;
    private boolean satellite;

    /** Whether somebody has told MAIN from SUB, so that SUB is the downlink. */
    private boolean halves;

    private boolean keepsBandsApart;

    private int split;
    private int filterWidth = 0x31;
    private final byte[][] levels = {{0x01, 0x28}, {0x01, 0x28}, {0x01, 0x28}};

    CivRadio(CivProfile profile) {
        this.profile = profile;
        this.vfos =
                new Vfo[][] {{new Vfo(145_900_000), new Vfo(435_000_000)}, {new Vfo(435_000_000), new Vfo(435_000_000)}
                };
    }

    /** Where the dial of a leg stands. */
    long tunedHz(Leg leg) {
        if (!satellite && !halves) {
            return leg == Leg.DOWNLINK ? current().hz : unselected().hz;
        }
        int half = indexOf(leg);
        return vfos[half][selected[half]].hz;
    }

    /** As if somebody turned the dial of the downlink. */
    void turnDial(long hz) {
        int half = satellite || halves ? indexOf(Leg.DOWNLINK) : receiver;
        vfos[half][selected[half]].hz = hz;
    }

    private int indexOf(Leg leg) {
        return profile.half(leg) == Half.MAIN ? 0 : 1;
    }

    /** From now on it refuses to have both halves on one band, as some sets do. */
    void keepBandsApart() {
        keepsBandsApart = true;
    }

    private boolean isBandOfOtherHalf(Vfo vfo, long hz) {
        int half = Arrays.asList(vfos[0]).contains(vfo) ? 0 : 1;
        long otherHz = vfos[1 - half][selected[1 - half]].hz;
        return profile.traits().bands().stream()
                .anyMatch(band -> band.minHz() <= Math.min(hz, otherHz) && Math.max(hz, otherHz) <= band.maxHz());
    }

    int modeCode() {
        return current().mode;
    }

    /** What goes back to whoever sent {@code payload}; empty for silence. */
    byte[] answer(byte[] payload) {
        int command = payload[0] & 0xFF;
        if (!powered && command != 0x18) {
            return NOTHING;
        }
        byte[] data = Arrays.copyOfRange(payload, 1, payload.length);
        if (CivKeying.couldKey(payload)) {
            return NO;
        }
        return switch (command) {
            case 0x00 -> {
                setHz(current(), data, 0);
                yield NOTHING;
            }
            case 0x01 -> {
                setMode(current(), data);
                yield NOTHING;
            }
            case 0x03 -> data.length == 0 ? frequency(current(), 0x03) : NO;
            case 0x04 -> data.length == 0 ? bytes(0x04, current().mode, current().filter) : NO;
            case 0x05 -> setHz(current(), data, 0);
            case 0x06 -> setMode(current(), data);
            case 0x07 -> selectVfo(data);
            case 0x0F -> split(data);
            case 0x14 -> level(data);
            case 0x15 -> meter(data);
            case 0x16 -> function(data);
            case 0x18 -> power(data);
            case 0x19 -> is(data, 0x00) ? bytes(0x19, 0x00, profile.address()) : NO;
            case 0x1A -> settings(data);
            case 0x1C ->
                profile.transmits() && is(data, 0x00)
                        ? bytes(0x1C, 0x00, 0x00)
                        : profile.transmits() && is(data, 0x00, 0x00) ? OK : NO;
            case 0x25 -> frequencyOf(data);
            case 0x26 -> modeOf(data);
            default -> NO;
        };
    }

    private Vfo current() {
        return vfos[receiver][selected[receiver]];
    }

    /** The other VFO, or in satellite mode the other receiver. */
    private Vfo unselected() {
        return satellite ? vfos[1 - receiver][selected[1 - receiver]] : vfos[receiver][1 - selected[receiver]];
    }

    private byte[] setHz(Vfo vfo, byte[] data, int offset) {
        if (data.length != offset + CivCodec.FREQUENCY_BYTES) {
            return NO;
        }
        long hz = CivCodec.hz(data, offset).orElse(0L);
        if (!profile.traits().contains(hz) || (keepsBandsApart && isBandOfOtherHalf(vfo, hz))) {
            return NO;
        }
        vfo.hz = hz;
        return OK;
    }

    private byte[] setMode(Vfo vfo, byte[] data) {
        boolean known = data.length > 0 && profile.modeCodes().contains(data[0] & 0xFF);
        boolean filtered = data.length == 2 && data[1] >= WIDE && data[1] <= NARROW;
        if (!known || !(data.length == 1 || filtered)) {
            return NO;
        }
        vfo.mode = data[0];
        vfo.filter = filtered ? data[1] : WIDE;
        return OK;
    }

    private byte[] selectVfo(byte[] data) {
        if (data.length == 0) {
            return OK;
        }
        if (is(data, 0x00) || is(data, 0x01)) {
            selected[receiver] = data[0];
            return OK;
        }
        if (!profile.twin()) {
            return NO;
        }
        if (is(data, 0xD2)) {
            return bytes(0x07, 0xD2, receiver);
        }
        if (is(data, 0xD0) || is(data, 0xD1)) {
            receiver = data[0] & 1;
            halves = true;
            return OK;
        }
        if (is(data, 0xB0)) {
            Vfo[] main = vfos[0];
            vfos[0] = vfos[1];
            vfos[1] = main;
            return OK;
        }
        return NO;
    }

    private byte[] split(byte[] data) {
        if (!profile.transmits()) {
            return NO;
        }
        if (data.length == 0) {
            return bytes(0x0F, split);
        }
        if (is(data, 0x00) || is(data, 0x01)) {
            split = data[0];
            return OK;
        }
        return NO;
    }

    private byte[] level(byte[] data) {
        if (data.length == 0 || data[0] < 1 || data[0] > levels.length) {
            return NO;
        }
        byte[] level = levels[data[0] - 1];
        if (data.length == 1) {
            return bytes(0x14, data[0], level[0], level[1]);
        }
        boolean valid = data.length == 3
                && data[1] >= 0
                && data[1] <= 0x02
                && isDecimal(data[2])
                && (data[1] < 0x02 || (data[2] & 0xFF) <= 0x55);
        if (!valid) {
            return NO;
        }
        level[0] = data[1];
        level[1] = data[2];
        return OK;
    }

    private static byte[] meter(byte[] data) {
        if (is(data, 0x01)) {
            return bytes(0x15, 0x01, 0x01);
        }
        return is(data, 0x02) ? bytes(0x15, 0x02, 0x01, 0x20) : NO;
    }

    private byte[] function(byte[] data) {
        if (profile.inside() != CivProfile.Inside.SATELLITE_TWIN) {
            return is(data, 0x5B) ? bytes(0x16, 0x5B, 0x00) : NO;
        }
        if (is(data, 0x5A)) {
            return bytes(0x16, 0x5A, satellite ? 1 : 0);
        }
        if (is(data, 0x5A, 0x00) || is(data, 0x5A, 0x01)) {
            satellite = data[1] == 1;
            return OK;
        }
        return NO;
    }

    private byte[] power(byte[] data) {
        if (data.length == 0) {
            return !powered || profile.twin() ? powered ? NO : NOTHING : bytes(0x18, 0x01);
        }
        if (is(data, 0x00) || is(data, 0x01)) {
            powered = data[0] == 1;
            return OK;
        }
        return powered ? NO : NOTHING;
    }

    private byte[] settings(byte[] data) {
        if (is(data, 0x03)) {
            return bytes(0x1A, 0x03, filterWidth);
        }
        if (data.length == 2 && data[0] == 0x03 && isDecimal(data[1]) && data[1] >= 0 && data[1] <= 0x49) {
            filterWidth = data[1];
            return OK;
        }
        if (!profile.transmits() || data.length == 0 || data[0] != 0x06) {
            return NO;
        }
        if (data.length == 1) {
            return bytes(0x1A, 0x06, current().data ? 1 : 0, 0x00);
        }
        if (data.length == 3 && (data[1] == 0 || data[1] == 1)) {
            current().data = data[1] == 1;
            return OK;
        }
        return NO;
    }

    private byte[] frequencyOf(byte[] data) {
        if (data.length == 0 || data[0] < 0 || data[0] > 1) {
            return NO;
        }
        Vfo vfo = data[0] == 0 ? current() : unselected();
        return data.length == 1 ? frequency(vfo, 0x25, data[0]) : setHz(vfo, data, 1);
    }

    private byte[] modeOf(byte[] data) {
        if (!reachesOther() || data.length == 0 || data[0] < 0 || data[0] > 1) {
            return NO;
        }
        Vfo vfo = data[0] == 0 ? current() : unselected();
        if (data.length == 1) {
            return bytes(0x26, data[0], vfo.mode, vfo.data ? 1 : 0, vfo.filter);
        }
        if (data.length != 4 || data[2] < 0 || data[2] > 1) {
            return NO;
        }
        byte[] answer = setMode(vfo, new byte[] {data[1], data[3]});
        if (answer == OK) {
            vfo.data = data[2] == 1;
        }
        return answer;
    }

    private boolean reachesOther() {
        return profile.inside() == CivProfile.Inside.TWO_VFOS || profile.inside() == CivProfile.Inside.SATELLITE_TWIN;
    }

    private static byte[] frequency(Vfo vfo, int... head) {
        byte[] bytes = Arrays.copyOf(bytes(head), head.length + CivCodec.FREQUENCY_BYTES);
        CivCodec.putHz(vfo.hz, bytes, head.length);
        return bytes;
    }

    private static boolean isDecimal(byte b) {
        return (b & 0x0F) <= 9 && (b >> 4 & 0x0F) <= 9;
    }

    private static boolean is(byte[] data, int... values) {
        return Arrays.equals(data, bytes(values));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
