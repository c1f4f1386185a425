package org.slewd.receiver.civ;

/**
 * Tells whether a command could make a radio transmit. It errs on the side of yes. The simulators ask it about every frame
 * on the bus, whoever it is for.
 */
final class CivKeying {

    private static final int MEMORY_KEYER = 0x17;
    private static final int STOP_KEYER = 0xFF;
    private static final int TRANSCEIVER = 0x1C;
    private static final int PTT = 0x00;
    private static final int TUNER = 0x01;
    private static final int DV_DATA = 0x22;
    private static final int VOICE_MEMORY = 0x28;

    private CivKeying() {}

    static boolean couldKey(byte[] payload) {
        int command = payload[0] & 0xFF;
        int sub = payload.length > 1 ? payload[1] & 0xFF : -1;
        boolean writes = payload.length > 2;
        return switch (command) {
            case MEMORY_KEYER -> payload.length > 1 && sub != STOP_KEYER;
            case TRANSCEIVER -> writes && (sub == PTT || sub == TUNER) && payload[2] != 0;
            case DV_DATA -> writes && sub == 0;
            case VOICE_MEMORY -> writes;
            default -> false;
        };
    }
}
