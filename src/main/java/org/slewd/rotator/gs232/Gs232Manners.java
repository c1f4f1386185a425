package org.slewd.rotator.gs232;

/**
 * How one box writes: the manual leaves little open, and the copies differ in all of it.
 *
 * @param dialect form of the angles
 * @param opening what comes before each answer with data
 * @param betweenAngles what stands between azimuth and elevation in the B form
 * @param lineEnd what ends an answer with data, a prompt included
 * @param acknowledgement of a command without data
 * @param speedAcknowledgement of the choice of a speed; {@code %s} stands for it
 * @param hasElevation whether there is a second axis
 */
record Gs232Manners(
        Gs232Codec.Dialect dialect,
        String opening,
        String betweenAngles,
        String lineEnd,
        String acknowledgement,
        String speedAcknowledgement,
        boolean hasElevation) {

    static final Gs232Manners YAESU_A = new Gs232Manners(Gs232Codec.Dialect.A, "", "", "\r\n", "\r", "\r", true);

    static final Gs232Manners YAESU_B = new Gs232Manners(Gs232Codec.Dialect.B, "", "  ", "\r\n", "\r", "\r", true);

    static final Gs232Manners K3NG_A =
            new Gs232Manners(Gs232Codec.Dialect.A, "", "", "\r\n", "\r\n", "Speed %s\r\n", true);

    static final Gs232Manners K3NG_B =
            new Gs232Manners(Gs232Codec.Dialect.B, "", "", "\r\n", "\r\n", "Speed %s\r\n", true);

    /** The same box without its second axis. */
    Gs232Manners withoutElevation() {
        return new Gs232Manners(dialect, opening, betweenAngles, lineEnd, acknowledgement, speedAcknowledgement, false);
    }

    byte[] azimuth(long azimuthDeg) {
        return data(dialect.azimuth(azimuthDeg));
    }

    byte[] elevation(long elevationDeg) {
        return data(dialect.elevation(elevationDeg));
    }

    byte[] position(long azimuthDeg, long elevationDeg) {
        return data(
                hasElevation
                        ? dialect.position(azimuthDeg, elevationDeg).replace("  ", betweenAngles)
                        : dialect.azimuth(azimuthDeg));
    }

    private byte[] data(String text) {
        return Gs232Codec.bytes(opening + text + lineEnd);
    }

    byte[] speed(String command) {
        return Gs232Codec.bytes(speedAcknowledgement.replace("%s", command));
    }
}
