package org.slewd.receiver.civ;

/**
 * One frame on the bus without its preamble and end.
 *
 * @param to address it is meant for; 00 is everybody
 * @param from address of who sent it
 * @param payload command, perhaps sub-command, and data; at least one byte
 */
record CivFrame(int to, int from, byte[] payload) {

    static final int EVERYBODY = 0x00;

    /** The address that a controller has unless there are several. */
    static final int CONTROLLER = 0xE0;

    static final int PREAMBLE = 0xFE;
    static final int END = 0xFD;
    static final int JAM = 0xFC;

    int command() {
        return payload[0] & 0xFF;
    }

    /** The frame as it goes over the wire. */
    byte[] bytes() {
        byte[] bytes = new byte[payload.length + 5];
        bytes[0] = (byte) PREAMBLE;
        bytes[1] = (byte) PREAMBLE;
        bytes[2] = (byte) to;
        bytes[3] = (byte) from;
        System.arraycopy(payload, 0, bytes, 4, payload.length);
        bytes[bytes.length - 1] = (byte) END;
        return bytes;
    }
}
