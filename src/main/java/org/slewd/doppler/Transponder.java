package org.slewd.doppler;

/**
 * A linear transponder: what it hears in one passband it sends in the other, one frequency to one frequency.
 *
 * <p>There is one rule for working through it: the frequencies at the object stay, and both ends of the station move
 * (KB5MU, 1994). Then each of two stations hears the other stand still, whatever their own motion towards the object.
 * {@link Shift} turns each of the two into a dial; a turn of one dial moves the other through here.
 *
 * <p>Inverting: {@code uplink = sum - downlink}; not inverting: {@code uplink = downlink - difference}. Both constants are
 * taken at the centres, which belong to each other also where the published passbands differ a little in width.
 *
 * @param downlink what it sends
 * @param uplink what it hears
 * @param inverting whether the highest of one side is the lowest of the other; a lower sideband becomes an upper one
 */
public record Transponder(Passband downlink, Passband uplink, boolean inverting) {

    /** What it has to hear to send {@code downlinkHz}; inside the passbands or not. */
    public double uplinkHz(double downlinkHz) {
        double offsetHz = downlinkHz - downlink.centreHz();
        return uplink.centreHz() + (inverting ? -offsetHz : offsetHz);
    }

    /** What it sends when it hears {@code uplinkHz}: the inverse of {@link #uplinkHz}. */
    public double downlinkHz(double uplinkHz) {
        double offsetHz = uplinkHz - uplink.centreHz();
        return downlink.centreHz() + (inverting ? -offsetHz : offsetHz);
    }
}
