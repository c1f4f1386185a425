package org.slewd.orbit;

/** International designators: year, launch of the year, piece of the launch. */
final class Designator {

    private Designator() {}

    /** {@code 98067A}, as in a TLE, as {@code 1998-067A}; as it stands when it does not begin with five digits. */
    static String full(String designator) {
        if (designator.length() < 5 || !startsWithDigits(designator, 5)) {
            return designator;
        }
        return EpochText.fullYear(Integer.parseInt(designator.substring(0, 2))) + "-" + designator.substring(2);
    }

    private static boolean startsWithDigits(String text, int digits) {
        for (int i = 0; i < digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
