package org.slewd.picture;

/** Levels as colours: from near black over blue and orange to near white, lighter with every step, also for who sees no red or green. */
public final class ColourMap {

    private static final int[] STOPS = {
        0x05060F, 0x141B4D, 0x2B3A8F, 0x5A49A8, 0x9B4B9A, 0xD85A72, 0xF58A4B, 0xFCC75F, 0xFFFBE0
    };

    private ColourMap() {}

    /** The colour 0xRRGGBB of {@code level}, 0 to 1; what is beyond has the colour of the end. */
    public static int colour(double level) {
        double at = Math.max(0, Math.min(1, level)) * (STOPS.length - 1);
        int stop = (int) Math.min(STOPS.length - 2.0, Math.floor(at));
        double part = at - stop;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = (STOPS[stop] >> shift) & 0xFF;
            double to = (STOPS[stop + 1] >> shift) & 0xFF;
            colour |= (int) Math.round(from + (to - from) * part) << shift;
        }
        return colour;
    }
}
