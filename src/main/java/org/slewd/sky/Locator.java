package org.slewd.sky;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A square of the Maidenhead system, by which radio amateurs say where they are.
 *
 * @param name 4, 6 or 8 characters: {@code JN58}, {@code JN58td}, {@code JN58td25}
 */
public record Locator(String name) {

    private static final Pattern FORM = Pattern.compile("[A-R]{2}[0-9]{2}([a-x]{2}([0-9]{2})?)?");

    public Locator {
        if (!FORM.matcher(name).matches()) {
            throw none(name);
        }
    }

    /**
     * Reads one in any case of its letters.
     *
     * @throws IllegalArgumentException with a sentence that shows the allowed forms
     */
    public static Locator parse(String text) {
        int head = Math.min(2, text.length());
        String name = text.substring(0, head).toUpperCase(Locale.ROOT)
                + text.substring(head).toLowerCase(Locale.ROOT);
        if (!FORM.matcher(name).matches()) {
            throw none(text);
        }
        return new Locator(name);
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException('"' + text
                + "\" is not a Maidenhead locator; write 4, 6 or 8 characters such as JN58, JN58td or JN58td25");
    }

    /**
     * The square that a place lies in.
     *
     * @param latitudeDeg north positive, [-90, 90]
     * @param longitudeDeg east positive, any number of turns
     * @param characters 4, 6 or 8
     */
    public static Locator of(double latitudeDeg, double longitudeDeg, int characters) {
        if (!(Math.abs(latitudeDeg) <= 90) || !Double.isFinite(longitudeDeg)) {
            throw new IllegalArgumentException("no place: " + latitudeDeg + ", " + longitudeDeg + " degrees");
        }
        // In the smallest squares, of which there are 43200 around the Earth and as many from pole to pole.
        long east = Math.floorMod((long) Math.floor((longitudeDeg + 180) * 120), 43_200L);
        long north = Math.min(43_199, (long) Math.floor((latitudeDeg + 90) * 240));
        String all = "" + (char) ('A' + east / 2400) + (char) ('A' + north / 2400)
                + east / 240 % 10 + north / 240 % 10
                + (char) ('a' + east / 10 % 24) + (char) ('a' + north / 10 % 24)
                + east % 10 + north % 10;
        return new Locator(all.substring(0, characters));
    }

    /** North positive, of the centre of the square. */
    public double latitudeDeg() {
        return centreOf(1) - 90;
    }

    /** East positive, of the centre of the square, [-180, 180]. */
    public double longitudeDeg() {
        return 2 * centreOf(0) - 180;
    }

    /** Degrees of latitude, or half degrees of longitude, from where the system begins. */
    private double centreOf(int axis) {
        double deg = (name.charAt(axis) - 'A') * 10 + (name.charAt(2 + axis) - '0');
        double size = 1;
        if (name.length() >= 6) {
            size = 1 / 24.0;
            deg += (name.charAt(4 + axis) - 'a') * size;
        }
        if (name.length() == 8) {
            size = 1 / 240.0;
            deg += (name.charAt(6 + axis) - '0') * size;
        }
        return deg + size / 2;
    }
}
