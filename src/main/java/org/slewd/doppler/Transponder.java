package org.slewd.doppler;

import org.slewd.receiver.Leg;
import org.slewd.sky.Doppler;

/**
 * A linear transponder: what it hears in one passband it sends in the other, one frequency to one frequency.
 *
 * <p>There is one rule for working through it: the frequencies at the object stay, and both ends of the station move
 * (KB5MU, 1994). Then each of two stations hears the other stand still, whatever their own motion towards the object. A
 * conversation is therefore a {@link Channel}, which has no Doppler in it; {@link Shift} turns each of its ends into a dial.
 *
 * <p>Inverting: {@code uplink = sum - downlink}; not inverting: {@code uplink = downlink - difference}. Both constants are
 * taken at the centres, which belong to each other also where the published passbands differ a little in width.
 *
 * @param downlink what it sends
 * @param uplink what it hears
 * @param inverting whether the highest of one side is the lowest of the other; a lower sideband becomes an upper one
 */
public record Transponder(Passband downlink, Passband uplink, boolean inverting) {

    /**
     * A place in both passbands, at the object.
     *
     * @param transponder the one through which it goes
     * @param downlinkHz what the object sends
     */
    public record Channel(Transponder transponder, double downlinkHz) {
        public Channel {
            if (!(downlinkHz > 0 && downlinkHz < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("not a frequency: " + downlinkHz + " Hz");
            }
        }

        /** What the object has to hear. */
        public double uplinkHz() {
            return transponder.uplinkHz(downlinkHz);
        }

        /** What the object sends or hears on {@code leg}. */
        public double objectHz(Leg leg) {
            return leg == Leg.DOWNLINK ? downlinkHz : uplinkHz();
        }

        /** Distance of the downlink from the centre of its passband; positive is higher. */
        public double offsetHz() {
            return downlinkHz - transponder.downlink.centreHz();
        }

        /** Whether the object relays here. */
        public boolean isInside() {
            return transponder.downlink.contains(downlinkHz);
        }

        /**
         * After the operator turned a dial by {@code byHz}. A turn of the receiver's dial moves the downlink by as much, a
         * turn of the transmitter's the uplink; the other leg follows through the transponder.
         */
        public Channel turned(Leg leg, double byHz) {
            double downwardsHz = leg == Leg.DOWNLINK || !transponder.inverting ? byHz : -byHz;
            return new Channel(transponder, downlinkHz + downwardsHz);
        }
    }

    /** The channel in the middle. */
    public Channel centre() {
        return at(0);
    }

    /** The channel whose downlink lies {@code offsetHz} above the centre of the passband; negative is below. */
    public Channel at(double offsetHz) {
        return new Channel(this, downlink.centreHz() + offsetHz);
    }

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

    /**
     * What a site receives of its own carrier: for a station that can move only one dial, and therefore the channel too.
     *
     * @param sentHz what leaves the site
     * @param rangeRateMps positive when receding
     */
    public double returnedHz(double sentHz, double rangeRateMps) {
        return Doppler.receivedHz(downlinkHz(Shift.objectHz(Leg.UPLINK, sentHz, rangeRateMps)), rangeRateMps);
    }

    /** The leg that moves more, which is the one to move where a station can move only one. */
    public Leg movedFirst() {
        return downlink.centreHz() >= uplink.centreHz() ? Leg.DOWNLINK : Leg.UPLINK;
    }
}
